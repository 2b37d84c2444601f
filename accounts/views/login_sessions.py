"""On which devices somebody is logged in, and logging out the others."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts import devices
from accounts.services import sessions


def devices_page(request: HttpRequest) -> HttpResponse:
    """The list. A post ends the ``session`` it names, or without one all but this."""
    if request.method == "POST":
        return _end(request)
    shown = [_line(session, request) for session in sessions.running(request.user)]
    return render(request, "usersessions/usersession_list.html", {"devices": shown})


def _line(session: UserSession, request: HttpRequest) -> dict:
    return {
        "key": key_of(session),
        "name": devices.in_words(session.user_agent),
        "is_handheld": devices.is_handheld(session.user_agent),
        "since": session.created_at,
        "seen": session.last_seen_at,
        "is_this": session.session_key == request.session.session_key,
    }


def _end(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("session")
    here = request.session.session_key or ""
    if wanted is None:
        sessions.end_all(request.user, actor=request.user, keep=here)
        messages.success(request, _("You are logged out on all other devices."))
        return redirect("usersessions_list")
    others = [one for one in sessions.running(request.user) if one.session_key != here]
    session = next((one for one in others if key_of(one) == wanted), None)
    if session is None:
        raise Http404
    sessions.end(session, actor=request.user)
    messages.success(request, _("That device is logged out."))
    return redirect("usersessions_list")


def key_of(session: UserSession) -> str:
    """What stands in the form for a session: its own key would let whoever reads the page in."""
    return salted_hmac("accounts.session", session.session_key, algorithm="sha256").hexdigest()[:20]
