"""People as the administrator has them: who there is, and where they have a place. No text of anybody."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from bondgenoten.lib.asked import asked, asked_or_404
from bondgenoten.lib.pages import Asked, page_of
from networks.lookups import people
from networks.models import Membership, OfficeHolder, TeamChief
from networks.views.administering import administrators_only
from notifications.models import OutgoingMail

MAILS = 5


@require_safe
@administrators_only
def people_list(request: HttpRequest) -> HttpResponse:
    """Everybody by name, or those whose name or address has what is searched for."""
    wanted = request.GET.get("zoek", "").strip()[:80]
    context = {"page": page_of(request, people(wanted) if wanted else Asked(people)), "wanted": wanted}
    return render(request, "networks/people/list.html", context)


@require_safe
@administrators_only
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person: networks, offices and teams, how they log in, and mail that did not arrive."""
    person = asked_or_404(_one, public_id)
    context = {
        "person": person,
        "is_self": person == request.user,
        "seats": asked(_seats, person.pk),
        "offices": asked(_offices, person.pk),
        "teams": asked(_teams, person.pk),
        "mails": asked(_mails, person.pk),
    }
    return render(request, "networks/people/detail.html", context)


def _one(public_id: str) -> QuerySet[User]:
    return people().filter(public_id=public_id)


def _seats(person: int) -> QuerySet[Membership]:
    seats = Membership.objects.running().filter(user=person).select_related("network")
    return seats.order_by("network__name", "pk")


def _offices(person: int) -> QuerySet[OfficeHolder]:
    return OfficeHolder.objects.running().filter(user=person).order_by("office")


def _teams(person: int) -> QuerySet[TeamChief]:
    return TeamChief.objects.running().filter(user=person).select_related("base_team")


def _mails(person: int) -> QuerySet[OutgoingMail]:
    failed = OutgoingMail.objects.undeliverable().filter(recipient=person).select_related("recipient")
    return failed.defer("text", "html", "attachments", "subject")[:MAILS]
