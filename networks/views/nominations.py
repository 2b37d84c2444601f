"""Who becomes coordinator: naming somebody of the own side, and agreeing with who the other side named."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from bondgenoten.lib.asked import asked_or_404
from networks.constants import Party
from networks.forms.nominations import NominationForm
from networks.models import Membership, Network, Nomination
from networks.permissions import can_confirm, can_name, can_withdraw
from networks.services import nominations as services


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Open nominations of a network with what this person can do; and, for a coordinator, naming one."""
    network = _network(request, slug)
    party = _party_to_name_for(request.user, network)
    nominations = _nominations(network, request.user, party)
    if party is None and not any(n.may_confirm or n.is_mine for n in nominations):
        raise PermissionDenied
    if request.method == "POST" and party is None:
        raise PermissionDenied
    form = party and NominationForm(request.POST or None, network=network, party=party)
    if form and form.is_valid():
        return _name(request, network, form)
    context = {
        "network": network,
        "nominations": nominations,
        "form": form,
        "party": party,
        "coordinators": network.memberships.coordinating(),
    }
    return render(request, "networks/nominations/page.html", context)


@require_POST
def confirm(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """The other side agrees: from now on they are coordinator."""
    nomination = _nomination(request, slug, public_id)
    _decide(request, nomination, services.confirm, can_confirm, _("%(name)s is coordinator now."))
    return redirect("networks:detail", slug)


@require_POST
def refuse(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """The other side does not agree."""
    nomination = _nomination(request, slug, public_id)
    said = _("%(name)s does not become coordinator. We tell them and who named them.")
    _decide(request, nomination, services.refuse, can_confirm, said)
    return redirect("networks:detail", slug)


@require_POST
def withdraw(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a nomination back."""
    nomination = _nomination(request, slug, public_id)
    said = _("You took it back. We tell %(name)s.")
    _decide(request, nomination, services.withdraw, can_withdraw, said)
    return redirect("nominations:page", slug)


def _decide(
    request: HttpRequest,
    nomination: Nomination,
    service: Callable[..., bool],
    permission: Callable[[User, Nomination], bool],
    said: str,
) -> None:
    """Do it and say so; decided before, by this person or another, is not an error but is said as well."""
    if not nomination.is_open and _speaks(request.user, nomination.membership.network):
        messages.info(request, _("This was decided already."))
        return
    if not permission(request.user, nomination):
        raise PermissionDenied
    try:
        decided = service(nomination, actor=request.user)
    except services.CannotBeNamed:
        messages.error(request, _("This person has no seat in the network any more."))
        return
    if decided:
        messages.success(request, said % {"name": nomination.membership.user})
    else:
        messages.info(request, _("This was decided already."))


def _name(request: HttpRequest, network: Network, form: NominationForm) -> HttpResponse:
    member = form.cleaned_data["member"]
    try:
        services.name(member, actor=request.user, instead_of=form.cleaned_data["instead_of"])
    except services.CannotBeNamed:
        messages.error(request, _("This person cannot become coordinator any more."))
    else:
        said = _("You named %(name)s. The other side confirms; until then nothing changes.")
        messages.success(request, said % {"name": member.user})
    return redirect("nominations:page", network.slug)


def _network(request: HttpRequest, slug: str) -> Network:
    return asked_or_404(Network.objects.visible_one, request.user, slug)


def _nomination(request: HttpRequest, slug: str, public_id: str) -> Nomination:
    """A nomination, open or decided, in a network this person sees: 404 when not."""
    network = _network(request, slug)
    nominations = Nomination.objects.filter(membership__network=network).with_people()
    return get_object_or_404(nominations, public_id=public_id)


def _speaks(user: User, network: Network) -> bool:
    """One of those who could have decided."""
    return Membership.objects.speaking_for_a_side().filter(user=user, network=network).exists()


def _nominations(network: Network, user: User, party: Party | None) -> list[Nomination]:
    """Open ones, each with ``may_confirm``, ``may_withdraw`` and ``is_mine``."""
    nominations = list(Nomination.objects.of(network))
    waiting = set(Nomination.objects.waiting_for(user).values_list("pk", flat=True)) if nominations else set()
    for nomination in nominations:
        nomination.may_confirm = nomination.pk in waiting
        nomination.may_withdraw = nomination.membership.party == party
        nomination.is_mine = nomination.membership.user_id == user.pk
    return nominations


def _party_to_name_for(user: User, network: Network) -> Party | None:
    """The side this person coordinates, and so names for."""
    seat = network.memberships.coordinating().filter(user=user).first()
    return Party(seat.party) if seat and can_name(user, network, Party(seat.party)) else None
