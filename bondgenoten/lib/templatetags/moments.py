"""Dates and times in words: {% load moments %}{{ meeting.starts_at|day }}."""

from datetime import date, datetime
from typing import Protocol

from django import template

from bondgenoten.lib import dates

register = template.Library()
register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("clock", dates.clock)
register.filter("moment", dates.moment)


class Span(Protocol):
    """Anything that starts and ends, such as a meeting."""

    starts_at: datetime
    ends_at: datetime


@register.filter
def day_year(value: date | datetime) -> str:
    """``dinsdag 8 december 2026``."""
    return dates.day(value, year=True)


@register.filter
def weekday(value: date | datetime) -> str:
    """``dinsdag``."""
    return dates.day(value).split(" ", 1)[0]


@register.filter
def monthday(value: date | datetime) -> str:
    """``8 december``."""
    return dates.day(value).split(" ", 1)[1]


@register.filter
def hours(meeting: Span) -> str:
    """``19.30 tot 21.00 uur``."""
    return dates.span(meeting.starts_at, meeting.ends_at)
