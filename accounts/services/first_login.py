"""The link with which the first administrator gets in without mail: once, and within a day."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.constants import AuditChannel
from accounts.models import FirstLogin, User
from bondgenoten.lib.tokens import hash_token, new_token

LASTS = timedelta(hours=24)


class Ended(Exception):
    """The link was used, is too old, or its person cannot log in any more."""


@transaction.atomic
def make(user: User) -> str:
    """The token of a new link for ``user``; the ones they had stop working. Audited."""
    now = timezone.now()
    FirstLogin.objects.filter(user=user, used_at=None, expires_at__gt=now).update(expires_at=now)
    token = new_token()
    FirstLogin.objects.create(user=user, token_hash=hash_token(token), expires_at=now + LASTS)
    record("first_login.made", actor=None, thing=user, channel=AuditChannel.COMMAND)
    return token


def find(token: str) -> FirstLogin:
    """The link of a token that still works. Raises FirstLogin.DoesNotExist, or Ended."""
    link = FirstLogin.objects.select_related("user").get(token_hash=hash_token(token))
    if link.used_at or link.expires_at <= timezone.now() or not link.user.is_active:
        raise Ended
    return link


@transaction.atomic
def use(link: FirstLogin) -> User:
    """Take the link; who may log in with it. Raises Ended, also for the second of two at once."""
    now = timezone.now()
    # No join in this condition: PostgreSQL would not look again at what a subquery found before it waited.
    unused = FirstLogin.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now)
    if not link.user.is_active or not unused.update(used_at=now):
        raise Ended
    record("first_login.used", actor=link.user, thing=link.user, channel=AuditChannel.LINK)
    return link.user
