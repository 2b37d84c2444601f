"""Giving and setting up a second factor, in our words; allauth does the checking."""

from __future__ import annotations

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from accounts import ratelimit

CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "off",
    "spellcheck": "false",
}
NAME_LENGTH = 60


class OnceMixin:
    """A code works once, as long as it is good; allauth forgets after 30 seconds that it was used."""

    def clean_code(self) -> str:
        try:
            taken = ratelimit.consume(context.request, "second_factor", key=str(self.user.pk))
        except ratelimit.TooOften as error:
            raise get_account_adapter().validation_error("too_many_login_attempts") from error
        code = super().clean_code()
        key = f"second-factor-used:{self.user.pk}:{normalize_user_code(code)}"
        seconds = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        if not cache.add(key, True, timeout=seconds):
            raise get_adapter().validation_error("incorrect_code")
        taken.rollback()
        return code


def _code_field(label) -> forms.CharField:
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs=CODE_ATTRS))


class AuthenticateForm(OnceMixin, AllauthAuthenticateForm):
    """At login: the code of the app, or a recovery code."""

    code = _code_field(_("Code from your app, or a recovery code"))


class ReauthenticateForm(OnceMixin, AllauthReauthenticateForm):
    """The same, by who is logged in."""

    code = _code_field(_("Code from your app, or a recovery code"))


class ActivateTOTPForm(AllauthActivateTOTPForm):
    """The first code of an app proves that it has the secret."""

    code = _code_field(_("Code that the app shows"))


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey always lets its owner log in with it alone, so the device must check who holds it."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("Such as: my phone. So that you recognise it later."),
        max_length=NAME_LENGTH,
        required=False,
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        return True


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of this passkey"), max_length=NAME_LENGTH)
