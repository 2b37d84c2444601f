"""Planning: what a coordinator does before a meeting exists for the others."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from bondgenoten.lib import typed
from meetings import emails, services
from meetings.forms import MeetingForm
from meetings.models import Meeting
from meetings.permissions import can_edit
from networks.choosing import chosen
from networks.models import Membership, Network
from networks.permissions import can_coordinate


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A new meeting as a draft; the next page shows the mail and sends it."""
    networks = Network.objects.coordinated_by(request.user).filter(status="live")
    network = chosen(request, networks)
    if network is None:
        return render(request, "meetings/choose_network.html", {"networks": networks})
    owner = request.user.public_id
    form = MeetingForm(request.POST or None, owner=owner, kept=typed.take(request, owner))
    if form.is_valid():
        meeting = services.draft_meeting(
            network,
            actor=_seat(request.user, network),
            fields=form.fields_for_service(),
            agenda=form.cleaned_data["agenda"],
            submission=form.cleaned_data["submission"],
        )
        return redirect("meetings:invite", meeting.public_id)
    return render(request, "meetings/form.html", {"form": form, "network": network})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft; whoever was second is told and loses nothing."""
    meeting = _draft(request, public_id)
    owner = request.user.public_id
    kept = typed.take(request, owner)
    initial = MeetingForm.initial_of(meeting)
    form = MeetingForm(request.POST or None, owner=owner, kept=kept, initial=initial)
    if form.is_valid():
        try:
            services.edit_draft(
                meeting,
                actor=_seat(request.user, meeting.network),
                fields=form.fields_for_service(),
                agenda=form.cleaned_data["agenda"],
                version=form.cleaned_data["version"] or 0,
            )
        except services.EditedMeanwhile:
            return _edited_meanwhile(request, meeting, form)
        return redirect("meetings:invite", meeting.public_id)
    context = {"form": form, "network": meeting.network, "meeting": meeting}
    return render(request, "meetings/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, public_id: str) -> HttpResponse:
    """The mail as it will go out, and the button that sends it."""
    meeting = _visible(request, public_id)
    if not can_coordinate(request.user, meeting.network):
        raise PermissionDenied
    if not meeting.is_draft:
        return _sent_already(request, meeting)
    if request.method == "POST":
        return _send(request, meeting)
    context = {
        "meeting": meeting,
        **_who_is_mailed(meeting.network),
        "mail": emails.preview(meeting, request.user),
    }
    return render(request, "meetings/invite.html", context)


def _send(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Send the invitations and say to how many people they go."""
    if not services.send_invitations(meeting):
        return _sent_already(request, meeting)
    count = meeting.attendances.of_members().reached_by_mail().count()
    sent = ngettext(
        "The invitation goes out to %(count)s person.",
        "The invitations go out to %(count)s people.",
        count,
    )
    messages.success(request, sent % {"count": count})
    return redirect("meetings:detail", meeting.public_id)


def _who_is_mailed(network: Network) -> dict[str, list[Membership]]:
    """``members`` get the mail; the ``others`` take a break, or get letters."""
    seated = list(network.memberships.seated())
    members = [member for member in seated if member.user.email and not member.is_paused]
    return {"members": members, "others": [member for member in seated if member not in members]}


def _sent_already(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Two clicks, or two coordinators at once: it was sent once, and that is said."""
    if request.method == "POST":
        messages.info(request, _("The invitations had been sent already. Nobody gets them twice."))
    return redirect("meetings:detail", meeting.public_id)


def _edited_meanwhile(request: HttpRequest, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    """Show both versions: what this editor typed, still in the form, and what the other one saved."""
    meeting.refresh_from_db()
    if not meeting.is_draft:
        messages.error(request, _("The invitations have been sent meanwhile. Your changes were not saved."))
        return redirect("meetings:detail", meeting.public_id)
    typed = request.POST.copy()
    typed["version"] = str(meeting.version)
    again = MeetingForm(typed, owner=request.user.public_id, initial=MeetingForm.initial_of(meeting))
    again.add_error(
        None,
        _(
            "Somebody else changed this meeting meanwhile. What you typed is still here; "
            "below it you see what they saved. Save again to keep your version."
        ),
    )
    context = {"form": again, "network": meeting.network, "meeting": meeting, "theirs": meeting.agenda.on()}
    return render(request, "meetings/form.html", context)


def _visible(request: HttpRequest, public_id: str) -> Meeting:
    meetings = Meeting.objects.visible_to(request.user).select_related("network", "planner__user")
    return get_object_or_404(meetings, public_id=public_id)


def _draft(request: HttpRequest, public_id: str) -> Meeting:
    """A meeting this user may change: 404 when unseen, 403 when seen but not theirs to change."""
    meeting = _visible(request, public_id)
    if not can_edit(request.user, meeting):
        raise PermissionDenied
    return meeting


def _seat(user, network: Network) -> Membership:
    member = network.memberships.coordinating().filter(user=user).first()
    if member is None:
        raise Http404
    return member
