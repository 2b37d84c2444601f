"""Home, for everybody; the overview and summaries of team chiefs; the page of the administrator."""

from django.contrib.messages import get_messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from bondgenoten.lib import audit, dates
from bondgenoten.lib.asked import asked_or_404
from bondgenoten.lib.pages import Asked, page_of
from insights import querysets
from insights.choosing import select
from insights.home import greeting, home_of
from insights.models import Summary
from insights.overview import concern_row, headline, needs_of, open_concerns, told
from insights.recent import figures_of, parts_of
from networks.first_steps import first_steps
from networks.organisation_reads import totals
from networks.permissions import is_administrator, is_programme_lead, is_team_chief

CONCERNS_A_PAGE = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Today: the next meeting, what waits for me, my concerns; for the programme lead the networks."""
    context = {"greeting": greeting(request.user)} | home_of(request.user)
    if is_programme_lead(request.user):
        year = timezone.localdate().year
        networks = page_of(request, Asked(querysets.programme_networks, *dates.whole_year(year)))
        return render(request, "insights/programme.html", context | {"page": networks, "year": year})
    return render(request, "insights/home.html", context)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What needs a team chief now, her networks, the open concerns and what they are about."""
    if not is_team_chief(request.user):
        raise Http404  # nobody else has this page
    now = timezone.now()
    selection = select(request.user, request.GET)
    just_did_something = len(get_messages(request)) > 0
    figures = figures_of(selection.keys, period=selection.period, now=now, anew=just_did_something)
    needs = needs_of(request.user, now)
    page = page_of(request, open_concerns(selection.keys), CONCERNS_A_PAGE)
    concerns = told(request.user, page.object_list)
    readable = [concern.public_id for concern in concerns if concern.readable]
    audit.seen("overview", actor_id=request.user.public_id, ids=readable)
    context = {
        "headline": headline(greeting(request.user), needs),
        "needs": needs,
        "selection": selection,
        "page": page,
        "concerns": [concern_row(concern) for concern in concerns],
        "figures": figures,
        "parts": parts_of(figures),
    }
    return render(request, "insights/overview.html", context)


@require_safe
def summary_list(request: HttpRequest) -> HttpResponse:
    """The summaries that were sent to me, the newest first, and those that were skipped, with the reason."""
    if not is_team_chief(request.user):
        raise Http404
    summaries = Asked(_summaries, request.user)
    return render(request, "insights/summaries.html", {"page": page_of(request, summaries)})


def _summaries(user: User) -> QuerySet[Summary]:
    return Summary.objects.visible_to(user).newest_first()


@require_safe
def summary(request: HttpRequest, public_id: str) -> HttpResponse:
    """A summary as it was sent, on one page of paper."""
    if not is_team_chief(request.user):
        raise Http404
    kept = asked_or_404(Summary.objects.visible_one, request.user, public_id)
    context = {"summary": kept}
    if kept.is_made:
        context |= {"needs": kept.needs, "parts": parts_of(kept.figures, links=False)}
    return render(request, "insights/summary.html", context)


@require_safe
def administration(request: HttpRequest) -> HttpResponse:
    """Networks, accounts and undeliverable mail; no text of concerns, minutes or mail."""
    if not is_administrator(request.user):
        raise Http404
    counts = querysets.account_counts()
    networks = page_of(request, Asked(querysets.administered_networks), name="netwerken")
    context = {
        "counts": counts,
        "reviews_late": counts.pop("reviews_late"),
        "steps": first_steps(totals(), networks.paginator.count, counts["live"]),
        "networks": networks,
        "page": page_of(request, Asked(querysets.undeliverable_mail)),
    }
    return render(request, "insights/administration.html", context)
