"""Asking somebody to take a seat, asking again, and taking it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.audit import record
from accounts.constants import AuditChannel
from accounts.models import User
from bondgenoten.lib.tokens import hash_token, new_token
from networks.constants import (
    COORDINATING_PARTIES,
    COORDINATING_ROLES,
    INVITATION_LASTS,
    KEEP_INVITATIONS,
    NetworkStatus,
    Party,
    Role,
)
from networks.emails import invitations as emails
from networks.models import Invitation, Membership, Network


class CannotInvite(Exception):
    """This invitation cannot be; as text it says why, in plain words."""

    why = _("This person cannot be invited.")

    def __str__(self) -> str:
        return str(self.why)


class NetworkClosed(CannotInvite):
    why = _("This network is closed. Nobody can be invited any more.")


class NoAddress(CannotInvite):
    why = _("This is no e-mail address.")


class AlreadyMember(CannotInvite):
    why = _("This person has a seat in the network already.")


class InvitingOneself(CannotInvite):
    why = _("This is your own address. You cannot invite yourself.")


class AlreadyInvited(CannotInvite):
    why = _("This person is invited already. You can send that invitation again.")


class WrongSide(CannotInvite):
    why = _("Only police and municipality have a coordinator.")


@dataclass(frozen=True)
class Invitee:
    """Somebody to invite; the name may be left out."""

    email: str
    name: str
    party: Party


@transaction.atomic
def invite(
    network: Network,
    *,
    email: str,
    party: Party,
    actor: User | None,
    name: str = "",
    role: Role = Role.MEMBER,
    language: str = "nl",
    channel: AuditChannel = AuditChannel.WEB,
) -> Invitation:
    """Ask somebody to take a seat: mails a link that works once, for fourteen days, for this address.

    ``actor`` is who asks, None for a command. Whether anybody uses the address elsewhere is not looked at.
    Raises CannotInvite: NetworkClosed, NoAddress, InvitingOneself, AlreadyMember, AlreadyInvited, WrongSide.
    """
    email = email.strip().lower()
    _check(network, email, party, role, actor)
    _make_room(network, email)
    fields = {"email": email, "name": name[:80], "party": party, "role": role, "language": language}
    invitation, token = _create(network, actor, fields)
    _record("invitation.sent", invitation, actor, channel)
    emails.invitation(invitation, token)
    return invitation


@transaction.atomic
def invite_many(
    network: Network,
    invitees: Iterable[Invitee],
    *,
    actor: User | None,
    language: str = "nl",
    channel: AuditChannel = AuditChannel.WEB,
) -> list[Invitation]:
    """Invite all of them, or nobody: raises the first CannotInvite."""
    return [
        invite(
            network,
            email=invitee.email,
            name=invitee.name,
            party=invitee.party,
            actor=actor,
            language=language,
            channel=channel,
        )
        for invitee in invitees
    ]


def is_address(email: str) -> bool:
    """An address that can be mailed."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254


def _check(network: Network, email: str, party: Party, role: Role, actor: User | None) -> None:
    """Raises what keeps this address from being invited."""
    if network.status == NetworkStatus.CLOSED:
        raise NetworkClosed
    if not is_address(email):
        raise NoAddress
    if role in COORDINATING_ROLES and party not in COORDINATING_PARTIES:
        raise WrongSide
    if actor is not None and actor.email == email:
        raise InvitingOneself
    if Membership.objects.running().filter(network=network, user__email=email, to_date=None).exists():
        raise AlreadyMember


def _make_room(network: Network, email: str) -> None:
    """Put an invitation aside that ended unanswered. Raises AlreadyInvited for one that is open."""
    waiting = network.invitations.unanswered().filter(email=email)
    now = timezone.now()
    waiting.filter(expires_at__lte=now).update(revoked_at=now)
    if waiting.exists():
        raise AlreadyInvited


def _create(network: Network, actor: User | None, fields: dict) -> tuple[Invitation, str]:
    """The row and its token. Raises AlreadyInvited when somebody else was a moment earlier."""
    token, now = new_token(), timezone.now()
    try:
        with transaction.atomic():
            made = Invitation.objects.create(
                network=network,
                invited_by=actor,
                token_hash=hash_token(token),
                created_at=now,
                expires_at=now + INVITATION_LASTS,
                **fields,
            )
    except IntegrityError:
        raise AlreadyInvited from None
    return made, token


@transaction.atomic
def resend(invitation: Invitation, *, actor: User, sent: int) -> bool:
    """Send a new link, good for fourteen days again; every earlier link stops working.

    ``sent`` is how often it was sent when the sender looked: False, and nothing is sent, when it was sent or
    answered since (a double click). Raises NetworkClosed.
    """
    if invitation.network.status == NetworkStatus.CLOSED:
        raise NetworkClosed
    token = new_token()
    same = Invitation.objects.unanswered().filter(pk=invitation.pk, sent=sent)
    if not same.update(
        token_hash=hash_token(token),
        reminder_hash=None,
        sent=F("sent") + 1,
        expires_at=timezone.now() + INVITATION_LASTS,
    ):
        return False
    invitation.refresh_from_db()
    _record("invitation.resent", invitation, actor)
    emails.invitation(invitation, token)
    return True


@transaction.atomic
def revoke(invitation: Invitation, *, actor: User) -> bool:
    """Take it back: the link stops working at once. False when it was answered or taken back already."""
    if not Invitation.objects.unanswered().filter(pk=invitation.pk).update(revoked_at=timezone.now()):
        return False
    _record("invitation.revoked", invitation, actor)
    return True


def remind_invited(now: datetime | None = None) -> int:
    """Remind who did not answer in five days, once an invitation; how many. Twice, or two at once: harmless.

    Only the hash of the first link is kept, so the reminder has its own; both work until one is used.
    """
    now = now or timezone.now()
    due = Invitation.objects.reminder_due(now).exclude(network__status=NetworkStatus.CLOSED)
    return sum(_remind_once(each, now) for each in due.select_related("network", "invited_by"))


@transaction.atomic
def _remind_once(invitation: Invitation, now: datetime) -> bool:
    """Claim the reminder with a conditional UPDATE; only who claimed it queues the mail."""
    token = new_token()
    due = Invitation.objects.reminder_due(now).filter(pk=invitation.pk, sent=invitation.sent)
    if not due.update(reminded_at=now, reminder_hash=hash_token(token)):
        return False
    _record("invitation.reminded", invitation, None, AuditChannel.SWEEP)
    emails.reminder(invitation, token)
    return True


def forget_old(now: datetime | None = None) -> int:
    """Remove invitations a month after their link ended, taken up or not, with the addresses; how many."""
    before = (now or timezone.now()) - KEEP_INVITATIONS
    return Invitation.objects.filter(expires_at__lt=before).delete()[0]


def _record(
    event: str, invitation: Invitation, actor: User | None, channel: AuditChannel = AuditChannel.WEB
) -> None:
    record(event, actor=actor, thing=invitation, network=invitation.network.public_id, channel=channel)
