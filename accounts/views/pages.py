"""A person's own page, and the choice of language."""

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Language
from accounts.services import profile


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, in which language, and the way out."""
    return render(request, "accounts/me.html", {"languages": Language.choices})


@login_not_required
def logout(request: HttpRequest) -> HttpResponse:
    """Log out, and have the browser forget the pages it kept: a phone is often shared."""
    response = allauth_views.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Choose a language, for this browser and, logged in, for mail too; then back to the page."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    if not (here and back.startswith("/")):
        back = "/"
    response = HttpResponseRedirect(back)
    if language not in Language.values:
        return response
    if request.user.is_authenticated:
        profile.choose_language(request.user, language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response
