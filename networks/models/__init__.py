"""Organisation and networks."""

from networks.models.membership import Invitation, Membership, Nomination, RightsReview
from networks.models.network import Network, NetworkBaseTeam, NetworkNeighbourhood
from networks.models.organisation import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Municipality,
    Neighbourhood,
    OfficeHolder,
    TeamChief,
    Unit,
)

__all__ = [
    "BaseTeam",
    "BaseTeamMunicipality",
    "District",
    "Invitation",
    "Membership",
    "Municipality",
    "Neighbourhood",
    "Network",
    "NetworkBaseTeam",
    "NetworkNeighbourhood",
    "Nomination",
    "OfficeHolder",
    "RightsReview",
    "TeamChief",
    "Unit",
]
