"""Networks as the administrator has them: which there are, a new one, what one is and where it stands."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bondgenoten.lib import typed
from bondgenoten.lib.pages import Asked, page_of
from networks.constants import NetworkStatus, Role
from networks.forms.administered import NetworkForm
from networks.forms.meanwhile import initial_of, merged, teams_of
from networks.models import Network, Nomination
from networks.services import administered as services
from networks.views.administering import administrators_only


@require_safe
@administrators_only
def network_list(request: HttpRequest) -> HttpResponse:
    """All networks by name, or those whose name has what is searched for."""
    wanted = request.GET.get("zoek", "").strip()[:80]
    context = {"page": page_of(request, _found(wanted) if wanted else Asked(_all)), "wanted": wanted}
    return render(request, "networks/administered/list.html", context)


def _all() -> QuerySet[Network]:
    return Network.objects.with_sides().order_by("name", "pk")


def _found(wanted: str) -> QuerySet[Network]:
    return _all().filter(Q(name__icontains=wanted) | Q(short_name__icontains=wanted))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def create(request: HttpRequest) -> HttpResponse:
    """A new network, as a draft; then its area."""
    owner = request.user.public_id
    form = NetworkForm(request.POST or None, owner=owner, kept=typed.take(request, owner))
    if form.is_valid():
        network = services.create(
            fields=form.fields_for_service(),
            teams=form.cleaned_data["teams"],
            submission=form.cleaned_data["submission"],
            actor=request.user,
        )
        messages.success(request, _("The network is there, as a draft. Now choose its neighbourhoods."))
        return redirect("administered:neighbourhoods", network.public_id)
    return render(request, "networks/administered/form.html", {"form": form})


@require_safe
@administrators_only
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a network is, who coordinates it or is to, and what it waits for. No members, no texts."""
    network = get_object_or_404(Network, public_id=public_id)
    is_draft = network.status == NetworkStatus.DRAFT
    context = {
        "network": network,
        "teams": teams_of(network),
        "area": network.area_links.running().select_related("neighbourhood").order_by("neighbourhood__name"),
        "coordinators": network.memberships.coordinating(),
        "nominations": Nomination.objects.of(network),
        "invitations": network.invitations.unanswered().filter(role=Role.COORDINATOR).order_by("created_at"),
        "missing": services.missing_to_start(network) if is_draft else [],
    }
    return render(request, "networks/administered/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a network; whoever was second sees what changed meanwhile, and loses nothing."""
    network = get_object_or_404(Network, public_id=public_id)
    owner = request.user.public_id
    kept = typed.take(request, owner)
    form = NetworkForm(
        request.POST or None, owner=owner, kept=kept, initial=initial_of(network), network=network
    )
    if form.is_valid():
        try:
            services.change(
                network,
                fields=form.fields_for_service(),
                teams=form.cleaned_data["teams"],
                version=form.cleaned_data["version"] or 0,
                actor=request.user,
            )
        except services.EditedMeanwhile:
            return _edited_meanwhile(request, network, form)
        messages.success(request, _("The changes are saved."))
        return redirect("administered:detail", network.public_id)
    return render(request, "networks/administered/form.html", {"form": form, "network": network})


def _edited_meanwhile(request: HttpRequest, network: Network, form: NetworkForm) -> HttpResponse:
    """The form once more, with what somebody else saved, said in words."""
    network.refresh_from_db()
    data, differences = merged(form, network)
    again = NetworkForm(data, owner=request.user.public_id, initial=initial_of(network), network=network)
    context = {"form": again, "network": network, "differences": differences, "meanwhile": True}
    return render(request, "networks/administered/form.html", context)


@require_POST
@administrators_only
def status(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let it start, rest or go on. To end it has a page of its own that asks first."""
    network = get_object_or_404(Network, public_id=public_id)
    wanted = request.POST.get("status")
    if wanted in (NetworkStatus.LIVE, NetworkStatus.PAUSED):
        _set(request, network, NetworkStatus(wanted))
    return redirect("administered:detail", network.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ends a network, after saying what that means."""
    network = get_object_or_404(Network, public_id=public_id)
    if request.method == "POST":
        _set(request, network, NetworkStatus.CLOSED)
    if request.method == "POST" or network.status == NetworkStatus.CLOSED:
        return redirect("administered:detail", network.public_id)
    count = network.memberships.seated().count()
    return render(request, "networks/administered/close.html", {"network": network, "count": count})


def _set(request: HttpRequest, network: Network, wanted: NetworkStatus) -> None:
    """Do it and say so; what is missing, or that it stands elsewhere meanwhile, is said as well."""
    try:
        changed = services.set_status(network, status=wanted, actor=request.user)
    except services.NotReady as refusal:
        messages.error(request, " ".join([_("The network cannot go live yet."), *refusal.missing]))
        return
    if changed:
        messages.success(request, _said(wanted))
    else:
        messages.info(request, _("Nothing changed: somebody did this already, or it is closed."))


def _said(status: NetworkStatus) -> str:
    return {
        NetworkStatus.LIVE: _("The network is live."),
        NetworkStatus.PAUSED: _("The network is paused. Nothing is planned or shared meanwhile."),
        NetworkStatus.CLOSED: _("The network is closed."),
    }[status]
