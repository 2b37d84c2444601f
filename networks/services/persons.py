"""Somebody named by e-mail address: who is in Bondgenoten already, or somebody new."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.constants import AuditChannel
from accounts.models import Language, User


class PersonRefused(Exception):
    """Nobody can be named by this address; as text it says why, in plain words."""


class NameMissing(PersonRefused):
    """Nobody has the address, and a new person needs a name."""

    def __init__(self) -> None:
        super().__init__(_("Nobody logs in with this address yet. Write the name as well."))


class AccountClosed(PersonRefused):
    """Whoever has the address cannot log in any more."""

    def __init__(self) -> None:
        super().__init__(_("The account with this address is closed. Open it again first."))


def person_of(
    email: str,
    name: str,
    *,
    actor: User | None,
    language: str = Language.DUTCH,
    channel: AuditChannel = AuditChannel.WEB,
) -> User:
    """Whoever logs in with ``email``, or a new person called ``name``. Raises a PersonRefused.

    The name of who is there already stays as they wished.
    """
    user = _known(email)
    if user is None and not name:
        raise NameMissing
    try:
        return user or _new(email, name, language, actor, channel)
    except IntegrityError:  # a double click: the other half was a moment earlier
        user = _known(email)
        if user is None:
            raise
    return user


@transaction.atomic
def _new(email: str, name: str, language: str, actor: User | None, channel: AuditChannel) -> User:
    user = User.objects.create_user(email=email, name=name, language=language)
    record("person.added", actor=actor, thing=user, role="administrator" if actor else "", channel=channel)
    return user


def _known(email: str) -> User | None:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is not None and not user.is_active:
        raise AccountClosed
    return user
