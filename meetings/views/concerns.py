"""What meetings add to a concern: putting it on an agenda, and the reporter's objection."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from bondgenoten.lib import typed
from meetings import services
from meetings.forms import PutOnAgendaForm
from meetings.models import AgendaItem, Meeting
from meetings.permissions import can_object, can_put_on_agenda
from networks.models import Membership
from signals.constants import ConsentKind
from signals.models import ConsentRequest, Signal
from signals.presenting.consent import refusal, requests_of
from signals.services import AskedEnough, AskedTooSoon, NothingToAsk, agreed_titles, mark_read, must_agree
from signals.views.fetching import visible_concern

AGENDA = ConsentKind.AGENDA
PUT = gettext_lazy("The concern is on the agenda. The reporter gets a message.")
ASKED = gettext_lazy("The reporter is asked first. After a yes it is on the agenda, and you hear the answer.")


@require_http_methods(["GET", "HEAD", "POST"])
def put_on_agenda(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose the meeting and a neutral title. The reporter agrees first, or hears it and can object."""
    signal = visible_concern(request, public_id)
    if not can_put_on_agenda(request.user, signal):
        raise PermissionDenied
    if request.method == "GET":
        mark_read(signal, reader=request.user)  # the page shows its words
    meetings = Meeting.objects.upcoming().filter(network=signal.network)
    owner = request.user.public_id
    kept = typed.take(request, owner)
    agreed = agreed_titles(signal)
    kept = {"agenda_title": agreed[-1], **kept} if agreed else kept
    form = PutOnAgendaForm(request.POST or None, owner=owner, meetings=meetings, kept=kept)
    asked = [one for one in requests_of(signal) if one.request.is_open and one.request.kind == AGENDA]
    if not asked and form.is_valid():
        actor = signal.network.memberships.coordinating().filter(user=request.user).first()
        if actor and (done := _put(signal, form, actor)):
            messages.success(request, PUT if isinstance(done, AgendaItem) else ASKED)
            return redirect(signal)
    context = {"form": form, "concern": signal, "meetings": meetings, "asked": asked, "agreed": agreed}
    context["asks_first"] = must_agree(signal, actor=request.user, title="".join(agreed[-1:]), agreed=agreed)
    return render(request, "meetings/put_on_agenda.html", context)


def _put(signal: Signal, form: PutOnAgendaForm, actor: Membership) -> AgendaItem | ConsentRequest | None:
    """Put it on the chosen agenda or ask its reporter; None, and the form says why, when that cannot be."""
    try:
        return services.put_or_ask(
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
    except (AskedEnough, AskedTooSoon, NothingToAsk):
        form.add_error(None, refusal(signal, AGENDA) or _("This cannot be asked any more."))
    return None


@require_POST
def object_to_agenda(request: HttpRequest, public_id: str) -> HttpResponse:
    """The reporter takes their concern off the agenda."""
    signal = visible_concern(request, public_id)
    if not can_object(request.user, signal):
        raise PermissionDenied
    if services.object_to_agenda(signal, actor=request.user):  # else a second click, or the meeting has begun
        messages.success(request, _("Your concern is off the agenda. The coordinators get a message."))
    return redirect(signal)
