"""What an administrator does with the accounts of people. Never anything that shows what somebody wrote."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.audit import record
from accounts.models import User
from accounts.services import address as addresses
from accounts.services import second_factor, sessions
from networks.constants import Office
from networks.emails import people as emails
from networks.models import Invitation, OfficeHolder
from notifications.models import OutgoingMail
from notifications.outbox import send_again

ADMINISTRATOR = "administrator"


class CannotDo(Exception):
    """It cannot be done with this person; as text it says why, in plain words."""

    why = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.why)


class OwnAccount(CannotDo):
    why = _("This is your own account. Ask another administrator.")


class LastAdministrator(CannotDo):
    why = _("This is the last administrator. Make somebody else administrator first.")


class AddressTaken(CannotDo):
    why = _("Somebody else has this address already.")


@transaction.atomic
def deactivate(user: User, *, actor: User) -> bool:
    """Close an account: every session ends, links and open invitations stop; False when it was closed.

    What the person shared and did stays; seats stay, without a place at the table. Raises OwnAccount, and
    LastAdministrator also when two administrators close each other at the same moment.
    """
    _not_oneself(user, actor)
    holders = OfficeHolder.objects.running().filter(office=Office.ADMINISTRATOR)
    list(holders.order_by("pk").select_for_update().values_list("pk"))  # SQLite has one writer anyway
    others = holders.filter(user__is_active=True).exclude(user=user)
    if holders.filter(user=user).exists() and not others.exists():
        raise LastAdministrator
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        return False
    invitations = Invitation.objects.unanswered().filter(email__iexact=user.email or "")
    invitations.update(revoked_at=timezone.now())
    sessions.end_all(user, actor=actor)
    record("person.deactivated", actor=actor, thing=user, role=ADMINISTRATOR)
    return True


@transaction.atomic
def activate(user: User, *, actor: User) -> bool:
    """Open an account again; False when it was open, or when the person was erased."""
    closed = User.objects.filter(pk=user.pk, is_active=False).exclude(email__isnull=True, name="")
    if not closed.update(is_active=True):
        return False
    record("person.activated", actor=actor, thing=user, role=ADMINISTRATOR)
    return True


@transaction.atomic
def reset_second_factor(user: User, *, actor: User) -> bool:
    """For who lost it: app, passkeys, recovery codes and trusted devices are forgotten, every session ends.

    The person is told by mail. False when there was none. Raises OwnAccount.
    """
    _not_oneself(user, actor)
    return second_factor.reset(user, actor=actor)


def correct_address(user: User, *, address: str, actor: User) -> bool:
    """Another address (in lower case) for somebody whose own does not work; every session ends.

    The old and the new address are told. False when it is their address already. Raises OwnAccount and
    AddressTaken.
    """
    _not_oneself(user, actor)
    try:
        return _correct(user, address, actor)
    except IntegrityError:
        raise AddressTaken from None


@transaction.atomic
def _correct(user: User, address: str, actor: User) -> bool:
    old = User.objects.get(pk=user.pk).email or ""
    if old.lower() == address:
        return False
    if User.objects.filter(email__iexact=address).exclude(pk=user.pk).exists():
        raise AddressTaken
    addresses.become(user, address, actor=actor)
    emails.address_corrected(user, old)
    return True


@transaction.atomic
def try_again(mail: OutgoingMail, *, actor: User) -> bool:
    """Send once more what did not arrive, audited; False when it cannot be sent any more."""
    if not send_again(mail):
        return False
    record("mail.tried_again", actor=actor, thing=mail.recipient, role=ADMINISTRATOR)
    return True


def _not_oneself(user: User, actor: User) -> None:
    if user.pk == actor.pk:
        raise OwnAccount
