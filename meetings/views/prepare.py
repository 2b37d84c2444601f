"""The page behind the link in a mail: answer and prepare without logging in.

Opening it changes nothing, however often and by whom: mail scanners open links and press buttons.
"""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Language
from bondgenoten.lib.htmx import done, respond
from meetings import links, services
from meetings.constants import Rsvp, Via
from meetings.forms import AnswerForm, ProposeForm
from meetings.models import Attendance
from meetings.presenting import seats_of, table_of
from meetings.views.table import add_point, calendar_response

ANSWERS = {"ja": Rsvp.YES, "misschien": Rsvp.MAYBE, "nee": Rsvp.NO}


def with_link(view):
    """Pass the invitation behind the token, in its member's language; explain a link that does not work."""

    @never_cache
    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        try:
            attendance = links.find(token)
        except Attendance.DoesNotExist:
            return render(request, "meetings/link_unknown.html", status=404)
        except links.LinkEnded:
            return render(request, "meetings/link_ended.html", status=410)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in Language.values else attendance.membership.user.language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, token, attendance)
        response["Content-Language"] = language
        return response

    return wrapped


@require_safe
@with_link
def page(request: HttpRequest, token: str, attendance: Attendance) -> HttpResponse:
    """When, where, the agenda and who invites; with ``?antwoord=ja`` that answer stands ready to confirm."""
    ready = ANSWERS.get(request.GET.get("antwoord", ""), "")
    context = _context(token, attendance, ProposeForm(owner=attendance.public_id))
    return render(request, "meetings/prepare.html", context | {"ready": ready})


@require_POST
@with_link
def answer(request: HttpRequest, token: str, attendance: Attendance) -> HttpResponse:
    """Record the answer; it can be changed until the meeting begins."""
    form = AnswerForm(request.POST)
    problem = ""
    if form.is_valid():
        try:
            services.answer(attendance, rsvp=form.cleaned_data["rsvp"], via=Via.LINK)
        except services.TooLate:
            problem = _("The meeting has begun. Your answer can no longer change.")
    context = _context(token, attendance, ProposeForm(owner=attendance.public_id)) | {"problem": problem}
    if problem:
        return respond(request, "meetings/prepare.html", "meetings/_prepare_answer.html", context)
    return done(
        request,
        "meetings/_prepare_answer.html",
        context,
        links.prepare_path(attendance),
    )


@require_POST
@with_link
def propose(request: HttpRequest, token: str, attendance: Attendance) -> HttpResponse:
    """Put a point on the agenda, marked as coming by the link."""
    form = ProposeForm(request.POST, owner=attendance.public_id)
    if not (form.is_valid() and add_point(form, attendance, via_link=True)):
        context = _context(token, attendance, form)
        return respond(request, "meetings/prepare.html", "meetings/_agenda.html", context)
    context = _context(token, attendance, ProposeForm(owner=attendance.public_id)) | {"proposed": True}
    return done(request, "meetings/_agenda.html", context, links.prepare_path(attendance))


@require_safe
@with_link
def calendar_file(request: HttpRequest, token: str, attendance: Attendance) -> HttpResponse:
    """The meeting as a file for one's own calendar."""
    return calendar_response(attendance.meeting)


def _context(token: str, attendance: Attendance, form: ProposeForm) -> dict:
    meeting = attendance.meeting
    open_ = meeting.takes_answers
    return {
        "token": token,
        "meeting": meeting,
        "mine": attendance,
        "member": attendance.membership,
        "seats": seats_of(table_of(meeting)),
        "agenda": meeting.agenda.on(),
        "hosts": meeting.network.memberships.coordinating(),
        "may_answer": open_,
        "may_propose": open_,
        "form": form,
    }
