"""The rights review: once a quarter somebody looks at who may do what and says that it is right."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from bondgenoten.lib.asked import asked_or_404
from bondgenoten.lib.pages import Asked, page_of
from networks import oversight
from networks.models import Network
from networks.permissions import can_review_rights
from networks.rights_review import overdue, state_of_network, state_of_organisation, with_review
from networks.services import rights_review as services
from networks.views.administering import administrators_only


@require_http_methods(["GET", "HEAD", "POST"])
def of_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has which role in a network, for its coordinators; POST says that it is right."""
    network = asked_or_404(_reviewed, request.user, slug)
    if not can_review_rights(request.user, network):
        raise PermissionDenied
    if request.method == "POST":
        mark = request.POST.get("mark", "")
        _confirm(request, lambda: services.confirm(network, actor=request.user, mark=mark))
        return redirect("oversight:review", slug)
    context = {
        "network": network,
        "access": oversight.access_to(network),
        "review": state_of_network(network, timezone.localdate()),
    }
    return render(request, "networks/oversight/review.html", context)


def _reviewed(user: User, slug: str) -> QuerySet[Network]:
    return with_review(Network.objects.visible_one(user, slug))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def of_organisation(request: HttpRequest) -> HttpResponse:
    """Offices, team chiefs and who has no second factor, for administrators; POST says that it is right."""
    if request.method == "POST":
        mark = request.POST.get("mark", "")
        _confirm(request, lambda: services.confirm_organisation(actor=request.user, mark=mark))
        return redirect("oversight:organisation")
    everywhere = oversight.organisation()
    chiefs: Page = page_of(request, everywhere.links)
    chiefs.object_list = oversight.chiefs_in(chiefs.object_list)
    context = {
        "everywhere": everywhere,
        "chiefs": chiefs,
        "factorless": page_of(request, Asked(oversight.without_factor), name="zonder"),
        "late": page_of(request, Asked(_late), name="netwerken"),
        "review": state_of_organisation(timezone.localdate()),
    }
    return render(request, "networks/oversight/organisation.html", context)


def _late() -> QuerySet[Network]:
    return overdue(Network.objects.order_by("name", "pk"))


def _confirm(request: HttpRequest, confirm: Callable[[], bool]) -> None:
    """Do it and say what became of it."""
    try:
        made = confirm()
    except services.Changed:
        messages.warning(request, _("This changed while you were reading. Please look once more."))
        return
    if made:
        messages.success(request, _("Thank you. Noted that this is right; we ask again next quarter."))
    else:
        messages.info(request, _("This was checked this quarter already."))
