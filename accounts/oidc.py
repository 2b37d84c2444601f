"""Single sign-on with the organisation's own OpenID provider: for people we know, and off without settings.

Nobody gets an account this way and nothing of the provider is kept: who comes in is who has the address that
the provider says it verified.
"""

from __future__ import annotations

from typing import Any

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.models import User

logger = structlog.get_logger(__name__)
PROVIDER = "sso"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
# What goes wrong when a provider is away, slow or talks nonsense. requests' own errors are OSErrors.
BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OAuth2Error)


def is_on() -> bool:
    """The settings name a provider."""
    return bool(settings.OIDC_ISSUER)


def provider_name() -> str:
    """What people call where they log in."""
    return settings.OIDC_NAME or _("your organisation")


def unavailable(request: HttpRequest, error: Exception | None) -> HttpResponse:
    """The page for a provider that does not answer as it should: log in with a code meanwhile."""
    logger.warning("single sign-on unavailable", error=type(error).__name__)
    return _page(request, "unavailable", 503)


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return render(request, f"socialaccount/{name}.html", {"name": provider_name()}, status=status)


def gave_second_factor(login: SocialLogin | None) -> bool:
    """The provider says it asked one, in a way that OIDC_COUNTS_AS_SECOND_FACTOR names."""
    if login is None:
        return False
    token = login.account.extra_data.get("id_token") or {}
    methods = token.get("amr")
    said = [*(methods if isinstance(methods, list) else []), token.get("acr")]
    return any(word in settings.OIDC_COUNTS_AS_SECOND_FACTOR for word in said if isinstance(word, str))


class Client(OpenIDConnectOAuth2Adapter):
    """Talks to the provider, and believes its description only when it is of the issuer we were given."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Raises what is in BROKEN for a provider that does not describe itself properly."""
        config = super().openid_config
        if config["issuer"].rstrip("/") != settings.OIDC_ISSUER.rstrip("/"):
            raise OAuth2Error("another issuer")
        if not all(isinstance(config[name], str) for name in ENDPOINTS):
            raise OAuth2Error("endpoints missing")
        return config


class Provider(OpenIDConnectProvider):
    """The one provider of the settings."""

    oauth2_adapter_class = Client


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Known, active people with that verified address come in; all others get one and the same page."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_apps(self, request: HttpRequest, provider=None, client_id=None) -> list[SocialApp]:
        """The provider of the settings, or none; the database has none."""
        if not is_on() or provider not in (None, PROVIDER, Provider.id):
            return []
        return [
            SocialApp(
                provider=Provider.id,
                provider_id=PROVIDER,
                name=settings.OIDC_NAME,
                client_id=settings.OIDC_CLIENT_ID,
                secret=settings.OIDC_CLIENT_SECRET,
                settings={"server_url": settings.OIDC_ISSUER.rstrip("/"), "oauth_pkce_enabled": True},
            )
        ]

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """Who has the address. The claim must be true itself: the text "false" is no yes."""
        data = sociallogin.account.extra_data
        said = data.get("userinfo") or data.get("id_token") or {}
        address = said.get("email")
        if said.get("email_verified") is not True or not isinstance(address, str):
            return None
        user = User.objects.filter(email=address.strip().lower(), is_active=True).first()
        return (user, address) if user else None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop whoever we do not know, and an answer about another person than the token is about."""
        sociallogin.token = None  # what opens doors at the provider is of no use here
        data = sociallogin.account.extra_data
        if data["id_token"]["sub"] != data["userinfo"]["sub"]:
            raise OAuth2Error("two people")
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(_page(request, "unknown", 403))

    def on_authentication_error(
        self, request: HttpRequest, provider, error=None, exception=None, extra_context=None
    ) -> None:
        """Stopped by the person, an old page sent again, or a provider that is not well: say which."""
        if exception is not None or (error != AuthError.CANCELLED and "state" in (extra_context or {})):
            raise ImmediateHttpResponse(unavailable(request, exception))
        raise ImmediateHttpResponse(_page(request, "stopped", 400))
