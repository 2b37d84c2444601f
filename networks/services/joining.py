"""Answering an invitation: looking it up, taking the seat, or saying no."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.audit import record
from accounts.constants import AuditChannel
from accounts.models import User
from bondgenoten.lib.tokens import hash_token
from networks.constants import NetworkStatus, Role
from networks.models import Invitation, Membership
from networks.services import nominations
from networks.services.rights import rights_changed


class InvitationEnded(Exception):
    """It was answered, taken back or too late, or the network is closed."""


class NotTheirs(Exception):
    """The invitation is for another address than that of this person."""


class AddressKnown(Exception):
    """Somebody logs in with this address already: they take the seat as themselves."""


def find(token: str) -> Invitation:
    """The invitation a token belongs to, answered or not. Raises Invitation.DoesNotExist."""
    kept = hash_token(token)
    invitations = Invitation.objects.select_related("network", "invited_by")
    return invitations.get(Q(token_hash=kept) | Q(reminder_hash=kept))


def is_ended(invitation: Invitation) -> bool:
    """Nobody can take the seat with it any more."""
    return not invitation.is_open or invitation.network.status == NetworkStatus.CLOSED


def invited_person(invitation: Invitation) -> User | None:
    """Who logs in with the address already, whether or not they may."""
    return User.objects.filter(email=invitation.email).first()


@transaction.atomic
def accept(invitation: Invitation, *, actor: User) -> Membership:
    """Give ``actor`` the seat they were invited to; of two at once one makes it.

    Who was invited as coordinator is a member first, named as coordinator by who invited them.
    Raises NotTheirs, InvitationEnded.
    """
    if actor.email != invitation.email:
        raise NotTheirs
    _claim(invitation)
    return _take_seat(invitation, actor, active_in="")


@transaction.atomic
def join(
    invitation: Invitation, *, name: str, language: str, active_in: str = "", phone: str = ""
) -> Membership:
    """Make the person the invitation is for, and give them the seat. The link proves the address.

    Raises InvitationEnded; AddressKnown when somebody logs in with the address already.
    """
    _claim(invitation)
    try:
        with transaction.atomic():
            user = User.objects.create_user(invitation.email, name, language=language, phone=phone)
    except IntegrityError:
        raise AddressKnown from None
    record("person.joined", actor=user, thing=user, channel=AuditChannel.LINK)
    return _take_seat(invitation, user, active_in)


@transaction.atomic
def decline(invitation: Invitation) -> bool:
    """Say no with the link; False when it was answered or taken back already."""
    if not Invitation.objects.open().filter(pk=invitation.pk).update(declined_at=timezone.now()):
        return False
    network = invitation.network.public_id
    record("invitation.declined", actor=None, thing=invitation, network=network, channel=AuditChannel.LINK)
    return True


def _claim(invitation: Invitation) -> None:
    """Use it up. Raises InvitationEnded when that cannot be, or somebody was a moment earlier."""
    if invitation.network.status == NetworkStatus.CLOSED:
        raise InvitationEnded
    if not Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=timezone.now()):
        raise InvitationEnded


def _take_seat(invitation: Invitation, user: User, active_in: str) -> Membership:
    """The seat, or the one they have there by another way; with all that follows from it."""
    wanted = Role(invitation.role)
    fields = {
        "party": invitation.party,
        "role": wanted if wanted == Role.PRIVACY_OFFICER else Role.MEMBER,
        "active_in": active_in,
    }
    seat, made = Membership.objects.get_or_create(
        network=invitation.network, user=user, to_date=None, defaults=fields
    )
    rights_changed(user)
    if made:
        network = invitation.network.public_id
        record("membership.joined", actor=user, thing=seat, network=network, channel=AuditChannel.LINK)
    if wanted == Role.COORDINATOR:
        _name(seat, invitation.invited_by)
    return seat


def _name(seat: Membership, by: User | None) -> None:
    """Name them as coordinator; the other side confirms. Who is one already, or took another seat, is not."""
    try:
        with transaction.atomic():
            nominations.name(seat, actor=by)
    except nominations.CannotBeNamed:
        return
