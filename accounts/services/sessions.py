"""Where somebody is logged in: one row a session, with the device in two words and no internet address."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from accounts import audit, devices
from accounts.models import User

NO_ADDRESS = "0.0.0.0"  # noqa: S104  (nothing listens there: the table wants an address and we keep none)
SEEN = "seen"  # in the session: when its row was last told
SEEN_EVERY = timedelta(hours=1)  # finer costs a write a page, and nobody needs it to recognise a device


@transaction.atomic
def started(session: SessionBase, *, user: User, user_agent: str) -> None:
    """A login, or a session that got another key: it stands in the list from now on."""
    if not session.session_key:
        session.save()
    now = timezone.now()
    session[SEEN] = int(now.timestamp())
    UserSession.objects.update_or_create(
        session_key=session.session_key,
        defaults={
            "user": user,
            "ip": NO_ADDRESS,
            "user_agent": devices.code_of(user_agent),
            "last_seen_at": now,
        },
    )


def seen(session: SessionBase) -> None:
    """The session is used. Writes at most once an hour, and never for a session without a row."""
    now, last = timezone.now(), session.get(SEEN)
    if last is None or now.timestamp() - last < SEEN_EVERY.total_seconds():
        return
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=now)
    session[SEEN] = int(now.timestamp())


def running(user: User) -> list[UserSession]:
    """The sessions of a person that still let somebody in, the last used first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=user, session_key__in=alive).order_by("-last_seen_at", "-pk"))


@transaction.atomic
def end(session: UserSession, *, actor: User) -> None:
    """End one session: whoever uses it meets the login page at the next press."""
    _end([session.session_key])
    audit.record("session.ended", actor=actor, thing=session.user)


@transaction.atomic
def end_all(user: User, *, actor: User | None, keep: str = "") -> int:
    """End every session of a person but the one with the key ``keep``; gives how many."""
    keys = list(
        UserSession.objects.filter(user=user).exclude(session_key=keep).values_list("session_key", flat=True)
    )
    _end(keys)
    if keys:
        audit.record("sessions.ended", actor=actor, thing=user)
    return len(keys)


def forget_ended() -> None:
    """Remove the rows of sessions that are gone."""
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def _end(keys: list[str]) -> None:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
