"""Dates and times read as people say them, in Amsterdam time and the reader's language."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from bondgenoten.lib import dates
from bondgenoten.lib.dates import local_at

WINTER = datetime(2026, 12, 8, 18, 30, tzinfo=UTC)  # 19.30 in Amsterdam
SUMMER = datetime(2026, 7, 7, 17, 30, tzinfo=UTC)  # 19.30 in Amsterdam


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nl",
            [
                "dinsdag 8 december",
                "dinsdag 8 december 2026",
                "di 8 december",
                "19.30",
                "19.30 tot 21.00 uur",
                "di 8 december, 19.30 uur",
            ],
        ),
        (
            "en",
            [
                "Tuesday 8 December",
                "Tuesday 8 December 2026",
                "Tue 8 December",
                "19:30",
                "19:30 to 21:00",
                "Tue 8 December, 19:30",
            ],
        ),
    ],
)
def test_in_both_languages(language, words):
    end = datetime(2026, 12, 8, 20, 0, tzinfo=UTC)

    with translation.override(language):
        assert [
            dates.day(WINTER),
            dates.day(WINTER, year=True),
            dates.short_day(WINTER),
            dates.clock(WINTER),
            dates.span(WINTER, end),
            dates.moment(WINTER),
        ] == words


def test_a_moment_late_in_the_evening_in_london_is_the_next_day_in_amsterdam():
    with translation.override("nl"):
        assert dates.moment(datetime(2026, 12, 31, 23, 15, tzinfo=UTC)) == "vr 1 januari, 00.15 uur"


def test_summer_and_winter_time():
    with translation.override("nl"):
        assert (dates.clock(WINTER), dates.clock(SUMMER), dates.clock(time(7, 5))) == (
            "19.30",
            "19.30",
            "07.05",
        )


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 10, 24), "+02:00"),
        (date(2026, 10, 26), "+01:00"),
        (date(2027, 3, 27), "+01:00"),
        (date(2027, 3, 29), "+02:00"),
    ],
)
def test_half_past_seven_stays_half_past_seven_over_a_clock_change(day, offset):
    assert local_at(day, time(19, 30)).isoformat() == f"{day}T19:30:00{offset}"


def test_midnight_is_the_start_of_the_day_in_amsterdam():
    assert dates.local_midnight(date(2026, 7, 7)) == datetime(2026, 7, 6, 22, 0, tzinfo=UTC)
