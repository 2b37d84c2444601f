"""Single sign-on: to the organisation's provider and back. Neither address exists without settings."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import oidc


@login_not_required
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider; a page that says what to do when it is not well."""
    _must_be_on()
    if request.user.is_authenticated:
        return redirect("home")
    try:
        provider = oidc.Client(request, provider_id).get_provider()
        return provider.redirect(request, AuthProcess.LOGIN, get_next_redirect_url(request))
    except oidc.BROKEN as error:
        return oidc.unavailable(request, error)


@login_not_required
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider: in, or a page that says why not."""
    _must_be_on()
    if request.user.is_authenticated:
        return redirect("home")
    try:
        return OAuth2CallbackView.adapter_view(oidc.Client(request, provider_id))(request)
    except oidc.BROKEN as error:
        return oidc.unavailable(request, error)


def _must_be_on() -> None:
    if not oidc.is_on():
        raise Http404
