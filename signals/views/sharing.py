"""The page to share a concern."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bondgenoten.lib import audit, dates, typed
from bondgenoten.lib.asked import asked
from networks.choosing import chosen
from networks.models import Network
from signals import services
from signals.alike import find_alike
from signals.drafts import draft_key
from signals.forms import ShareForm
from signals.models import Signal
from signals.permissions import can_join


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Share a concern: one screen."""
    networks = [one for one in asked(Network.objects.at_table_or_led_by, request.user) if one.is_live]
    network = chosen(request, networks)
    if network is None:
        return render(request, "signals/choose_network.html", {"networks": networks})
    kept = typed.take(request, request.user.public_id)
    form = ShareForm(request.POST or None, network=network, user=request.user, kept=kept)
    alike = _alike(request, form) if form.is_valid() else []
    if form.is_valid() and not alike:
        return _share(request, form)
    context = {
        "form": form,
        "network": network,
        "alike": alike,
        "promised_on": services.promised_day(),
        "draft_key": draft_key(request.user, network),
        "may_restore": not form.is_bound and not kept,
    }
    return render(request, "signals/share.html", context)


def _alike(request: HttpRequest, form: ShareForm) -> list[tuple[Signal, bool]]:
    """Open concerns this person may read that look like theirs, each with whether they may join it.

    None once they said that theirs is another one, nor of a form that was sent: a second click asks nothing.
    """
    if form.cleaned_data["not_the_same"] or services.is_shared(form.cleaned_data["submission"]):
        return []
    among = Signal.objects.visible_to(request.user).for_list().with_care(request.user).still_open()
    fields = form.fields_for_service()
    found = find_alike(
        among,
        network=form.network,
        neighbourhood=fields.neighbourhood,
        theme=fields.theme,
        text=fields.observation,
    )
    audit.seen("alike", actor_id=request.user.public_id, ids=[concern.public_id for concern in found])
    return [(concern, can_join(request.user, concern)) for concern in found]


def _share(request: HttpRequest, form: ShareForm) -> HttpResponse:
    """Share it, say who answers and when, and have the browser forget the draft."""
    concern = services.share_concern(
        form.network,
        actor=request.user,
        fields=form.fields_for_service(),
        submission=form.cleaned_data["submission"],
    )
    messages.success(request, _thanks(concern), extra_tags=draft_key(request.user, form.network))
    return redirect("signals:detail", concern.public_id)


def _thanks(concern: Signal) -> str:
    people = [user.called for user in services.coordinators_in_care(concern)]
    if not people:
        return _("Your concern has been shared. Thank you.")
    words = {"people": get_text_list(people, _("or")), "day": dates.day(concern.promised_on)}
    return _("Your concern has been shared. Thank you. %(people)s answers by %(day)s at the latest.") % words
