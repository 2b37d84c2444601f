"""Django and allauth tell about logins, passwords and second factors only here; services do the work."""

from __future__ import annotations

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in

from accounts import audit
from accounts.services import second_factor, sessions


def on_login(sender, request, user, **kwargs) -> None:
    """The session stands in the person's list of devices."""
    sessions.started(request.session, user=user, user_agent=request.META.get("HTTP_USER_AGENT", ""))


def on_password(sender, request, user, **kwargs) -> None:
    """Other sessions end, this one goes on under another key."""
    audit.record("password.changed", actor=user, thing=user)
    sessions.end_all(user, actor=user, keep=request.session.session_key or "")
    if request.user == user:
        on_login(sender, request, user)


def on_factor_added(sender, request, user, authenticator, **kwargs) -> None:
    second_factor.added(authenticator, actor=user)


def on_factor_removed(sender, request, user, authenticator, **kwargs) -> None:
    second_factor.removed(authenticator, session=request.session, actor=user)


def connect() -> None:
    user_logged_in.connect(on_login, dispatch_uid="session-started")
    for told in (password_changed, password_set, password_reset):
        told.connect(on_password, dispatch_uid="password-changed")
    for told in (authenticator_added, authenticator_reset):
        told.connect(on_factor_added, dispatch_uid="factor-added")
    authenticator_removed.connect(on_factor_removed, dispatch_uid="factor-removed")
