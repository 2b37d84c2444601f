"""Concerns a week: full weeks from Monday to Sunday in Amsterdam; a week without any gives no picture."""

import pytest
import time_machine

from insights.constants import Period
from insights.counting import first_day, weeks_before
from insights.tests.leading import amsterdam, day, shared_at, words


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam("2026-12-07 00:00"), tick=False) as traveller:
        yield traveller


def weeks(login, user, query: str = "") -> dict[str, int]:
    figures = login(user).get(f"/overzicht/?{query}").context["figures"]
    return {week.monday: week.count for week in figures.weeks}


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        ("2026-11-29 23:59", "2026-11-23"),
        ("2026-11-30 00:00", "2026-11-30"),
        ("2026-12-06 23:59", "2026-11-30"),
        ("2026-10-25 02:30", "2026-10-19"),  # the hour that comes twice
        ("2026-06-08 00:30", "2026-06-08"),  # still Sunday in UTC
    ],
)
def test_the_week_is_that_of_the_day_in_amsterdam(cast, login, moment, monday):
    shared_at(cast.overvecht, cast.anneke, moment)

    assert {week: n for week, n in weeks(login, cast.ingrid).items() if n} == {monday: 1}


def test_this_week_is_not_over_and_not_counted(cast, login, clock):
    clock.move_to(amsterdam("2026-12-13 23:59"))
    shared_at(cast.overvecht, cast.anneke, "2026-12-07 00:00")
    assert set(weeks(login, cast.ingrid).values()) == {0}
    clock.move_to(amsterdam("2026-12-14 00:00"))

    assert weeks(login, cast.ingrid)["2026-12-07"] == 1


@pytest.mark.parametrize(
    ("query", "first", "number"),
    [
        ("periode=week", "2026-06-08", 26),
        ("periode=maand", "2026-06-08", 26),
        ("periode=halfjaar", "2026-06-08", 26),
        ("periode=jaar", "2025-12-08", 52),
    ],
)
def test_how_many_weeks(cast, login, query, first, number):
    found = list(weeks(login, cast.ingrid, query))

    assert (found[0], found[-1], len(found)) == (first, "2026-11-30", number)
    assert {day(monday).weekday() for monday in found} == {0}


@pytest.mark.parametrize(
    ("today", "monday"),
    [("2026-12-06", "2026-11-23"), ("2026-12-07", "2026-11-30"), ("2027-01-01", "2026-12-21")],
)
def test_the_last_full_week(today, monday):
    assert weeks_before(day(today), 1) == [day(monday)]


@pytest.mark.parametrize(
    ("today", "period", "since"),
    [
        ("2026-12-07", Period.WEEK, "2026-11-30"),
        ("2026-12-07", Period.MONTH, "2026-11-07"),
        ("2026-03-31", Period.MONTH, "2026-02-28"),
        ("2028-03-30", Period.MONTH, "2028-02-29"),
        ("2026-01-15", Period.MONTH, "2025-12-15"),
        ("2026-12-07", Period.HALF_YEAR, "2026-06-08"),
        ("2026-12-07", Period.YEAR, "2025-12-08"),
    ],
)
def test_the_first_day_of_a_period(today, period, since):
    assert first_day(day(today), period) == day(since)


def test_a_year_without_a_concern_gives_no_picture(cast, login):
    shared_at(cast.zeist, cast.lotte, "2026-11-30 12:00")  # not hers
    shared_at(cast.overvecht, cast.anneke, "2025-12-07 23:59")  # the day before
    response = login(cast.ingrid).get("/overzicht/?periode=jaar")

    assert response.context["week_finding"].title == "Geen beeld: niets in 52 weken"
    assert response.context["theme_finding"].title == "Geen beeld van thema’s"
    assert {point.value for point in response.context["weeks"]} == {None}
    assert "Geen beeld: er zijn geen zorgen gedeeld" in words(response)
    assert words(response).count("Niemand deelde iets. Dat is niet hetzelfde als rustig.") == 2


def test_an_empty_week_is_no_picture_and_not_nothing(cast, login):
    shared_at(cast.overvecht, cast.anneke, "2026-11-23 12:00")
    response = login(cast.ingrid).get("/overzicht/")

    points = response.context["weeks"]
    assert [(point.value, point.mark) for point in points[-2:]] == [(1, False), (None, True)]
    assert response.context["week_finding"].title == "Geen beeld van vorige week"
