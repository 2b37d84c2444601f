"""One form, one record: a key in the form that makes a second click or a repeated post harmless.

The key is signed for its user, so it also says whose typed text a form holds when the session
is lost half-way (see ``bondgenoten.lib.typed``).
"""

import secrets

from django.core import signing
from django.db.models import QuerySet

from bondgenoten.lib.ids import new_public_id

SALT = "submission"


def new_key(owner: str) -> str:
    """A fresh key for the form of ``owner`` (a user's or link's public id)."""
    return signing.dumps([owner, secrets.token_urlsafe(12)], salt=SALT)


def read_key(value: str) -> tuple[str, str] | None:
    """(owner, key) of a form's key, or None when it was not made here. ``key`` is at most 64 characters."""
    try:
        owner, nonce = signing.loads(value, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(owner), f"{owner}.{nonce}"


def forget_owner(rows: QuerySet, owner: str) -> None:
    """Take the owner's id out of the keys that these rows keep; each stays unique."""
    for row in rows.filter(submission__startswith=f"{owner}."):
        rows.filter(pk=row.pk).update(submission=new_public_id())
