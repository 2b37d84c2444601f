"""The privacy officer: who has access, what people ask about their data, which rights changed. No texts."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import DataRequest, User
from bondgenoten.lib.asked import asked_or_404
from bondgenoten.lib.pages import Asked, page_of
from bondgenoten.lib.promises import open_promise
from networks import oversight
from networks.forms.oversight import LinesForm
from networks.models import Network
from networks.permissions import is_privacy_officer
from networks.rights_review import overdue, state_of_network, with_review
from networks.services import oversight as services

ANSWERED_SHOWN = 10


def officers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answers 404 to whoever watches over no network, before anything is looked up."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not is_privacy_officer(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@officers_only
def page(request: HttpRequest) -> HttpResponse:
    """Her networks with how many have access and the state of their review; how many requests wait."""
    today = timezone.localdate()
    guarded = Network.objects.guarded_by(request.user)
    networks = page_of(request, oversight.with_people(with_review(guarded, today)).order_by("name", "pk"))
    waiting = DataRequest.objects.of_people_in(guarded).tally(today)
    context = {
        "page": networks,
        "networks": [(network, state_of_network(network, today)) for network in networks],
        "waiting": waiting,
        "reviews_late": Asked(_late, request.user).count(),
    }
    return render(request, "networks/oversight/page.html", context)


def _late(user: User) -> QuerySet[Network]:
    return overdue(Network.objects.guarded_by(user))


@require_safe
@officers_only
def access(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who has access to one of her networks, and how they log in."""
    network = asked_or_404(_one_guarded, request.user, slug)
    found = oversight.access_to(network)
    rows = [(row, oversight.last_login(row.user)) for row in (*found.seats, *found.chiefs)]
    context = {
        "network": network,
        "seats": rows[: len(found.seats)],
        "chiefs": rows[len(found.seats) :],
        "invited": len(found.invited),
        "review": state_of_network(network, timezone.localdate()),
    }
    return render(request, "networks/oversight/access.html", context)


def _one_guarded(user: User, slug: str) -> QuerySet[Network]:
    return with_review(Network.objects.guarded_by(user)).filter(slug=slug)


@require_safe
@officers_only
def requests(request: HttpRequest) -> HttpResponse:
    """What people in her networks ask about their data: the first last day first, then what was answered."""
    asked = DataRequest.objects.of_people_in(Network.objects.guarded_by(request.user)).select_related("user")
    waiting = page_of(request, asked.open().order_by("due_on", "pk"))
    done = asked.filter(done_at__isnull=False, by_itself=False).order_by("-done_at", "-pk")
    context = {
        "page": waiting,
        "waiting": [(each, open_promise(each.due_on)) for each in waiting],
        "done": done[:ANSWERED_SHOWN],
    }
    return render(request, "networks/oversight/requests.html", context)


@require_POST
@officers_only
def answered(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note that a request was answered."""
    asked = DataRequest.objects.of_people_in(Network.objects.guarded_by(request.user))
    if services.answered(get_object_or_404(asked, public_id=public_id), actor=request.user):
        messages.success(request, _("Noted: this request was answered."))
    else:
        messages.info(request, _("This was noted already."))
    return redirect("oversight:requests")


@require_safe
@officers_only
def lines(request: HttpRequest) -> HttpResponse:
    """Which rights changed in her networks, the newest first, of a period and a network if wanted."""
    networks = list(Network.objects.guarded_by(request.user).order_by("short_name", "pk"))
    form = LinesForm(request.GET, networks=networks)
    is_valid = form.is_valid()
    first, last = form.period() if is_valid else (None, None)
    found = page_of(request, oversight.lines_about(form.chosen() if is_valid else networks, first, last))
    context = {
        "form": form,
        "page": found,
        "lines": oversight.in_words(found, networks),
        "is_narrowed": is_valid and any(form.cleaned_data.values()),
    }
    return render(request, "networks/oversight/lines.html", context)
