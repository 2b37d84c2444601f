"""Weekly on Monday at seven or on the chosen day, monthly on the first; late is once, never for before."""

from datetime import timedelta

import pytest
import time_machine

from insights.models import Summary
from insights.tests.leading import amsterdam, day, only, shared_at, sweep
from networks.models import BaseTeam, TeamChief
from networks.tests.factories import make_user
from notifications.constants import How
from notifications.services import choose

WEEKLY, MONTHLY = "weekly_summary", "monthly_summary"


@pytest.fixture(autouse=True)
def clock():
    """Wednesday 2 December 2026; a concern is open, so that no summary is empty."""
    with time_machine.travel(amsterdam("2026-12-02 09:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def chief(cast):
    """Ingrid, who has had what was due until now."""
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    return cast.ingrid


@pytest.fixture
def weekly(chief, clock):
    only(chief, WEEKLY)
    assert sweep(clock, "2026-12-02 09:00") == [(WEEKLY, "2026-W49")]
    return chief


def made(clock, *moments: str) -> list[list[str]]:
    return [[period for _, period in sweep(clock, moment)] for moment in moments]


def test_weekly_on_monday_at_seven(weekly, clock):
    moments = ("2026-12-06 23:59", "2026-12-07 06:59", "2026-12-07 07:00", "2026-12-07 07:15")
    assert made(clock, *moments) == [[], [], ["2026-W50"], []]
    assert made(clock, "2026-12-14 06:59", "2026-12-14 07:00") == [[], ["2026-W51"]]


@pytest.mark.parametrize("weekday", [0, 1, 2, 3, 4])
def test_weekly_on_the_chosen_day(weekly, clock, weekday):
    choose(weekly, topic=WEEKLY, scope="", how=How.AT_ONCE, day=weekday)
    assert made(clock, *(f"2026-12-0{n} 23:00" for n in range(2, 7))) == [[]] * 5  # has had that of this week

    date = f"2026-12-{7 + weekday:02}"
    assert made(clock, f"{date} 06:59", f"{date} 07:00", "2026-12-13 23:59") == [[], ["2026-W50"], []]


def test_monthly_on_the_first_at_seven(chief, clock):
    only(chief, MONTHLY)
    assert made(clock, "2026-12-02 09:00", "2026-12-31 23:59", "2027-01-01 06:59") == [["2026-12"], [], []]
    assert made(clock, "2027-01-01 07:00", "2027-01-31 23:59", "2027-02-01 07:00") == [
        ["2027-01"],
        [],
        ["2027-02"],
    ]


@pytest.mark.parametrize("date", ["2026-10-26", "2027-03-29"])
def test_seven_is_seven_after_the_clock_changed(chief, clock, date):
    only(chief, WEEKLY)
    made(clock, f"{day(date) - timedelta(days=3)} 12:00")

    found = made(clock, f"{date} 06:59", f"{date} 07:00", f"{date} 08:00")
    assert [len(periods) for periods in found] == [0, 1, 0]


@pytest.mark.parametrize("late", ["2026-12-10 12:00", "2026-12-13 23:59", "2026-12-14 06:59"])
def test_late_is_better_than_never_and_once(weekly, clock, late):
    assert made(clock, late, late, "2026-12-14 07:00") == [["2026-W50"], [], ["2026-W51"]]


def test_after_weeks_of_silence_comes_one_of_each(chief, clock):
    sweep(clock, "2026-12-02 09:00")

    assert sweep(clock, "2027-02-17 12:00") == [(MONTHLY, "2027-02"), (WEEKLY, "2027-W07")]
    assert sweep(clock, "2027-02-17 12:15") == []


def test_the_last_days_of_a_year_belong_to_its_last_week(weekly, clock):
    assert made(clock, "2026-12-28 07:00", "2027-01-03 23:00", "2027-01-04 07:00") == [
        ["2026-W53"],
        [],
        ["2027-W01"],
    ]


def test_turned_off_is_none(chief, clock):
    only(chief)

    assert [sweep(clock, f"2026-12-{date:02} 07:00") for date in (2, 7, 14)] == [[], [], []]
    assert Summary.objects.count() == 0


def test_turned_on_later_than_the_occasion_counts_from_the_next(weekly, clock):
    choose(weekly, topic=WEEKLY, scope="", how=How.OFF)
    assert made(clock, "2026-12-07 07:00") == [[]]
    clock.move_to(amsterdam("2026-12-07 09:00"))
    choose(weekly, topic=WEEKLY, scope="", how=How.AT_ONCE)

    assert made(clock, "2026-12-07 09:15", "2026-12-13 23:00", "2026-12-14 07:00") == [[], [], ["2026-W51"]]


@pytest.mark.parametrize("before", [0, 2, 4])
@pytest.mark.parametrize("after", [0, 2, 4])
@pytest.mark.parametrize("changed", [0, 1, 3, 6])
def test_never_two_in_a_week_whatever_day_is_chosen_when(chief, clock, before, after, changed):
    only(chief, WEEKLY)
    choose(chief, topic=WEEKLY, scope="", how=How.AT_ONCE, day=before)
    start = amsterdam("2026-12-07 07:30")
    for half_days in range(28):
        now = start + timedelta(hours=12 * half_days)
        clock.move_to(now)
        if half_days == 2 * changed:
            choose(chief, topic=WEEKLY, scope="", how=How.AT_ONCE, day=after)
        sweep(clock, now.strftime("%Y-%m-%d %H:%M"))

    weeks = [summary.due_at.isocalendar()[:2] for summary in Summary.objects.all()]
    assert len(weeks) == len(set(weeks))
    assert (2026, 51) in weeks  # the week after the change has one in any case


def test_a_new_chief_gets_none_for_before_she_began(cast, chief, clock):
    new = make_user("Karim")
    team = TeamChief.objects.get(user=chief).base_team
    TeamChief.objects.create(base_team=team, user=new, from_date=day("2026-12-08"))
    moments = ("2026-12-07 07:00", "2026-12-08 09:00", "2026-12-13 23:00", "2026-12-14 07:00")

    found = []
    for moment in moments:
        sweep(clock, moment)
        found.append(list(Summary.objects.filter(recipient=new).values_list("kind", "period")))

    assert found == [[], [], [], [(WEEKLY, "2026-W51")]]


def test_who_begins_on_the_day_itself_gets_one(cast, chief, clock):
    new = make_user("Karim")
    team = TeamChief.objects.get(user=chief).base_team
    TeamChief.objects.create(base_team=team, user=new, from_date=day("2026-12-07"))
    sweep(clock, "2026-12-07 07:00")

    assert list(Summary.objects.filter(recipient=new).values_list("period", flat=True)) == ["2026-W50"]


def test_a_chief_who_gets_a_second_team_is_not_new(weekly, clock):
    team = TeamChief.objects.get(user=weekly).base_team
    another = BaseTeam.objects.create(district=team.district, name="Team Zeist")
    TeamChief.objects.create(base_team=another, user=weekly, from_date=day("2026-12-09"))

    assert made(clock, "2026-12-09 12:00") == [["2026-W50"]]


def test_who_stands_in_gets_them_meanwhile(cast, chief, clock):
    deputy = make_user("Karim")
    team = TeamChief.objects.get(user=chief).base_team
    dates = {"from_date": day("2026-12-04"), "to_date": day("2026-12-13")}
    TeamChief.objects.create(base_team=team, user=deputy, is_deputy=True, **dates)
    for moment in ("2026-12-02 09:00", "2026-12-07 07:00", "2026-12-14 07:00"):
        sweep(clock, moment)

    found = {user: list(user.summaries.values_list("kind", "period")) for user in (deputy, chief)}
    assert found[deputy] == [(WEEKLY, "2026-W50")]
    assert len(found[chief]) == 4


def test_nobody_else_gets_one(cast, chief, clock):
    gone = make_user("Karim", is_active=False)
    TeamChief.objects.create(base_team=TeamChief.objects.get(user=chief).base_team, user=gone)
    sweep(clock, "2026-12-07 07:00")

    assert {summary.recipient for summary in Summary.objects.all()} == {chief}
