"""Codes and links that let somebody in: sent at once, wiped on sending, of no use after ten minutes."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from notifications import outbox
from notifications.outbox import Nobody

TEMPLATES = "account/email"


def code(recipient: User | Nobody, code: str) -> None:
    """The code to log in with."""
    _queue("login_code", recipient, {"code": code})


def reset(recipient: User | Nobody, link: str) -> None:
    """The link to a page where they choose another password."""
    _queue("password_reset_key", recipient, {"password_reset_url": link})


def _queue(what: str, recipient: User | Nobody, context: dict) -> None:
    outbox.enqueue(
        key=f"account:{secrets.token_urlsafe(12)}",
        kind=f"account.{what}",
        recipient=recipient,
        template=f"{TEMPLATES}/{what}",
        context=context,
        not_after=timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
        urgent=True,
        lets_in=True,
    )
