"""Inviting people, for the coordinators of a network: look first, then send."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bondgenoten.lib.asked import asked_or_404
from bondgenoten.lib.pages import page_of
from networks.constants import MOST_SEATS, Party
from networks.forms.invitations import InviteForm
from networks.importing import members as importing
from networks.models import Network
from networks.permissions import can_manage_members
from networks.services import invitations as services

CHANGE, LOOK, SEND = "change", "look", "send"  # the buttons of a form, by their value of "do"
MOST_SHOWN = 50


def managed(request: HttpRequest, slug: str) -> Network:
    """The network, for who may invite to it. Raises Http404, or PermissionDenied for who only sees it."""
    network = asked_or_404(Network.objects.visible_one, request.user, slug)
    if not can_manage_members(request.user, network):
        raise PermissionDenied
    return network


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is invited, and a form to invite more: the first post shows what would happen, the next does it."""
    network = managed(request, slug)
    form = InviteForm(request.POST or None)
    do = request.POST.get("do", LOOK)
    if request.method != "POST" or do == CHANGE or not form.is_valid():
        return render(request, "networks/invitations/invite.html", _overview(request, network, form))
    data = form.cleaned_data
    entries = importing.pasted(data["addresses"], Party(data["party"]))
    lines = importing.look_up(network, entries, request.user)
    if do == SEND and (sent := send(request, network, lines, data["language"])):
        return sent
    context = {"network": network, "form": form, **preview_of(network, lines)}
    return render(request, "networks/invitations/preview.html", context)


def _overview(request: HttpRequest, network: Network, form: InviteForm) -> dict:
    return {
        "network": network,
        "form": form,
        "page": page_of(request, network.invitations.waiting_or_declined().with_delivery()),
        "on_paper": network.memberships.seated().filter(user__email=None),
        **_seats(network),
    }


def _seats(network: Network, more: int = 0) -> dict:
    """How full the table is, with who is invited and ``more`` besides: a warning, never a refusal."""
    seats, waiting = network.memberships.seated().count(), network.invitations.open().count()
    total = seats + waiting + more
    return {"seats": seats, "waiting": waiting, "too_many": total if total > MOST_SEATS else 0}


def preview_of(network: Network, lines: list[importing.Line]) -> dict:
    """What would happen: who gets an invitation, who does not and why. Long lists are shown in part."""
    sent = [line for line in lines if line.is_sent]
    kept = [line for line in lines if not line.is_sent]
    return {
        "sent": sent[:MOST_SHOWN],
        "sent_count": len(sent),
        "kept": kept[:MOST_SHOWN],
        "kept_count": len(kept),
        "bad": any(line.is_bad for line in kept),
        **_seats(network, more=len(sent)),
    }


def send(
    request: HttpRequest, network: Network, lines: list[importing.Line], language: str
) -> HttpResponse | None:
    """Invite whom the preview said; None when nobody is left to invite, or somebody else just did."""
    people = [line.invitee for line in lines if line.is_sent]
    try:
        sent = services.invite_many(network, people, actor=request.user, language=language)
    except services.CannotInvite as refusal:
        messages.error(request, str(refusal))
        return None
    if not sent:
        messages.info(request, _("Nobody new: everybody in this list is invited already or has a seat."))
    else:
        text = ngettext(
            "%(count)s invitation is on its way.", "%(count)s invitations are on their way.", len(sent)
        )
        messages.success(request, text % {"count": len(sent)})
    return redirect("invitations:invite", network.slug)


@require_POST
def resend(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Send a new link; the old one stops working. ``sent`` in the form makes a second click harmless."""
    network = managed(request, slug)
    invitation = get_object_or_404(network.invitations, public_id=public_id)
    sent = request.POST.get("sent", "")
    if sent.isdecimal() and len(sent) < 6:
        services.resend(invitation, actor=request.user, sent=int(sent))
    messages.success(request, _("The invitation to %(who)s is on its way.") % {"who": invitation.email})
    return redirect("invitations:invite", slug)


@require_POST
def revoke(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take an invitation back; its link stops working at once."""
    network = managed(request, slug)
    invitation = get_object_or_404(network.invitations, public_id=public_id)
    if services.revoke(invitation, actor=request.user):
        text = _("The invitation to %(who)s is taken back.")
    else:
        text = _("The invitation to %(who)s was answered or taken back already.")
    messages.success(request, text % {"who": invitation.email})
    return redirect("invitations:invite", slug)
