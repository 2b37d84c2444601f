"""Between 21.00 and 08.00 in Amsterdam no phone rings: when do the quiet hours end?"""

from datetime import date, datetime, time

import pytest

from bondgenoten.lib.dates import end_of_quiet, local_at

QUIET = (time(21), time(8))


def moment(text: str) -> datetime:
    """``moment("2026-12-08 22:30")`` in Amsterdam."""
    naive = datetime.fromisoformat(text)
    return local_at(naive.date(), naive.time())


@pytest.mark.parametrize("outside", ["2026-12-08 08:00", "2026-12-08 12:00", "2026-12-08 20:59:59"])
def test_by_day_it_is_not_quiet(outside):
    assert end_of_quiet(moment(outside), QUIET) is None


@pytest.mark.parametrize(
    ("inside", "end"),
    [
        ("2026-12-08 21:00", "2026-12-09 08:00"),
        ("2026-12-08 22:30", "2026-12-09 08:00"),
        ("2026-12-09 00:00", "2026-12-09 08:00"),
        ("2026-12-09 07:59:59", "2026-12-09 08:00"),
        ("2026-12-31 23:59", "2027-01-01 08:00"),
    ],
)
def test_at_night_it_is_quiet_until_eight(inside, end):
    assert end_of_quiet(moment(inside), QUIET) == moment(end)


@pytest.mark.parametrize(
    ("evening", "hours"),
    [
        ("2026-10-24 22:30", 10.5),  # the clock goes back: an hour longer than the 9.5 of other nights
        ("2027-03-27 22:30", 8.5),  # the clock goes forward: an hour shorter
        ("2026-12-08 22:30", 9.5),
    ],
)
def test_eight_is_eight_on_the_clock_after_a_clock_change(evening, hours):
    end = end_of_quiet(moment(evening), QUIET)

    day = date.fromisoformat(evening[:10])
    assert end == local_at(date.fromordinal(day.toordinal() + 1), time(8))
    assert (end.timestamp() - moment(evening).timestamp()) / 3600 == hours


def test_without_quiet_hours_it_is_never_quiet():
    assert end_of_quiet(moment("2026-12-08 23:00"), None) is None
