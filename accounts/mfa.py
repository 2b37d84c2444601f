"""How allauth's second factor behaves here: secrets encrypted at rest, our words, single sign-on."""

from __future__ import annotations

import base64
from itertools import groupby

import structlog
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage as AllauthAuthenticateStage
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode import QRCode

from accounts import oidc, permissions

logger = structlog.get_logger(__name__)
NAME = "Bondgenoten"


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of apps and recovery codes are encrypted: a copy of the database lets nobody in."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("That is not the right code. A new one comes every 30 seconds."),
        "unreadable": gettext_lazy("We can not check your code. Ask the administrator for help."),
    }

    def encrypt(self, text: str) -> str:
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret. Raises ValidationError when no key fits: an empty secret would be one to guess."""
        try:
            return cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            logger.error("second factor unreadable")
            raise self.validation_error("unreadable") from error

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return permissions.can_remove(authenticator.user, authenticator)

    def generate_authenticator_name(self, user, type: Authenticator.Type) -> str:
        """What a passkey is called until its owner says so."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        return drawn(url)

    def _get_site_name(self) -> str:
        return NAME


class AuthenticateStage(AllauthAuthenticateStage):
    """Asks the second factor, unless single sign-on just did and the settings say that it counts."""

    def _should_handle(self, request: HttpRequest) -> bool:
        login = (self.login.signal_kwargs or {}).get("sociallogin")
        return not oidc.gave_second_factor(login) and super()._should_handle(request)


def drawn(text: str) -> str:
    """A square to scan, as SVG: a path with a bar for each row of dark dots.

    All eight masks can be read. Looking for the best one, and a bar for each dot, took four times as long as
    the rest of the page.
    """
    code = QRCode(mask_pattern=0)
    code.add_data(text)
    rows, bars = code.get_matrix(), []
    for y, row in enumerate(rows):
        for dark, dots in groupby(range(len(row)), key=row.__getitem__):
            if dark:
                x, *others = dots
                bars.append(f"M{x} {y}h{len(others) + 1}v1h-{len(others) + 1}z")
    size = f'width="{len(rows)}mm" height="{len(rows)}mm" viewBox="0 0 {len(rows)} {len(rows)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} shape-rendering="crispEdges">'
        f'<path d="{"".join(bars)}"/></svg>'
    )


def reauthentication_url(user) -> str:
    """Where somebody who is logged in gives the second factor; an app comes before a passkey."""
    methods = get_account_adapter().get_reauthentication_methods(user)
    return next(method["url"] for method in methods if method["id"] != "reauthenticate")


def cipher() -> MultiFernet:
    """The first key encrypts, all of them decrypt."""
    return MultiFernet([Fernet(key) for key in settings.MFA_ENCRYPTION_KEYS or _derived_keys()])


def _derived_keys() -> list[bytes]:
    """Keys that come from SECRET_KEY and the ones before it."""
    return [_derived(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _derived(secret: str | bytes) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"bondgenoten.second-factor")
    return base64.urlsafe_b64encode(key.derive(force_bytes(secret)))
