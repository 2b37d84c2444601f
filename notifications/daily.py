"""When the daily mail goes: at 16.00 in Amsterdam, also when the clock changes."""

from datetime import datetime, timedelta

from django.utils import timezone

from bondgenoten.lib.dates import local_at
from notifications.constants import DIGEST_AT, DIGEST_MARGIN


def last_moment(now: datetime) -> datetime:
    """The last daily moment that passed: news up to then is due."""
    today = timezone.localtime(now).date()
    moment = local_at(today, DIGEST_AT)
    return moment if moment <= now else local_at(today - timedelta(days=1), DIGEST_AT)


def next_moment(now: datetime) -> datetime:
    """The daily moment that news of ``now`` waits for."""
    today = timezone.localtime(now).date()
    moment = local_at(today, DIGEST_AT)
    return moment if moment >= now else local_at(today + timedelta(days=1), DIGEST_AT)


def comes_in_time(not_after: datetime | None, now: datetime) -> bool:
    """False for news that is of no use any more when the daily mail comes: it must go at once."""
    return not_after is None or next_moment(now) + DIGEST_MARGIN < not_after
