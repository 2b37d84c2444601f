"""People as the administrator has them: who there is, and where they have a place. No text of anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bondgenoten.lib.pages import page_of
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
    context = {"page": page_of(request, people(wanted)), "wanted": wanted}
    return render(request, "networks/people/list.html", context)


@require_safe
@administrators_only
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person: networks, offices and teams, how they log in, and mail that did not arrive."""
    person = get_object_or_404(people(), public_id=public_id)
    seats = Membership.objects.running().filter(user=person).select_related("network")
    failed = OutgoingMail.objects.undeliverable().filter(recipient=person).select_related("recipient")
    context = {
        "person": person,
        "is_self": person == request.user,
        "seats": seats.order_by("network__name", "pk"),
        "offices": OfficeHolder.objects.running().filter(user=person).order_by("office"),
        "teams": TeamChief.objects.running().filter(user=person).select_related("base_team"),
        "mails": failed.defer("text", "html", "attachments", "subject")[:MAILS],
    }
    return render(request, "networks/people/detail.html", context)
