"""Days that are right whenever the demo is filled: no meeting on a holiday, no answer on a Sunday."""

from datetime import date, timedelta

from bondgenoten.demo.seed.shapes import DUE_TODAY, LATELY
from bondgenoten.lib.workdays import add_workdays, is_workday
from signals.services import promised_day

DAY = timedelta(days=1)
NO_EVENING = {(5, 4), (12, 5), (12, 24), (12, 31)}  # evenings on which nobody plans a meeting


def last_workday(day: date) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not is_workday(day):
        day -= DAY
    return day


def evening(today: date, days: int, weekday: int) -> date:
    """An evening at least ``days`` from today: a negative number goes back, a positive one on."""
    step = -DAY if days < 0 else DAY
    day = today + timedelta(days=days)
    while day.weekday() != weekday or not is_workday(day) or (day.month, day.day) in NO_EVENING:
        day += step
    return day


def shared_on(today: date, age: int) -> date:
    """The day a concern of this age was shared.

    On a day off no promise can end, so a concern that would be due today is one of yesterday then.
    """
    if age != DUE_TODAY:
        return today - timedelta(days=age)
    if not is_workday(today):
        return today - DAY
    day = today - DAY
    while promised_day(day) > today:
        day -= DAY
    return day


def day_of(shared: date, workdays: int, today: date) -> date:
    """The day of a message or step of a concern that was shared on a day."""
    return last_workday(today - DAY) if workdays == LATELY else add_workdays(shared, workdays)
