"""May this user do this in a network? Plain functions; what may be seen is in the querysets."""

from accounts.models import User
from networks.constants import NetworkStatus, Office, Role
from networks.models import Network
from networks.places import CHIEF, places_of
from networks.querysets import holds_office, keys_at_table_or_led_by, keys_coordinated_by


def can_coordinate(user: User, network: Network) -> bool:
    """Plan meetings and weigh concerns in this network."""
    return network.is_live and network.pk in keys_coordinated_by(user)


def can_share_concern(user: User, network: Network) -> bool:
    """Share a concern with this network: whoever has a seat, and its team chief."""
    return network.is_live and network.pk in keys_at_table_or_led_by(user)


def is_administrator(user: User) -> bool:
    """Manage organisation and accounts; never sees text of concerns, minutes or mail."""
    return holds_office(user, Office.ADMINISTRATOR)


def is_team_chief(user: User) -> bool:
    """Leads a base team, or stands in for who does: has the overview of its networks."""
    return CHIEF in places_of(user).duties


def is_programme_lead(user: User) -> bool:
    """Sees fixed figures over all networks; no text."""
    return holds_office(user, Office.PROGRAMME_LEAD)


def can_manage_members(user: User, network: Network) -> bool:
    """Invite people and change seats, from being set up until closed."""
    return network.status != NetworkStatus.CLOSED and network.pk in keys_coordinated_by(user)


def is_privacy_officer(user: User) -> bool:
    """Watches over at least one network."""
    return bool(places_of(user).networks((Role.PRIVACY_OFFICER,)))
