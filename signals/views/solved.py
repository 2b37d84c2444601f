"""Is this solved? Said on the page of the concern, or by the link in a mail without logging in.

Opening the link changes nothing, however often and by whom: mail scanners open links.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Language
from signals import services, solved_links
from signals.constants import Solved
from signals.forms.solved import SolvedForm
from signals.models import Signal
from signals.permissions import can_say_solved
from signals.views.fetching import visible_concern

ANSWERS = {"ja": Solved.YES, "deels": Solved.PARTLY, "nee": Solved.NO}


@require_POST
def solved(request: HttpRequest, public_id: str) -> HttpResponse:
    """The reporter says so on the page of the concern."""
    concern = visible_concern(request, public_id)
    if not can_say_solved(request.user, concern):
        raise PermissionDenied
    form = SolvedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the three answers."))
    elif services.say_solved(concern, answer=Solved(form.cleaned_data["solved"])):
        messages.success(request, _("Thank you. Your answer is noted."))
    return redirect(concern)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the link in a mail; shows the network and the day, and no text of the concern."""
    try:
        concern = solved_links.find(token)
    except Signal.DoesNotExist:
        return render(request, "signals/solved_unknown.html", status=404)
    except solved_links.LinkEnded:
        return render(request, "signals/solved_ended.html", status=410)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = chosen if chosen in Language.values else concern.reporter.language
    with translation.override(language):
        request.LANGUAGE_CODE = language
        response = _answer(request, token, concern)
    response["Content-Language"] = language
    return response


def _answer(request: HttpRequest, token: str, concern: Signal) -> HttpResponse:
    form = SolvedForm(request.POST or None)
    if form.is_valid():
        services.say_solved(concern, answer=Solved(form.cleaned_data["solved"]))
        return redirect("signals:solved_by_link", token)
    ready = ANSWERS.get(request.GET.get("antwoord", ""), "")
    context = {"concern": concern, "token": token, "ready": ready if ready != concern.solved else ""}
    return render(request, "signals/solved.html", context)
