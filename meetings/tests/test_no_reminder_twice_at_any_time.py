"""For any meeting and any moments at which the sweep runs: at most one of each, none after the start."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.constants import NO_REMINDER_WITHIN, Rsvp
from meetings.models import Attendance, Meeting
from meetings.services import send_reminders
from meetings.tests.factories import make_meeting
from networks.constants import Party, Role
from networks.tests.factories import make_member, make_network, make_user
from notifications.models import OutgoingMail

TODAY = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)  # five days before the clock goes back
MINUTES_OF_THREE_WEEKS = 21 * 24 * 60

minutes = st.integers(min_value=1, max_value=MINUTES_OF_THREE_WEEKS)


@pytest.fixture
def meeting(db):
    """One coordinator and one resident, which is all the property needs."""
    network = make_network("overvecht")
    planner = make_user("Fatima")
    make_member(network, planner, Party.MUNICIPALITY, Role.COORDINATOR)
    with time_machine.travel(TODAY, tick=False):
        return make_meeting(network, planner)


def start_again(meeting: Meeting, starts_at: datetime, rsvp: str) -> None:
    Meeting.objects.update(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=90))
    Attendance.objects.update(
        rsvp=rsvp, answered_at=TODAY, invited_at=TODAY, silent_reminder_at=None, coming_reminder_at=None
    )
    OutgoingMail.objects.all().delete()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(
    start=minutes, runs=st.lists(minutes, max_size=8), rsvp=st.sampled_from([Rsvp.NONE, Rsvp.YES, Rsvp.NO])
)
def test_at_most_once_never_after_the_start_and_never_soon_after_the_invitation(meeting, start, runs, rsvp):
    starts_at = TODAY + timedelta(minutes=start)
    start_again(meeting, starts_at, rsvp)
    sent_at = []

    for run in sorted([*runs, *runs]):  # each moment twice
        now = TODAY + timedelta(minutes=run)
        sent_at += [now] * send_reminders(now)

    assert len(sent_at) <= (rsvp != Rsvp.NO)
    assert OutgoingMail.objects.count() == len(sent_at)
    for moment in sent_at:
        assert TODAY + NO_REMINDER_WITHIN <= moment < starts_at
        assert (starts_at - moment) <= timedelta(days=8 if rsvp == Rsvp.NONE else 2)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(start=st.integers(min_value=3 * 24 * 60, max_value=MINUTES_OF_THREE_WEEKS))
def test_a_sweep_every_five_minutes_never_forgets(meeting, start):
    """Run at the moments around which it matters: who comes is reminded the day before."""
    starts_at = TODAY + timedelta(minutes=start)
    start_again(meeting, starts_at, Rsvp.YES)

    counts = [send_reminders(starts_at - timedelta(hours=hours)) for hours in (72, 49, 16, 1)]

    assert (counts[0], sum(counts)) == (0, 1)
