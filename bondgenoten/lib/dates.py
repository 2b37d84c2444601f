"""Dates and times in words, in the reader's language and in Amsterdam time."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.dateformat import time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) else value


@lru_cache(maxsize=4_000)
def _words(value: date, pattern: str, _language: str) -> str:
    """A day by a pattern: lists show the same days again and again."""
    return date_format(value, pattern)


def _day(value: date | datetime, pattern: str) -> str:
    local = _local(value)
    return _words(local.date() if isinstance(local, datetime) else local, pattern, get_language() or "")


def day(value: date | datetime, year: bool = False) -> str:
    """``dinsdag 8 december``, or with ``year`` ``dinsdag 8 december 2026``."""
    return _day(value, "l j F Y" if year else "l j F")


def short_day(value: date | datetime) -> str:
    """``di 8 december``."""
    return _day(value, "D j F")


def clock(value: datetime | time) -> str:
    """``19.30`` in Dutch, ``19:30`` in English."""
    # Translators: time of day; Dutch writes a full stop.
    pattern = _("H:i")
    if isinstance(value, datetime):
        value = timezone.localtime(value).time()
    return _clock_words(value, pattern)


@lru_cache(maxsize=1_500)  # more than a day has minutes
def _clock_words(value: time, pattern: str) -> str:
    """A time of day by a pattern of digits: lists show the same times again and again."""
    return time_format(value, pattern)


def span(start: datetime, end: datetime) -> str:
    """``19.30 tot 21.00 uur``."""
    return _("%(start)s to %(end)s") % {"start": clock(start), "end": clock(end)}


def moment(value: datetime) -> str:
    """``di 8 december, 19.30 uur``."""
    return _("%(day)s, %(time)s") % {"day": short_day(value), "time": clock(value)}


def local_midnight(value: date) -> datetime:
    """The start of a day in Amsterdam, aware."""
    return timezone.make_aware(datetime.combine(value, time()))


def whole_year(number: int) -> tuple[datetime, datetime]:
    """The first moment of a year in Amsterdam, and of the year after it."""
    return local_midnight(date(number, 1, 1)), local_midnight(date(number + 1, 1, 1))


def local_at(value: date, at: time) -> datetime:
    """A time of day in Amsterdam, aware; 19.30 stays 19.30 over a clock change."""
    return timezone.make_aware(datetime.combine(value, at))


def end_of_quiet(now: datetime, quiet: tuple[time, time] | None) -> datetime | None:
    """When the quiet hours that ``now`` falls in end (aware), or None outside them.

    ``quiet`` is (from, until) in Amsterdam time over midnight, such as (21.00, 08.00).
    """
    if quiet is None:
        return None
    start, end = quiet
    local = timezone.localtime(now)
    if end <= local.time() < start:
        return None
    wake_day = local.date() + timedelta(days=1) if local.time() >= start else local.date()
    return local_at(wake_day, end)
