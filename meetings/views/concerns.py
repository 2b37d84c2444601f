"""What meetings add to a concern: putting it on an agenda, and the reporter's objection."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bondgenoten.lib import typed
from meetings import services
from meetings.forms import PutOnAgendaForm
from meetings.models import Meeting
from meetings.permissions import can_object, can_put_on_agenda
from networks.models import Membership
from signals.models import Signal
from signals.services import mark_read


@require_http_methods(["GET", "HEAD", "POST"])
def put_on_agenda(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose the meeting and a neutral title; the reporter hears it and can object."""
    signal = _visible(request, public_id)
    if not can_put_on_agenda(request.user, signal):
        raise PermissionDenied
    if request.method == "GET":
        mark_read(signal, reader=request.user)  # the page shows its words
    meetings = Meeting.objects.upcoming().filter(network=signal.network)
    owner = request.user.public_id
    kept = typed.take(request, owner)
    form = PutOnAgendaForm(request.POST or None, owner=owner, meetings=meetings, kept=kept)
    if form.is_valid():
        actor = signal.network.memberships.coordinating().filter(user=request.user).first()
        if actor and _put(signal, form, actor):
            messages.success(request, _("The concern is on the agenda. The reporter gets a message."))
            return redirect(signal)
    context = {"form": form, "concern": signal, "meetings": meetings}
    return render(request, "meetings/put_on_agenda.html", context)


def _put(signal: Signal, form: PutOnAgendaForm, actor: Membership) -> bool:
    """Put it on the chosen agenda; False, and the form says why, when that meeting cannot take it."""
    try:
        services.put_on_agenda(
            signal,
            meeting=form.cleaned_data["meeting"],
            actor=actor,
            title=form.cleaned_data["agenda_title"],
            submission=form.cleaned_data["submission"],
        )
    except services.AgendaFull:
        form.add_error("meeting", _("This agenda is full. Choose another meeting."))
    except services.ReporterObjected:
        form.add_error(None, _("The reporter would rather not have this discussed. Ask them first."))
    except services.TooLate:
        form.add_error("meeting", _("This meeting has begun. Choose another one."))
    return form.is_valid()


@require_POST
def object_to_agenda(request: HttpRequest, public_id: str) -> HttpResponse:
    """The reporter takes their concern off the agenda."""
    signal = _visible(request, public_id)
    if not can_object(request.user, signal):
        raise PermissionDenied
    if services.object_to_agenda(signal, actor=request.user):  # else a second click, or the meeting has begun
        messages.success(request, _("Your concern is off the agenda. The coordinators get a message."))
    return redirect(signal)


def _visible(request: HttpRequest, public_id: str) -> Signal:
    signals = Signal.objects.visible_to(request.user).select_related("network", "reporter", "neighbourhood")
    return get_object_or_404(signals, public_id=public_id)
