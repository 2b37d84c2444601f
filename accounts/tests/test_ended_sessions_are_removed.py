"""What was kept in a session goes with it: nobody's typed text stays in the database."""

from datetime import timedelta

import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.tasks import clear_sessions


def test_only_sessions_that_ended_are_removed(db):
    ended, running = SessionStore(), SessionStore()
    ended.set_expiry(3600)
    for session in (ended, running):
        session["typed"] = "Knallen bij de speeltuin"
        session.save()

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        clear_sessions()

    assert list(Session.objects.values_list("session_key", flat=True)) == [running.session_key]
