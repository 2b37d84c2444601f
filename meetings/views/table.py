"""The table: what every member sees of the meetings, and answers."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from bondgenoten.lib import typed
from bondgenoten.lib.asked import asked, asked_or_404
from bondgenoten.lib.htmx import done, respond
from bondgenoten.lib.pages import Asked, page_of
from meetings import calendar, services
from meetings.agreed import agreed_at
from meetings.forms import ActionForm, AnswerForm, ProposeForm
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.permissions import (
    can_answer,
    can_answer_on_paper,
    can_plan,
    can_propose,
    can_record_action,
)
from meetings.presenting import cadence_of, on_paper, seats_of, table_of, with_answers
from networks.choosing import filtered
from networks.models import Network


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Coming meetings first, then those that have been; the cadence of the year per network."""
    user, now = request.user, timezone.now()
    networks = asked(Network.objects.at_table_or_led_by, user)
    if not networks:
        raise Http404
    network = filtered(request, networks)
    chosen = [network.pk] if network else []
    context = {
        "network": network,
        "networks": networks,
        "drafts": asked(_drafts, user, chosen),
        "upcoming": with_answers(asked(_upcoming, user, chosen, now)),
        "page": page_of(request, Asked(_past, user, chosen, now)),
        "may_plan": can_plan(user),
        "cadence": cadence_of(network or networks[0]) if network or len(networks) == 1 else None,
    }
    return render(request, "meetings/list.html", context)


def _drafts(user: User, networks: list[int]) -> QuerySet[Meeting]:
    return Meeting.objects.visible_in(user, networks).filter(status="draft").order_by("starts_at")


def _upcoming(user: User, networks: list[int], now: datetime) -> QuerySet[Meeting]:
    return Meeting.objects.visible_in(user, networks).upcoming(now)[:20]


def _past(user: User, networks: list[int], now: datetime) -> QuerySet[Meeting]:
    return Meeting.objects.visible_in(user, networks).past(now)


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One meeting: who comes, what it is about, my own answer."""
    meeting = visible(request, public_id)
    if meeting.is_draft:
        return redirect("meetings:invite", meeting.public_id)
    kept = typed.take(request, request.user.public_id)
    return render(request, "meetings/detail.html", page_context(request, meeting, kept=kept))


@require_POST
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say whether one comes."""
    meeting = visible(request, public_id)
    form = AnswerForm(request.POST)
    if not can_answer(request.user, meeting):
        raise PermissionDenied
    if form.is_valid():
        attendance = services.attendance_of(meeting, request.user)
        services.answer(attendance, rsvp=form.cleaned_data["rsvp"])
    context = page_context(request, meeting)
    if request.POST.get("van") == "home":
        return done(request, "meetings/_next.html", context, "/")
    if request.POST.get("van") == "overzicht":  # the team chief's screen, one layer up
        messages.success(request, _("Your answer has been noted."))
        return redirect("overview")
    return done(request, "meetings/_who.html", context, meeting.get_absolute_url())


@require_POST
def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a point on the agenda."""
    meeting = visible(request, public_id)
    if not can_propose(request.user, meeting):
        raise PermissionDenied
    form = ProposeForm(request.POST, owner=request.user.public_id)
    if not (form.is_valid() and add_point(form, services.attendance_of(meeting, request.user))):
        context = page_context(request, meeting, form=form)
        return respond(request, "meetings/detail.html", "meetings/_agenda.html", context)
    if not request.htmx:
        messages.success(request, _("Your point is on the agenda."))
    context = page_context(request, meeting)
    return done(request, "meetings/_agenda.html", context, meeting.get_absolute_url())


def add_point(form: ProposeForm, attendance: Attendance, *, via_link: bool = False) -> bool:
    """Put what a valid form holds on the agenda; False, and the form says why, when that cannot be."""
    try:
        services.propose_item(
            attendance.meeting,
            actor=attendance.membership,
            title=form.cleaned_data["title"],
            submission=form.cleaned_data["submission"],
            via_link=via_link,
        )
    except services.AgendaFull:
        form.add_error("title", _("The agenda is full. Tell a coordinator what you would like to discuss."))
    except services.TooLate:
        form.add_error("title", _("The meeting has begun. Bring your point to the table."))
    return form.is_valid()


@require_safe
def calendar_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The meeting as a file for one's own calendar."""
    meeting = visible(request, public_id)
    if meeting.is_draft:
        raise PermissionDenied
    return calendar_response(meeting)


def calendar_response(meeting: Meeting) -> HttpResponse:
    """A calendar file to download."""
    response = HttpResponse(calendar.download(meeting), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="bijeenkomst.ics"'
    return response


def visible(request: HttpRequest, public_id: str) -> Meeting:
    """The meeting with its network, for who may see it. Raises Http404."""
    return asked_or_404(Meeting.objects.visible_one, request.user, public_id)


def page_context(request: HttpRequest, meeting: Meeting, *, kept: dict | None = None, **forms) -> dict:
    """What the page of a meeting needs. ``kept`` fills its empty forms, ``forms`` stand in their place."""
    table = table_of(meeting)
    mine = next((a for a in table if a.membership.user_id == request.user.pk), None)
    return {
        "meeting": meeting,
        "seats": seats_of(table),
        "parties": table.by_party,
        "mine": mine,
        "may_answer": can_answer(request.user, meeting),
        "may_propose": can_propose(request.user, meeting),
        "agenda": asked(AgendaItem.objects.on_agenda_of, meeting.pk),
        "form": ProposeForm(owner=request.user.public_id, kept=kept),
        "cadence": cadence_of(meeting.network),
        "on_paper": on_paper(meeting, table) if can_answer_on_paper(request.user, meeting) else [],
        **agreed_context(request, meeting, kept=kept),
        **forms,
    }


def agreed_context(request: HttpRequest, meeting: Meeting, *, kept: dict | None = None) -> dict:
    """What the part of the page about actions needs; a form only for who may record one."""
    context = {"meeting": meeting, "agreed": agreed_at(meeting, request.user)}
    if can_record_action(request.user, meeting):
        owner = request.user.public_id
        context["action_form"] = ActionForm(owner=owner, kept=kept, network=meeting.network)
    return context
