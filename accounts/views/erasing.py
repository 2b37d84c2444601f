"""Erasing oneself: what goes and what stays, a word to be sure, and the page that says that it happened."""

import structlog
from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.own_data import EraseForm
from accounts.own_data import counts_of, sections_of
from accounts.services import erasure as services

logger = structlog.get_logger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    """Says exactly what goes and what stays; a post with the word does it, at once and for good."""
    user = request.user
    counts = counts_of(user, sections_of(user))
    form = EraseForm(request.POST or None, has_concerns=bool(counts.get("concerns")))
    reasons = services.obstacles(user)
    if not reasons and form.is_valid():
        try:
            services.erase(user, actor=user, concerns_too=form.concerns_too)
        except services.HasDuties as error:  # since a moment ago
            reasons = error.reasons
        except OSError as error:
            logger.exception("erasure_impossible", error=type(error).__name__)
            form.add_error(None, _("Something is wrong on our side. Nothing was erased. Try again later."))
        else:
            return _goodbye(request)
    context = {"form": form, "reasons": reasons, "counts": counts, "contact": settings.PRIVACY_CONTACT}
    return render(request, "accounts/data/erase.html", context)


def _goodbye(request: HttpRequest) -> HttpResponse:
    """Logged out, and the browser forgets the pages that it kept."""
    logout(request)
    response = redirect("own_data:erased")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is done. Anybody may see this page: there is nothing on it."""
    return render(request, "accounts/data/erased.html")
