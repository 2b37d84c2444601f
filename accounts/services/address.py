"""Another e-mail address: a link mailed there proves it, the old one hears of it, other devices log out."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import audit
from accounts.emails import own_data as emails
from accounts.models import AddressChange, User
from accounts.services import sessions
from bondgenoten.lib.registry import address_changes
from bondgenoten.lib.tokens import hash_token, new_token

WORKS = timedelta(hours=1)
KEPT = timedelta(days=1)
MOST_A_DAY = 5  # each mails an address that may be anybody's


class TooManyChanges(Exception):
    """Asked too often today."""


class LinkEnded(Exception):
    """The link was used, is too old, was followed by another, or the address became somebody else's."""


@transaction.atomic
def ask_for_change(user: User, *, actor: User, address: str) -> None:
    """Mail a link to ``address`` (in lower case), good for an hour and once, and tell the old address.

    An address that is somebody's already gets a mail that says so, and the same is shown here: who asks
    learns nothing about others. Earlier links end. Raises TooManyChanges.
    """
    now, token = timezone.now(), new_token()
    mine = AddressChange.objects.filter(user=user)
    mine.filter(asked_at__lte=now - KEPT).delete()
    if mine.count() >= MOST_A_DAY:
        raise TooManyChanges
    mine.filter(expires_at__gt=now).update(expires_at=now)
    change = AddressChange.objects.create(
        user=user, address=address, token_hash=hash_token(token), asked_at=now, expires_at=now + WORKS
    )
    if User.objects.filter(email=address).exists():
        emails.address_is_taken(change)
    else:
        emails.confirm_address(change, token)
    emails.old_address_hears(user, user.email or "", done=False)
    audit.record("address.change_asked", actor=actor, thing=user)


def find_change(user: User, token: str) -> AddressChange:
    """The change that this person asked for with this link. Raises AddressChange.DoesNotExist, LinkEnded."""
    change = AddressChange.objects.get(user=user, token_hash=hash_token(token))
    if change.used_at or change.expires_at <= timezone.now():
        raise LinkEnded
    return change


def change_address(change: AddressChange, *, actor: User, keep_session: str = "") -> None:
    """Make it the address of its person, once; every session but ``keep_session`` ends. Raises LinkEnded."""
    try:
        _change(change, actor=actor, keep_session=keep_session)
    except IntegrityError as error:  # it became somebody's in the meantime
        raise LinkEnded from error


@transaction.atomic
def _change(change: AddressChange, *, actor: User, keep_session: str) -> None:
    now, user, new = timezone.now(), change.user, change.address
    claimed = AddressChange.objects.filter(pk=change.pk, used_at__isnull=True, expires_at__gt=now)
    taken = User.objects.filter(email=new).exclude(pk=user.pk)
    if taken.exists() or not claimed.update(used_at=now):
        raise LinkEnded
    old = user.email or ""
    become(user, new, actor=actor, keep_session=keep_session)
    emails.old_address_hears(user, old, done=True)


@transaction.atomic
def become(user: User, address: str, *, actor: User, keep_session: str = "") -> None:
    """The address itself, with what follows it: every session but ``keep_session`` ends, audited; no mail.

    Raises IntegrityError when it is somebody's already.
    """
    old = user.email or ""
    waiting = AddressChange.objects.filter(user=user, expires_at__gt=timezone.now())
    waiting.update(expires_at=timezone.now())
    User.objects.filter(pk=user.pk).update(email=address)
    user.email = address
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=address, primary=True, verified=True)
    for follows in address_changes:
        follows(user, old, address)
    sessions.end_all(user, actor=actor, keep=keep_session)
    audit.record("address.changed", actor=actor, thing=user)


def forget_old_changes() -> int:
    """Remove addresses that somebody wanted to change to a day ago; how many."""
    return AddressChange.objects.filter(asked_at__lte=timezone.now() - KEPT).delete()[0]
