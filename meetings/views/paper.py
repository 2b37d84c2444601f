"""For members without e-mail: a coordinator prints their invitation and notes their answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bondgenoten.lib.letters import CannotPrint, pdf_response
from meetings import letters, services
from meetings.forms import AnswerForm
from meetings.models import Meeting
from meetings.permissions import can_answer_on_paper
from meetings.views.table import visible
from networks.models import Membership


def _found(request: HttpRequest, public_id: str, member: str) -> tuple[Meeting, Membership]:
    """The meeting and who sits at it on paper. Raises Http404, or PermissionDenied for who only sees it."""
    meeting = visible(request, public_id)
    if not can_answer_on_paper(request.user, meeting):
        raise PermissionDenied
    seats = meeting.network.memberships.seated().filter(user__email=None)
    return meeting, get_object_or_404(seats, public_id=member)


@require_POST
def answer(request: HttpRequest, public_id: str, member: str) -> HttpResponse:
    """Note whether they come; everybody sees that a coordinator did."""
    meeting, seat = _found(request, public_id, member)
    form = AnswerForm(request.POST)
    attendance = services.attendance_of(meeting, seat.user)
    if form.is_valid() and attendance is not None:
        services.answer_for(attendance, rsvp=form.cleaned_data["rsvp"], actor=request.user)
        messages.success(request, _("The answer of %(name)s has been noted.") % {"name": seat.user.name})
    return redirect(meeting)


@require_safe
def letter(request: HttpRequest, public_id: str, member: str) -> HttpResponse:
    """Their invitation, to print."""
    meeting, seat = _found(request, public_id, member)
    try:
        content = letters.invitation(meeting, seat)
    except CannotPrint:
        messages.error(request, _("Letters cannot be printed here yet. Ask who runs this site."))
        return redirect(meeting)
    return pdf_response(content, "uitnodiging.pdf")
