"""Working days of the Netherlands, for promises to people."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))


def is_workday(day: date) -> bool:
    """True from Monday to Friday, except on Dutch holidays (Good Friday and Liberation Day included)."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_workdays(day: date, count: int) -> date:
    """The last day of a term of ``count`` working days that starts on ``day``.

    The day after ``day`` is day 1 (the rule of the Dutch *Algemene termijnenwet* that a term
    never ends on a weekend or holiday is kept too, since only working days count).
    """
    while count:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day
