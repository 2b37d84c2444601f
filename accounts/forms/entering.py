"""An address on the pages to log in. What is wrong with it never depends on whose it is."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.fields import EmailField
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from django import forms
from django.http import HttpRequest

from accounts import ratelimit
from accounts.models import User
from accounts.services import entering


class AddressForm(forms.Form):
    """Asks whose address it is, as often as ``action`` of RATE_LIMITS allows."""

    action: str
    email = EmailField()
    person: User

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        try:
            ratelimit.consume(context.request, self.action, key=email)
        except ratelimit.TooOften as error:
            raise get_adapter().validation_error("too_many_login_attempts") from error
        self.person = entering.person_behind(email)
        return email


class CodeForm(AddressForm):
    """Asks for a code by mail."""

    action = "code"


class ResetForm(AddressForm):
    """Asks for a link to set another password."""

    action = "reset"

    def save(self, request: HttpRequest) -> str:
        key = f"{user_pk_to_url_str(self.person)}-{default_token_generator.make_token(self.person)}"
        entering.mail_link(self.person, get_adapter().get_reset_password_from_key_url(key))
        return self.cleaned_data["email"]
