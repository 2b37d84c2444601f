"""Working days know Dutch weekends and holidays; the day after is day 1."""

from datetime import date

import pytest

from bondgenoten.lib.workdays import add_workdays, is_workday


@pytest.mark.parametrize(
    ("shared", "promised"),
    [
        ("2026-12-07", "2026-12-09"),  # Monday: Wednesday
        ("2026-12-10", "2026-12-14"),  # Thursday: Friday is day 1, Monday day 2
        ("2026-12-11", "2026-12-15"),  # Friday
        ("2026-12-12", "2026-12-15"),  # Saturday
        ("2026-12-13", "2026-12-15"),  # Sunday
        ("2026-12-24", "2026-12-29"),  # Christmas and the weekend after it
        ("2026-12-31", "2027-01-05"),  # New Year, then a weekend
        ("2026-04-02", "2026-04-08"),  # Good Friday, Easter Monday
        ("2026-04-24", "2026-04-29"),  # King's Day on Monday
        ("2026-05-04", "2026-05-07"),  # Liberation Day
        ("2026-05-13", "2026-05-18"),  # Ascension Day
        ("2026-05-22", "2026-05-27"),  # Whit Monday
        ("2025-04-25", "2025-04-29"),  # King's Day 2025 is on Saturday 26: nothing falls out
    ],
)
def test_two_working_days_later(shared, promised):
    assert add_workdays(date.fromisoformat(shared), 2) == date.fromisoformat(promised)


def test_no_working_days_is_the_day_itself():
    assert add_workdays(date(2026, 12, 25), 0) == date(2026, 12, 25)


def test_which_days_of_christmas_week_are_working_days():
    week = [date(2026, 12, day) for day in range(21, 28)]

    assert [is_workday(day) for day in week] == [True, True, True, True, False, False, False]


def test_a_national_holiday_that_falls_in_the_weekend_moves_nothing():
    assert is_workday(date(2027, 12, 27))  # Monday after Christmas on Saturday and Sunday
