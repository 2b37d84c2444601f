"""Organisation and networks."""

from networks.models.network import (
    Membership,
    Network,
    NetworkBaseTeam,
    NetworkNeighbourhood,
)
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
    "Membership",
    "Municipality",
    "Neighbourhood",
    "Network",
    "NetworkBaseTeam",
    "NetworkNeighbourhood",
    "OfficeHolder",
    "TeamChief",
    "Unit",
]
