"""The administrator names coordinators; making one of somebody is up to the other side."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from networks.constants import NetworkStatus, Party, Role
from networks.forms.first_coordinators import AppointForm
from networks.models import Network, Nomination
from networks.services import first_coordinators as appointing
from networks.services import invitations, nominations
from networks.views.administering import administrators_only


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def appoint(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name somebody by address: a nomination for who is known, an invitation for who is not."""
    network = get_object_or_404(Network, public_id=public_id)
    if network.status == NetworkStatus.CLOSED:
        messages.error(request, _("This network is closed. Nobody can be named any more."))
        return redirect("administered:detail", network.public_id)
    form = AppointForm(request.POST or None, network=network, initial={"party": request.GET.get("partij")})
    if form.is_valid() and _appoint(request, network, form):
        return redirect("administered:detail", network.public_id)
    return render(request, "networks/administered/appoint.html", {"form": form, "network": network})


def _appoint(request: HttpRequest, network: Network, form: AppointForm) -> bool:
    """Do it and say so; False with the reason in the form when it cannot be."""
    data = form.cleaned_data
    who = appointing.Appointee(data["email"], data["name"], Party(data["party"]), data["language"])
    try:
        made = appointing.appoint(network, who, actor=request.user, instead_of=data.get("instead_of"))
    except appointing.CannotAppoint as refusal:
        form.add_error("email", str(refusal))
        return False
    if isinstance(made, Nomination):
        said = _("%(name)s is named. The other side confirms; until then nothing changes.")
        messages.success(request, said % {"name": made.membership.user})
    else:
        said = _("%(name)s is invited by mail. Once they have accepted, the other side confirms.")
        messages.success(request, said % {"name": data["name"]})
    return True


@require_POST
@administrators_only
def withdraw(request: HttpRequest, public_id: str, nomination_id: str) -> HttpResponse:
    """Take a nomination back; decided meanwhile is said."""
    nomination = get_object_or_404(
        Nomination.objects.with_people(), public_id=nomination_id, membership__network__public_id=public_id
    )
    if nominations.withdraw(nomination, actor=request.user):
        said = _("You took it back. We tell %(name)s.")
        messages.success(request, said % {"name": nomination.membership.user})
    else:
        messages.info(request, _("This was decided already."))
    return redirect("administered:detail", public_id)


@require_POST
@administrators_only
def revoke(request: HttpRequest, public_id: str, invitation_id: str) -> HttpResponse:
    """Take back the invitation of a coordinator: the link stops working."""
    network = get_object_or_404(Network, public_id=public_id)
    coordinators = network.invitations.filter(role=Role.COORDINATOR)
    invitation = get_object_or_404(coordinators, public_id=invitation_id)
    if invitations.revoke(invitation, actor=request.user):
        messages.success(request, _("The invitation is taken back. Its link does not work any more."))
    else:
        messages.info(request, _("This invitation was answered or taken back already."))
    return redirect("administered:detail", public_id)
