"""The second factor: whether somebody has one and gave it, and what follows when it changes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from accounts import audit
from accounts.emails import security
from accounts.models import User
from accounts.services import sessions

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes are a way back, not one
SECRETS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}  # in their data
GIVEN = "second_factor"  # in the session: of whom the factor was given, so that a page need not ask


def has_one(user: User) -> bool:
    """An app or a passkey is set up."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def was_given(session: SessionBase, user: User) -> bool:
    """The factor was given in this session. No query."""
    return session.get(GIVEN) == user.pk


def mark_given(session: SessionBase, user: User) -> None:
    """This session counts as one with a second factor."""
    session[GIVEN] = user.pk


def added(authenticator: Authenticator, *, actor: User) -> None:
    """An app, passkey or set of recovery codes was set up by ``actor`` for themselves; audited."""
    audit.record(f"second_factor.added.{authenticator.type}", actor=actor, thing=actor)


@transaction.atomic
def removed(authenticator: Authenticator, *, session: SessionBase, actor: User) -> None:
    """``actor`` took one away. After the last one no session counts as one with a second factor.

    Their other sessions end then: they carry the mark, and could not be told.
    """
    audit.record(f"second_factor.removed.{authenticator.type}", actor=actor, thing=actor)
    if not has_one(actor):
        session.pop(GIVEN, None)
        sessions.end_all(actor, actor=actor, keep=session.session_key or "")


@transaction.atomic
def reset(user: User, *, actor: User | None) -> bool:
    """Take away all of a person who lost it, end all their sessions, tell them, audit.

    At the next login they set it up anew when they must have one. False when there was nothing to take.
    """
    taken, _rows = Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user, actor=actor)
    if taken:
        audit.record("second_factor.reset", actor=actor, thing=user)
        security.told(user, "second_factor_reset")
    return bool(taken)


def encrypt_anew() -> int:
    """Encrypt every secret with the first key, so that older keys can go; gives how many there are.

    Raises ValidationError for a secret that none of the keys opens; what came before it is done then.
    """
    count = 0
    for pk in Authenticator.objects.filter(type__in=SECRETS).values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if row is not None:
                name = SECRETS[row.type]
                row.data[name] = encrypt(decrypt(row.data[name]))
                row.save(update_fields=["data"])
                count += 1
    return count
