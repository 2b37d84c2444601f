"""The page to share a concern."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bondgenoten.lib import typed
from networks.choosing import chosen
from networks.models import Network
from signals import services
from signals.forms import ShareForm


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Share a concern: one screen."""
    networks = Network.objects.at_table_or_led_by(request.user).filter(status="live")
    network = chosen(request, networks)
    if network is None:
        return render(request, "signals/choose_network.html", {"networks": networks})
    kept = typed.take(request, request.user.public_id)
    form = ShareForm(request.POST or None, network=network, user=request.user, kept=kept)
    if form.is_valid():
        concern = services.share_concern(
            network,
            actor=request.user,
            fields=form.fields_for_service(),
            submission=form.cleaned_data["submission"],
        )
        messages.success(request, _("Your concern has been shared. Thank you."))
        return redirect("signals:detail", concern.public_id)
    context = {"form": form, "network": network, "promised_on": services.promised_day()}
    return render(request, "signals/share.html", context)
