"""The pages where somebody chooses which mail they get: with a login for all of it, by a link in a mail for
that mail. Opening them changes nothing, however often and by whom: mail scanners open links.
"""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from notifications import choice_links, services
from notifications.constants import How
from notifications.forms import ChoicesForm, field_name
from notifications.topics import Offer, offers_of

pages = require_http_methods(["GET", "HEAD", "POST"])
ONE_CLICK = ("List-Unsubscribe", "One-Click")  # RFC 8058, 3.1


@pages
def page(request: HttpRequest) -> HttpResponse:
    """All that this person can choose about, and what always comes."""
    form = _form(request, request.user, offers_of(request.user))
    if form.is_valid():
        _save(request.user, form)
        messages.success(request, _("Your choices are saved."))
        return redirect("mail_choices:page")
    return render(request, "notifications/choices.html", {"form": form})


def with_link(view):
    """Pass what the token is about, in its person's language; explain a link that does not work."""

    @pages
    # The token is the secret, not a cookie: mail servers post here without any (RFC 8058, 3.2).
    @csrf_exempt
    @never_cache
    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        try:
            link = choice_links.find(token)
        except choice_links.LinkUnknown:
            return render(request, "notifications/link_unknown.html", status=404)
        except choice_links.LinkEnded:
            return render(request, "notifications/link_ended.html", status=410)
        language = _language(request, link)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, link)
        response["Content-Language"] = language
        return response

    return wrapped


def _language(request: HttpRequest, link: choice_links.Link) -> str:
    """What was chosen in this browser, else the person's own."""
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return cookie if cookie in dict(settings.LANGUAGES) else link.user.language


@with_link
def by_link(request: HttpRequest, link: choice_links.Link) -> HttpResponse:
    """Which mail this was and how it comes now; a post changes only that. One click turns it off."""
    if request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        return _turned_off(request, link)
    form = _form(request, link.user, link.offers)
    saved = form.is_valid()
    if saved:
        _save(link.user, form)
        form = ChoicesForm(user=link.user, offers=link.offers)
    return render(
        request, "notifications/choices_by_link.html", {"form": form, "who": link.user, "saved": saved}
    )


def _turned_off(request: HttpRequest, link: choice_links.Link) -> HttpResponse:
    """Turn off what the mail was about; say so, with a button to undo it. No redirect (RFC 8058, 3.1)."""
    before = services.turn_off(link.user, [offer.key for offer in link.offers])
    undo = [
        (field_name(offer), offer.topic.default if before[offer.key] == How.OFF else before[offer.key])
        for offer in link.offers
    ]
    return render(request, "notifications/turned_off.html", {"offers": link.offers, "undo": undo})


def _form(request: HttpRequest, user, offers: list[Offer]) -> ChoicesForm:
    return ChoicesForm(request.POST if request.method == "POST" else None, user=user, offers=offers)


def _save(user, form: ChoicesForm) -> None:
    for chosen in form.chosen:
        services.choose(
            user, topic=chosen.offer.topic.code, scope=chosen.offer.scope, how=chosen.how, day=chosen.day
        )
