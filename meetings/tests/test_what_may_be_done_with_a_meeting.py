"""Plan, edit, answer, propose, put on the agenda, object: each role against each state of a meeting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import permissions
from meetings.models import Meeting
from meetings.tests.factories import make_draft, make_meeting
from networks.constants import NetworkStatus
from signals.constants import Readers
from signals.tests.factories import make_signal

TEAM = {"fatima", "mark"}
TABLE = TEAM | {"ingrid", "youssef", "anneke", "dewi", "samira"}

pytestmark = pytest.mark.usefixtures("clock")


def allowed(cast, may, *args) -> set[str]:
    return {name for name, user in cast.everybody.items() if may(user, *args)}


@pytest.fixture
def meetings(cast, clock) -> dict[str, Meeting]:
    """One meeting in each state, now."""
    soon = timedelta(days=2)
    made = {
        "draft": make_draft(cast.overvecht, cast.fatima),
        "coming": make_meeting(cast.overvecht, cast.fatima),
        "begun": make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + soon),
        "over": make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=1)),
    }
    clock.shift(soon)
    return made


@pytest.mark.parametrize(
    ("state", "edit", "answer"),
    [("draft", TEAM, set()), ("coming", set(), TABLE), ("begun", set(), set()), ("over", set(), set())],
)
def test_in_each_state(cast, meetings, state, edit, answer):
    meeting = meetings[state]

    assert allowed(cast, permissions.can_edit, meeting) == edit
    assert allowed(cast, permissions.can_answer, meeting) == answer
    assert allowed(cast, permissions.can_propose, meeting) == answer
    assert allowed(cast, permissions.has_seat, meeting) == TABLE


@pytest.mark.parametrize("status", [NetworkStatus.DRAFT, NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_in_a_network_that_is_not_live_nobody_does_anything(cast, meetings, status):
    signal = make_signal(cast.overvecht, cast.anneke)
    type(cast.overvecht).objects.filter(pk=cast.overvecht.pk).update(status=status)

    for meeting in Meeting.objects.select_related("network"):
        assert allowed(cast, permissions.can_edit, meeting) == set()
        assert allowed(cast, permissions.can_answer, meeting) == set()
    signal.network.refresh_from_db()
    assert allowed(cast, permissions.can_put_on_agenda, signal) == set()
    assert allowed(cast, permissions.can_plan) == {"zeist_coordinator"}


def test_who_plans(cast):
    assert allowed(cast, permissions.can_plan) == TEAM | {"zeist_coordinator"}


@pytest.mark.parametrize(
    ("readers", "names"),
    [
        (Readers.COORDINATORS, TEAM),
        (Readers.COORDINATORS_AND_CHIEF, TEAM),
        (Readers.NETWORK, TEAM),
        (Readers.ONE, {"mark"}),
    ],
)
def test_who_puts_a_concern_on_the_agenda_and_who_objects(cast, readers, names):
    reader = cast.mark if readers == Readers.ONE else None
    signal = make_signal(cast.overvecht, cast.anneke, readers=readers, reader=reader)

    assert allowed(cast, permissions.can_put_on_agenda, signal) == names
    assert allowed(cast, permissions.can_object, signal) == {"anneke"}
