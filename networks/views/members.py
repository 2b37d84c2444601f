"""Who sits in a network: the list, the call list, one member, and who is privacy officer."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bondgenoten.lib.asked import asked_first, asked_or_404
from bondgenoten.lib.pages import Asked, page_of
from networks import permissions
from networks.constants import NetworkStatus, Party, Role
from networks.forms.members import OfficerForm
from networks.models import Invitation, Membership, Network
from networks.presenting import rows_for_coordinators, rows_for_members
from networks.services.ending import is_last_of_side
from networks.services.seats import change_officer
from networks.views.administering import administrators_only

PARTIES = {
    "bewoner": Party.RESIDENT,
    "gemeente": Party.MUNICIPALITY,
    "partner": Party.PARTNER,
    "politie": Party.POLICE,
}


def visible(request: HttpRequest, slug: str) -> Network:
    """The network, for who may see it. Raises Http404."""
    return asked_or_404(Network.objects.visible_one, request.user, slug)


def seat_in(network: Network, public_id: str) -> Membership:
    """A running seat of a network that this person sees, the privacy officer's too. Raises Http404."""
    seat = asked_or_404(_one_with_access, network.pk, public_id)
    seat.network = network  # known already: no page asks for it again
    return seat


def _one_with_access(network: int, public_id: str) -> QuerySet[Membership]:
    return _with_access(network).filter(public_id=public_id)


@require_safe
def member_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody by first name; narrowed by ``?zoek=`` in names and words, and by ``?partij=``."""
    network = visible(request, slug)
    may_manage = permissions.can_manage_members(request.user, network)
    wanted, party = request.GET.get("zoek", "").strip()[:80], PARTIES.get(request.GET.get("partij", ""))
    narrowed = wanted or party
    page = page_of(request, _found(network, wanted, party) if narrowed else Asked(_with_access, network.pk))
    shown = list(page)
    context = {
        "network": network,
        "page": page,
        "rows": rows_for_coordinators(network, shown) if may_manage else rows_for_members(shown),
        "wanted": wanted,
        "party": party,
        "parties": sorted(((key, value.label) for key, value in PARTIES.items()), key=lambda pair: pair[1]),
        "may_manage": may_manage,
        "waiting": Asked(_invited, network.pk, timezone.now()).count() if may_manage else 0,
        "mine": asked_first(Membership.objects.running_of, request.user, network.pk),
    }
    return render(request, "networks/members/list.html", context)


def _with_access(network: int) -> QuerySet[Membership]:
    return Membership.objects.filter(network=network).with_access()


def _found(network: Network, wanted: str, party: Party | None) -> QuerySet[Membership]:
    """Of whom the name or words have what is wanted, and of this party."""
    seats = _with_access(network.pk)
    if wanted:
        seats = seats.filter(Q(user__name__icontains=wanted) | Q(active_in__icontains=wanted))
    return seats.filter(party=party) if party else seats


def _invited(network: int, now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(network=network).open(now)


@require_safe
@never_cache
def call_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Phone numbers of who gave one, for the coordinators only; to be printed."""
    network = visible(request, slug)
    if not permissions.can_manage_members(request.user, network):
        raise PermissionDenied
    seats = list(network.memberships.seated())
    context = {
        "network": network,
        "seats": [seat for seat in seats if seat.user.phone],
        "without": [seat.user.called for seat in seats if not seat.user.phone],
    }
    return render(request, "networks/members/call_list.html", context)


@require_safe
def detail(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """One member, with what the reader may do: about the own seat, or as coordinator about another's."""
    network = visible(request, slug)
    seat, user = seat_in(network, public_id), request.user
    is_own = seat.user_id == user.pk
    context = {
        "network": network,
        "seat": seat,
        "is_own": is_own,
        "may": _may(request, seat),
        "is_last": is_own and is_last_of_side(seat),
        "others_of_side": is_own and _others_of_side(seat),
    }
    return render(request, "networks/members/detail.html", context)


def _may(request: HttpRequest, seat: Membership) -> dict[str, bool]:
    """What the reader may do with this seat, for the buttons."""
    user = request.user
    return {
        "manage": permissions.can_manage_members(user, seat.network),
        "change": permissions.can_change_words(user, seat),
        "pause": permissions.can_pause(user, seat),
        "leave": permissions.can_leave(user, seat),
        "step_down": permissions.can_step_down(user, seat),
        "remove": permissions.can_remove(user, seat),
        "change_party": permissions.can_change_party(user, seat),
        "name_acting": permissions.can_name_acting(user, seat),
        "end_acting": permissions.can_end_acting(user, seat),
    }


def _others_of_side(seat: Membership) -> list[Membership]:
    """For a coordinator: who of the own side could stand in."""
    if seat.role != Role.COORDINATOR:
        return []
    members = seat.network.memberships.seated().filter(party=seat.party, role=Role.MEMBER)
    return list(members.filter(user__email__isnull=False))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def officers(request: HttpRequest, slug: str) -> HttpResponse:
    """For an administrator: who is privacy officer, make a member one, or make one a member again."""
    network = get_object_or_404(Network, slug=slug)
    people = network.memberships.with_access().filter(user__email__isnull=False).exclude(user=request.user)
    form = OfficerForm(None, members=people.filter(role=Role.MEMBER))
    if request.method == "POST" and network.status != NetworkStatus.CLOSED:
        if old := people.filter(role=Role.PRIVACY_OFFICER, public_id=request.POST.get("officer", "")).first():
            return _change_officer(request, network, old, Role.MEMBER)
        form = OfficerForm(request.POST, members=people.filter(role=Role.MEMBER))
        if form.is_valid():
            return _change_officer(request, network, form.cleaned_data["member"], Role.PRIVACY_OFFICER)
    now = network.memberships.with_access().filter(role=Role.PRIVACY_OFFICER)
    return render(
        request, "networks/members/officers.html", {"network": network, "form": form, "officers": now}
    )


def _change_officer(request: HttpRequest, network: Network, seat: Membership, role: Role) -> HttpResponse:
    seat.network = network
    if not permissions.can_change_officer(request.user, seat):
        raise PermissionDenied
    if change_officer(seat, actor=request.user, role=role) is None:
        messages.info(request, _("Nothing changed: somebody did this already."))
    elif role == Role.PRIVACY_OFFICER:
        messages.success(request, _("%(name)s is privacy officer now.") % {"name": seat.user})
    else:
        messages.success(request, _("%(name)s is a member again.") % {"name": seat.user})
    return redirect("members:officers", network.slug)
