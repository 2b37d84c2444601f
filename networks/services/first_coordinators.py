"""An administrator names a coordinator by address: somebody who is known, or somebody to invite."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.audit import record
from accounts.models import User
from networks.constants import Party, Role
from networks.models import Invitation, Membership, Network, Nomination
from networks.permissions import can_be_named
from networks.services import nominations
from networks.services.invitations import CannotInvite, invite
from networks.services.rights import rights_changed

ADMINISTRATOR = "administrator"


class CannotAppoint(Exception):
    """Nobody with this address can be named for this side; as text it says why, in plain words."""

    why: object = _("This person cannot be named.")

    def __str__(self) -> str:
        return str(self.why)


class Inactive(CannotAppoint):
    why = _("This person cannot log in any more. Make them active again first, or choose somebody else.")


class OtherSide(CannotAppoint):
    why = _("This person takes part in this network for another party.")


class AlreadyCoordinator(CannotAppoint):
    why = _("This person is coordinator already, or has another task in this network.")


class NotHereYet(CannotAppoint):
    why = _("This person is not in Bondgenoten yet. Name them beside the coordinator there is.")


class NotInvited(CannotAppoint):
    """What the invitation itself was refused for."""

    def __init__(self, refusal: CannotInvite) -> None:
        super().__init__()
        self.why = str(refusal)


@dataclass(frozen=True)
class Appointee:
    """Who is to be coordinator, and in which language they are written to when they are new here."""

    email: str
    name: str
    party: Party
    language: str = "nl"


@transaction.atomic
def appoint(
    network: Network, who: Appointee, *, actor: User, instead_of: Membership | None = None
) -> Nomination | Invitation:
    """Name whoever has this address as coordinator of a side; the other side confirms.

    Somebody who is known gets a seat, if need be, and a nomination; nobody is made coordinator here. An
    unknown address is invited, and named when they accept. Raises a CannotAppoint that says why not.
    """
    user = User.objects.filter(email=who.email.strip().lower()).first()
    if user is not None:
        seat = _seat(network, user, who.party, actor)
        return nominations.name(seat, actor=actor, instead_of=instead_of)
    if instead_of is not None:
        raise NotHereYet
    try:
        return invite(network, **vars(who), role=Role.COORDINATOR, actor=actor)
    except CannotInvite as refusal:
        raise NotInvited(refusal) from None


def _seat(network: Network, user: User, party: Party, actor: User) -> Membership:
    """The running seat of this person, or a new one. Raises Inactive, OtherSide or AlreadyCoordinator."""
    if not user.is_active:
        raise Inactive
    seat = network.memberships.running().filter(user=user).first() or _new_seat(network, user, party, actor)
    if seat.party != party:
        raise OtherSide
    if not can_be_named(seat):
        raise AlreadyCoordinator
    return seat


def _new_seat(network: Network, user: User, party: Party, actor: User) -> Membership:
    try:
        with transaction.atomic():
            seat = Membership.objects.create(network=network, user=user, party=party)
    except IntegrityError:  # a double click: the other half was a moment earlier
        return network.memberships.running().get(user=user)
    rights_changed(user)
    network_id = network.public_id
    record("membership.joined", actor=actor, thing=seat, network=network_id, role=ADMINISTRATOR)
    return seat
