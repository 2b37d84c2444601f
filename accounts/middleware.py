"""Middleware for who somebody is: their language, and what happens when they are not logged in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import (
    LoginRequiredMiddleware as DjangoLoginRequiredMiddleware,
)
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

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
        back = self._page(request)
        if request.method == "POST":
            typed.keep(request, back.split("?")[0])
        response = redirect_to_login(back, self.get_login_url(view_func))
        if request.htmx:
            # A login form swapped into a corner of the page helps nobody: move the whole page.
            return HttpResponseClientRedirect(response.url)
        return response

    @staticmethod
    def _page(request: HttpRequest) -> str:
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
