"""Dates and times in words: {% load moments %}{{ meeting.starts_at|day }}."""

from django import template

from bondgenoten.lib import dates

register = template.Library()
register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("clock", dates.clock)
register.filter("moment", dates.moment)


@register.filter
def day_year(value) -> str:
    """``dinsdag 8 december 2026``."""
    return dates.day(value, year=True)


@register.filter
def weekday(value) -> str:
    """``dinsdag``."""
    return dates.day(value).split(" ", 1)[0]


@register.filter
def monthday(value) -> str:
    """``8 december``."""
    return dates.day(value).split(" ", 1)[1]


@register.filter
def hours(meeting) -> str:
    """``19.30 tot 21.00 uur`` for anything with ``starts_at`` and ``ends_at``."""
    return dates.span(meeting.starts_at, meeting.ends_at)
