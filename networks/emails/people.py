"""Mail to somebody whose account was changed by an administrator. It goes at any hour: it may be unwanted."""

import secrets

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from notifications import outbox

TEMPLATES = "networks/email"


def address_corrected(user: User, old: str) -> None:
    """To the new address: it is in use now. To the old: it is not, and whom to tell if that is wrong."""
    _send("address_corrected_new", user, {"path": reverse("account_login")})
    if old:
        _send("address_corrected_old", user, {"contact": settings.ORGANISATION_EMAIL}, old)


def _send(event: str, user: User, context: dict, address: str = "") -> None:
    outbox.enqueue(
        key=f"{event}:{secrets.token_urlsafe(12)}",
        kind=f"networks.{event}",
        recipient=user,
        template=f"{TEMPLATES}/{event}",
        context=context,
        urgent=True,
        address=address,
    )
