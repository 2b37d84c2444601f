"""How allauth behaves here: no open sign-up, and its mail goes through our outbox like all other mail."""

import secrets
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from notifications import outbox


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only; login mails are queued, sent at once and wiped on sending."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue a login mail. A code is worthless after its ten minutes, so the mail expires with it."""
        user = context.get("user")
        if user is None or not user.is_active:
            return
        message = self.render_mail(template_prefix, email, context)
        html = next(
            (body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"),
            "",
        )
        outbox.enqueue_rendered(
            key=f"account:{secrets.token_urlsafe(12)}",
            kind=f"account.{template_prefix.rsplit('/', 1)[-1]}",
            recipient=user,
            rendered=outbox.Rendered(subject=message.subject, text=message.body, html=html),
            not_after=timezone.now() + timedelta(minutes=10),
            urgent=True,
            lets_in=True,
        )
