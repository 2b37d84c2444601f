"""What can be done with one seat. Each is a page with a form that says what will happen, and a post."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.registry import seat_remains
from networks import permissions
from networks.constants import Ending, Role
from networks.forms.members import DaysForm, PartyForm, RemoveForm, WordsForm
from networks.models import Membership
from networks.services import acting as standing_in
from networks.services import ending
from networks.services import seats as services
from networks.views.members import seat_in, visible

FORM = "networks/members/{}.html"


def _seat(
    request: HttpRequest, slug: str, public_id: str, may: Callable[[User, Membership], bool]
) -> Membership:
    """The seat, for who may do this with it. Raises Http404 unseen, PermissionDenied seen."""
    seat = seat_in(visible(request, slug), public_id)
    if not may(request.user, seat):
        raise PermissionDenied
    return seat


def _page(request: HttpRequest, name: str, seat: Membership, **context: object) -> HttpResponse:
    full = {"seat": seat, "network": seat.network, "is_own": seat.user_id == request.user.pk, **context}
    return render(request, FORM.format(name), full)


def _to(seat: Membership) -> HttpResponse:
    return redirect("members:detail", seat.network.slug, seat.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """What somebody is active in; also the own phone, and name and phone of who takes part on paper."""
    seat = _seat(request, slug, public_id, permissions.can_change_words)
    form = WordsForm(request.POST or None, seat=seat, is_own=seat.user_id == request.user.pk)
    if not form.is_valid():
        return _page(request, "change", seat, form=form)
    services.change_words(seat, actor=request.user, **form.cleaned_data)
    messages.success(request, _("The changes are saved."))
    return _to(seat)


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a break for some days, or change the days of it."""
    seat = _seat(request, slug, public_id, permissions.can_pause)
    form = DaysForm(request.POST or None, begun=seat.paused_from, until=seat.paused_until)
    if form.is_valid():
        try:
            services.pause(seat, actor=request.user, **form.cleaned_data)
        except services.StandsIn:
            form.add_error(None, _("You stand in for a coordinator on some of these days. End that first."))
        else:
            said = _("Your break is noted, up to and including %(day)s. We mail you nothing about meetings.")
            messages.success(request, said % {"day": dates.day(form.cleaned_data["last"])})
            return _to(seat)
    return _page(request, "pause", seat, form=form)


@require_POST
def resume(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """End a break early."""
    seat = _seat(request, slug, public_id, permissions.can_pause)
    if services.resume(seat, actor=request.user):
        messages.success(request, _("Welcome back. You get mail about meetings again."))
    return _to(seat)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """What leaving means, and the button; a second click finds it done."""
    if left := _left_before(request, slug, public_id):
        return _goodbye(request, left)
    seat = _seat(request, slug, public_id, permissions.can_leave)
    if request.method == "POST":
        try:
            ending.leave(seat, actor=request.user)
        except ending.LastOfSide:
            return _page(request, "leave", seat, is_last=True)
        return _goodbye(request, seat)
    if ending.is_last_of_side(seat):
        return _page(request, "leave", seat, is_last=True)
    return _page(request, "leave", seat, remains=[left_of(request, seat) for left_of in seat_remains])


def _left_before(request: HttpRequest, slug: str, public_id: str) -> Membership | None:
    """The own seat that this person gave up before."""
    mine = Membership.objects.filter(user=request.user, network__slug=slug, public_id=public_id)
    return mine.exclude(to_date=None).filter(ending=Ending.LEFT).select_related("network").first()


def _goodbye(request: HttpRequest, seat: Membership) -> HttpResponse:
    said = _("You have left %(network)s. Thank you for taking part.")
    messages.success(request, said % {"network": seat.network.name})
    return redirect("networks:list")


@require_http_methods(["GET", "HEAD", "POST"])
def step_down(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """A coordinator who goes on as a member."""
    seat = _seat(request, slug, public_id, permissions.is_own)
    if request.method == "POST" and seat.role == Role.MEMBER:
        return _to(seat)  # a second click
    if not permissions.can_step_down(request.user, seat):
        raise PermissionDenied
    is_last = ending.is_last_of_side(seat)
    if request.method == "POST" and not is_last:
        try:
            services.step_down(seat, actor=request.user)
        except ending.LastOfSide:
            return _page(request, "step_down", seat, is_last=True)
        messages.success(request, _("You are a member now. The other coordinators know it."))
        return _to(seat)
    return _page(request, "step_down", seat, is_last=is_last)


@require_http_methods(["GET", "HEAD", "POST"])
def party(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Somebody goes on for another party."""
    if ended := _ended_before(request, slug, public_id):
        return ended
    seat = _seat(request, slug, public_id, permissions.can_change_party)
    form = PartyForm(request.POST or None, initial={"party": seat.party})
    if not form.is_valid():
        return _page(request, "party", seat, form=form)
    seat = services.change_party(seat, actor=request.user, party=form.cleaned_data["party"])
    said = _("%(name)s takes part as %(party)s.")
    messages.success(request, said % {"name": seat.user, "party": seat.get_party_display()})
    return _to(seat)


@require_http_methods(["GET", "HEAD", "POST"])
def acting(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Name somebody of the own side who stands in for some days."""
    seat = _seat(request, slug, public_id, permissions.can_name_acting)
    form = DaysForm(request.POST or None, begun=seat.acting_from, until=seat.acting_until)
    if form.is_valid():
        try:
            standing_in.name_acting(seat, actor=request.user, **form.cleaned_data)
        except standing_in.OnABreak:
            form.add_error(None, _("This person takes a break on some of these days."))
        except standing_in.SomebodyStandsIn as refusal:
            said = _("%(name)s stands in on some of these days already. End that first.")
            form.add_error(None, said % {"name": refusal.seat.user})
        else:
            said = _("%(name)s stands in. We mailed them and the other coordinators.")
            messages.success(request, said % {"name": seat.user})
            return _to(seat)
    return _page(request, "acting", seat, form=form)


@require_POST
def end_acting(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Nobody stands in any more; a second click finds it done."""
    seat = _seat(request, slug, public_id, permissions.decides_who_acts)
    if standing_in.end_acting(seat, actor=request.user):
        messages.success(request, _("%(name)s no longer stands in.") % {"name": seat.user})
    return _to(seat)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Why, and what becomes of what they did; the reason goes to them alone."""
    if ended := _ended_before(request, slug, public_id):
        return ended
    seat = _seat(request, slug, public_id, permissions.can_remove)
    form = RemoveForm(request.POST or None)
    if not form.is_valid():
        remains = [left_of(request, seat) for left_of in seat_remains]
        return _page(request, "remove", seat, form=form, remains=remains)
    if ending.remove(seat, actor=request.user, reason=form.cleaned_data["reason"]):
        messages.success(request, _("%(name)s takes no part any more.") % {"name": seat.user})
    else:
        messages.info(request, _("Nothing changed: somebody did this already."))
    return redirect("members:list", slug)


def _ended_before(request: HttpRequest, slug: str, public_id: str) -> HttpResponse | None:
    """For a coordinator whose seat to change ended: another was quicker, or it is a second click."""
    network = visible(request, slug)
    ended = network.memberships.filter(public_id=public_id, to_date__lt=timezone.localdate()).first()
    if ended is None or not permissions.can_manage_members(request.user, network):
        return None
    messages.info(request, _("Nothing changed: somebody did this already."))
    now = network.memberships.with_access().filter(user=ended.user_id).first()
    return redirect("members:detail", slug, now.public_id) if now else redirect("members:list", slug)
