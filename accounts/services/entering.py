"""Whose address was typed on the pages to log in, without a word or a moment's difference when nobody's.

Known, unknown and switched off take the same steps: one look at the same table, a code or link made, its
mail written and stored, a worker woken. Only at sending, away from who waits, is the mail to nobody dropped.
"""

from __future__ import annotations

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils.translation import get_language

from accounts.emails import entering as emails
from accounts.models import User

NOBODY = 0  # a key that no person has


def owner(address: str) -> User | None:
    """Whose address it is, whether or not they may log in. One query."""
    return User.objects.filter(email=address.strip().lower()).first()


def person_behind(address: str) -> User:
    """Who may log in with the address, or a stand-in that is nobody, stored nowhere. One query."""
    found = owner(address)
    if found is not None and found.is_active:
        return found
    language = get_language() or "nl"
    return User(pk=NOBODY, email=address, language=language, password=UNUSABLE_PASSWORD_PREFIX)


def mail_code(person: User, code: str) -> None:
    """Mail a code to log in to what ``person_behind`` gave."""
    emails.code(_addressee(person), code)


def mail_link(person: User, link: str) -> None:
    """Mail a link to set another password to what ``person_behind`` gave."""
    emails.reset(_addressee(person), link)


def _addressee(person: User) -> User | emails.Nobody:
    return emails.Nobody(person.language) if person.pk == NOBODY else person
