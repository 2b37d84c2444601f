"""Home, for everybody, and the page of the administrator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bondgenoten.lib.pages import page_of
from insights import querysets
from insights.home import greeting, home_of
from networks.permissions import is_administrator, is_programme_lead


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Today: the next meeting, what waits for me, my concerns; for the programme lead the networks."""
    context = {"greeting": greeting(request.user)} | home_of(request.user)
    if is_programme_lead(request.user):
        today = timezone.localdate()
        networks = page_of(request, querysets.programme_networks(today))
        return render(
            request,
            "insights/programme.html",
            context | {"page": networks, "year": today.year},
        )
    return render(request, "insights/home.html", context)


@require_safe
def administration(request: HttpRequest) -> HttpResponse:
    """Networks, accounts and undeliverable mail; no text of concerns, minutes or mail."""
    if not is_administrator(request.user):
        raise Http404
    context = {
        "counts": querysets.account_counts(),
        "networks": querysets.administered_networks(),
        "page": page_of(request, querysets.undeliverable_mail()),
    }
    return render(request, "insights/administration.html", context)
