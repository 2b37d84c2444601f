"""Actions: writing down what was agreed, saying that it is done, and the list of them."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from bondgenoten.lib.asked import asked, asked_first
from bondgenoten.lib.htmx import done, respond
from bondgenoten.lib.ids import PublicIdConverter
from bondgenoten.lib.pages import Asked, page_of
from meetings import services
from meetings.agreed import rows_of
from meetings.forms import ActionForm
from meetings.models import ActionItem, Meeting
from meetings.permissions import can_finish, can_record_action
from meetings.views.table import agreed_context, page_context, visible
from networks.choosing import filtered
from networks.models import Network


@require_safe
def action_list(request: HttpRequest) -> HttpResponse:
    """One's own actions, or with ``?van=allen`` those of all one's networks; the longest overdue first."""
    networks = asked(Network.objects.at_table_or_led_by, request.user)
    if not networks:
        raise Http404
    network = filtered(request, networks)
    everybody = request.GET.get("van") == "allen"
    wanted = (_everybodys if everybody else _own), request.user, [network.pk] if network else []
    page = page_of(request, Asked(*wanted))
    to_do, late, done_already = asked_first(_counted, *wanted) or (0, 0, 0)
    context = {
        "everybody": everybody,
        "network": network,
        "networks": networks,
        "page": page,
        "rows": rows_of(request.user, page.object_list),
        "tally": {"to_do": to_do, "late": late, "done": done_already},
    }
    return render(request, "meetings/actions.html", context)


def _everybodys(user: User, networks: list[int]) -> QuerySet[ActionItem]:
    return ActionItem.objects.visible_in(user, networks).for_list()


def _own(user: User, networks: list[int]) -> QuerySet[ActionItem]:
    return ActionItem.objects.visible_in(user, networks).owned_by(user).for_list()


def _counted(question: Callable[..., Any], user: User, networks: list[int]) -> QuerySet:
    return question(user, networks).counted()


@require_POST
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write down what was agreed at a meeting."""
    meeting = visible(request, public_id)
    if not can_record_action(request.user, meeting):
        raise PermissionDenied
    form = ActionForm(request.POST, owner=request.user.public_id, network=meeting.network)
    if not (form.is_valid() and _add(form, meeting)):
        context = page_context(request, meeting, action_form=form)
        return respond(request, "meetings/detail.html", "meetings/_actions.html", context)
    if not request.htmx:
        messages.success(request, _("It has been written down."))
    context = agreed_context(request, meeting) | {"recorded": True}
    return done(request, "meetings/_actions.html", context, _part_of(meeting))


def _add(form: ActionForm, meeting: Meeting) -> bool:
    """Write down what a valid form holds; False, and the form says why, when that cannot be."""
    try:
        services.record_action(
            meeting,
            owner=form.cleaned_data["who"],
            title=form.cleaned_data["title"],
            due_on=form.cleaned_data["due_on"],
            submission=form.cleaned_data["submission"],
        )
    except services.ActionsFull:
        form.add_error("title", _("No more can be agreed at one meeting. Keep it for the next one."))
    return form.is_valid()


@require_POST
def finish(request: HttpRequest, public_id: str) -> HttpResponse:
    """It is done."""
    return _mark(request, public_id, services.finish_action)


@require_POST
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """It is not done after all."""
    return _mark(request, public_id, services.reopen_action)


def _mark(request: HttpRequest, public_id: str, mark: Callable[[ActionItem], bool]) -> HttpResponse:
    actions = ActionItem.objects.visible_to(request.user).for_list()
    action = get_object_or_404(actions, public_id=public_id)
    if not can_finish(request.user, action):
        raise PermissionDenied
    if mark(action) and not request.htmx:
        text = _("It is still to be done.") if action.is_open else _("It is done. Thank you.")
        messages.success(request, text)
    return _back(request, action)


def _back(request: HttpRequest, action: ActionItem) -> HttpResponse:
    """To where the button stood (``van``): home, the list as it was filtered, or the page of a meeting."""
    van = request.POST.get("van", "")
    if van == "home":
        return _alone(request, action, van, "/")
    if van == "overzicht":  # the team chief's screen, one layer up
        return redirect("overview")
    if van == "afspraken":
        shown = QueryDict(request.POST.get("lijst", "")[:200]).urlencode()
        return _alone(request, action, van, f"{reverse('actions:list')}?{shown}".rstrip("?"))
    if van != action.meeting.public_id and re.fullmatch(PublicIdConverter.regex, van):
        meetings = Meeting.objects.visible_to(request.user).planned()
        if page := meetings.filter(public_id=van).first():
            return _alone(request, action, van, _part_of(page))
    context = agreed_context(request, action.meeting)
    return done(request, "meetings/_actions.html", context, _part_of(action.meeting))


def _alone(request: HttpRequest, action: ActionItem, van: str, to: str) -> HttpResponse:
    context = {"row": rows_of(request.user, [action])[0], "van": van}
    return done(request, "meetings/_action.html", context, to)


def _part_of(meeting: Meeting) -> str:
    """The actions on the page of a meeting."""
    return f"{meeting.get_absolute_url()}#actions"
