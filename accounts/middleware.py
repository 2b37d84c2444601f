"""Middleware for who somebody is: their language, and what happens when they are not logged in."""

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.middleware import (
    LoginRequiredMiddleware as DjangoLoginRequiredMiddleware,
)
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from accounts import mfa
from accounts.services import second_factor, sessions
from bondgenoten.lib import typed


class LanguageMiddleware:
    """The person's own language, else the choice made in this browser, else Dutch.

    What the browser says it prefers does not count: the page is Dutch until somebody chooses.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if request.user.is_authenticated:
            chosen = request.user.language
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response


class LoginRequiredMiddleware(DjangoLoginRequiredMiddleware):
    """Every view needs a login unless it says otherwise; what was typed is kept meanwhile."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        """To the login page, and back to the page where the person was."""
        back = _page_of(request)
        if request.method == "POST":
            typed.keep(request, back.split("?")[0])
        response = redirect_to_login(back, self.get_login_url(view_func))
        if request.htmx:
            # A login form swapped into a corner of the page helps nobody: move the whole page.
            return HttpResponseClientRedirect(response.url)
        return response


class LastSeenMiddleware:
    """Keeps when a device was last used, for the list of devices: at most one write an hour."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            sessions.seen(request.session)
        return self.get_response(request)


class SecondFactorMiddleware:
    """Whoever must have a second factor reaches nothing before it is set up and given in this session.

    Costs a query only until it is given: the session remembers. Taking it away ends the session.
    """

    ALWAYS = frozenset(
        {"account_logout", "set_language", "accessibility", "privacy", "security_txt", "health"}
    )
    SET_UP = ALWAYS | {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
    GIVE = ALWAYS | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func, args, kwargs) -> HttpResponse | None:
        """Lead to where the factor is set up or given, unless the page is one of those."""
        user = request.user
        if not (user.is_authenticated and user.needs_second_factor):
            return None
        if second_factor.was_given(request.session, user):
            return None
        ready = second_factor.has_one(user)
        if ready and _gave_it_just_now(request):
            second_factor.mark_given(request.session, user)
            return None
        if request.resolver_match.view_name in (self.GIVE if ready else self.SET_UP):
            return None
        return self._lead(request, ready)

    @staticmethod
    def _lead(request: HttpRequest, ready: bool) -> HttpResponse:
        """To give it and back to the page, or to the start of setting it up; what was typed is kept."""
        back = _page_of(request)
        if request.method == "POST":
            typed.keep(request, back.split("?")[0])
        if ready:
            response = redirect_to_login(back, mfa.reauthentication_url(request.user))
        else:
            response = HttpResponseRedirect(resolve_url("mfa_index"))
        return HttpResponseClientRedirect(response.url) if request.htmx else response


def _gave_it_just_now(request: HttpRequest) -> bool:
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def _page_of(request: HttpRequest) -> str:
    """The page to return to: after a post the one that held the form; the post's own may not take GET."""
    if request.method == "GET" and not request.htmx:
        return request.get_full_path()
    came_from = request.htmx.current_url_abs_path or _path_of(request.headers.get("Referer", ""), request)
    return came_from or request.path


def _path_of(url: str, request: HttpRequest) -> str:
    """The path of a URL on this site, or an empty text."""
    if not url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}):
        return ""
    path = url.split(request.get_host(), 1)[-1]
    return path if path.startswith("/") else ""
