"""How allauth behaves here: no open sign-up, and its mail goes through our outbox like all other mail."""

import secrets
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from notifications import outbox


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only; login mails are queued, sent at once and wiped on sending."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue a login mail. A code is worthless after its ten minutes, so the mail expires with it."""
        user = User.objects.filter(email=email.lower(), is_active=True).first()
        if user is None:
            return
        shown = {name: context[name] for name in ("code", "password_reset_url") if name in context}
        outbox.enqueue(
            key=f"account:{secrets.token_urlsafe(12)}",
            kind=f"account.{template_prefix.rsplit('/', 1)[-1]}",
            recipient=user,
            template=template_prefix,
            context=shown,
            not_after=timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
            urgent=True,
            lets_in=True,
        )
