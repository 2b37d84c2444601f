"""May this user do this in a network? Plain functions; what may be seen is in the querysets."""

from accounts.models import User
from networks.constants import COORDINATING_PARTIES, SEATED_ROLES, NetworkStatus, Office, Party, Role
from networks.models import Membership, Network, Nomination
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


def can_name(user: User, network: Network, party: Party) -> bool:
    """Name somebody as coordinator of a side: an administrator, or who coordinates for that side."""
    if party not in COORDINATING_PARTIES or network.status == NetworkStatus.CLOSED:
        return False
    own = network.memberships.coordinating().filter(user=user, party=party)
    return is_administrator(user) or own.exists()


def can_be_named(membership: Membership) -> bool:
    """A running seat of police or municipality, of who can log in and is no coordinator yet."""
    seat = Membership.objects.seated().filter(pk=membership.pk, party__in=COORDINATING_PARTIES)
    return seat.exclude(role=Role.COORDINATOR).filter(user__email__isnull=False).exists()


def can_confirm(user: User, nomination: Nomination) -> bool:
    """Confirm or refuse: who speaks for the other side; never the nominee, nor who named them."""
    return Nomination.objects.waiting_for(user).filter(pk=nomination.pk).exists()


def can_withdraw(user: User, nomination: Nomination) -> bool:
    """Take a nomination back: whoever could have made it."""
    seat = nomination.membership
    return can_name(user, seat.network, Party(seat.party))


def role_in(network: Network, user: User) -> str:
    """What this user is in a network today, for audit lines: a role, "chief", "administrator" or nothing."""
    roles = {role for key, role in places_of(user).pairs if key == network.pk}
    if not roles and is_administrator(user):
        return str(Office.ADMINISTRATOR)
    order = (Role.COORDINATOR, Role.DEPUTY, Role.PRIVACY_OFFICER, CHIEF, Role.MEMBER)
    return next((str(role) for role in order if role in roles), "")


def is_own(user: User, seat: Membership) -> bool:
    """The seat of this user, while the network is not closed."""
    return seat.user_id == user.pk and seat.network.status != NetworkStatus.CLOSED


def can_change_words(user: User, seat: Membership) -> bool:
    """Change what somebody is active in: they themselves, and the coordinators."""
    return is_own(user, seat) or can_manage_members(user, seat.network)


def can_pause(user: User, seat: Membership) -> bool:
    """Take a break from the own seat at the table."""
    return is_own(user, seat) and seat.role in SEATED_ROLES


def can_leave(user: User, seat: Membership) -> bool:
    """Give up the own seat, in a closed network too. The service holds the last coordinator of a side."""
    return seat.user_id == user.pk


def can_remove(user: User, seat: Membership) -> bool:
    """End the seat of another member.

    No coordinator is removed: that goes by a nomination or the administrator. Nor who stands in for the other
    side, which the own side decides about; nor a privacy officer, who watches over the coordinators.
    """
    if seat.user_id == user.pk or seat.role != Role.MEMBER or not can_manage_members(user, seat.network):
        return False
    return not seat.stands_in or _coordinates_for(user, seat)


def can_change_party(user: User, seat: Membership) -> bool:
    """Let another member go on for another party; who stands in for a coordinator does not."""
    return can_remove(user, seat) and not seat.stands_in


def can_step_down(user: User, seat: Membership) -> bool:
    """Be a member again: a coordinator, of the own accord."""
    return is_own(user, seat) and seat.role == Role.COORDINATOR


def can_name_acting(user: User, seat: Membership) -> bool:
    """Let a member stand in: a coordinator of the same side, who does not stand in themselves."""
    if seat.role != Role.MEMBER or seat.party not in COORDINATING_PARTIES or not seat.user.email:
        return False
    return can_manage_members(user, seat.network) and _coordinates_for(user, seat, acting=False)


def can_end_acting(user: User, seat: Membership) -> bool:
    """Let nobody stand in any more: the coordinators of that side, and who stands in."""
    return seat.stands_in and decides_who_acts(user, seat)


def decides_who_acts(user: User, seat: Membership) -> bool:
    """Say that somebody no longer stands in: they themselves, and who could have named them."""
    return is_own(user, seat) or can_name_acting(user, seat)


def can_change_officer(user: User, seat: Membership) -> bool:
    """Make somebody privacy officer, or member again: an administrator, and never for themselves."""
    if seat.user_id == user.pk or seat.role not in (Role.MEMBER, Role.PRIVACY_OFFICER):
        return False
    return is_administrator(user) and seat.network.status != NetworkStatus.CLOSED and bool(seat.user.email)


def can_review_rights(user: User, network: Network) -> bool:
    """Say each quarter that who may do what in it is right: the coordinators, until it is closed."""
    return can_manage_members(user, network)


def _coordinates_for(user: User, seat: Membership, acting: bool = True) -> bool:
    """A coordinator of the side and network of ``seat``; or, if wanted, who stands in for one today."""
    seats = Membership.objects.filter(network=seat.network_id, party=seat.party, user=user).seated()
    return (seats.coordinating() if acting else seats.filter(role=Role.COORDINATOR)).exists()
