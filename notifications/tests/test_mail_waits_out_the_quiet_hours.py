"""Mail of the evening goes out at eight the next morning; an urgent one at once."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from notifications.delivery import send_due
from notifications.tests.factories import make_mail


def amsterdam(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("queued", "not_before"),
    [
        ("2026-12-08T22:30", "2026-12-09T08:00"),
        ("2026-12-09T03:00", "2026-12-09T08:00"),
        ("2026-10-24T22:30", "2026-10-25T08:00"),  # the clock goes back that night
        ("2027-03-27T22:30", "2027-03-28T08:00"),  # and forward
        ("2026-07-07T21:00", "2026-07-08T08:00"),
    ],
)
def test_mail_of_the_night_waits_until_eight(youssef, queued, not_before):
    with time_machine.travel(amsterdam(queued), tick=False):
        mail = make_mail(youssef)

    assert mail.not_before == amsterdam(not_before)


def test_eight_in_the_morning_is_another_moment_after_each_clock_change(youssef):
    moments = []
    for evening in ("2026-10-24T22:30", "2027-03-27T22:30"):
        with time_machine.travel(amsterdam(evening), tick=False):
            moments.append(make_mail(youssef, evening).not_before)

    assert moments == [datetime(2026, 10, 25, 7, 0, tzinfo=UTC), datetime(2027, 3, 28, 6, 0, tzinfo=UTC)]


def test_mail_of_the_day_does_not_wait(youssef):
    with time_machine.travel(amsterdam("2026-12-08T20:59"), tick=False):
        assert make_mail(youssef).not_before is None


def test_urgent_mail_does_not_wait(youssef, mailoutbox):
    with time_machine.travel(amsterdam("2026-12-08T22:30"), tick=False):
        assert make_mail(youssef, urgent=True).not_before is None
        assert send_due() == 1

    assert len(mailoutbox) == 1


def test_it_goes_at_eight_and_not_a_minute_before(youssef, mailoutbox):
    with time_machine.travel(amsterdam("2026-12-08T22:30"), tick=False) as clock:
        make_mail(youssef)
        sent = [send_due()]
        clock.move_to(amsterdam("2026-12-09T07:59"))
        sent.append(send_due())
        clock.move_to(amsterdam("2026-12-09T08:00"))
        sent.append(send_due())

    assert (sent, len(mailoutbox)) == ([0, 0, 1], 1)


def test_mail_that_was_held_up_by_day_does_not_go_at_night(youssef, mailoutbox):
    with time_machine.travel(amsterdam("2026-12-08T20:59"), tick=False) as clock:
        make_mail(youssef)
        clock.move_to(amsterdam("2026-12-08T21:30"))  # the worker was away
        sent = [send_due()]
        clock.move_to(amsterdam("2026-12-09T08:00"))
        sent.append(send_due())

    assert (sent, len(mailoutbox)) == ([0, 1], 1)


def test_where_there_are_no_quiet_hours_mail_goes_at_once(youssef, mailoutbox, settings):
    settings.MAIL_QUIET_HOURS = None
    with time_machine.travel(amsterdam("2026-12-08T22:30"), tick=False):
        make_mail(youssef)
        assert send_due() == 1
