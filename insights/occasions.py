"""When a summary is due: the last moment that has passed, and the period that it stands for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from bondgenoten.lib.dates import local_at
from insights.constants import SUMMARY_AT, Period, SummaryKind

MONDAY = 0


@dataclass(frozen=True)
class Occasion:
    """A summary of ``kind`` that was due ``at``; ``period`` names its week or month: one comes in each."""

    kind: SummaryKind
    period: str
    at: datetime

    @property
    def looks_back(self) -> Period:
        """How far back its figures go."""
        return Period.WEEK if self.kind == SummaryKind.WEEKLY else Period.MONTH

    @property
    def useful_until(self) -> datetime:
        """When the next one takes its place."""
        return self.at + timedelta(days=7 if self.kind == SummaryKind.WEEKLY else 28)


def last_weekly(now: datetime, weekday: int | None) -> Occasion:
    """The last chosen weekday (0 is Monday, the default) at seven in Amsterdam, not after ``now``."""
    day = timezone.localdate(now)
    day -= timedelta(days=(day.weekday() - (weekday or MONDAY)) % 7)
    at = _at(day)
    if at > now:
        at = _at(day - timedelta(days=7))
    year, week, _ = timezone.localdate(at).isocalendar()
    return Occasion(SummaryKind.WEEKLY, f"{year}-W{week:02}", at)


def last_monthly(now: datetime) -> Occasion:
    """The last first of a month at seven in Amsterdam, not after ``now``."""
    first = timezone.localdate(now).replace(day=1)
    if _at(first) > now:
        first = (first - timedelta(days=1)).replace(day=1)
    return Occasion(SummaryKind.MONTHLY, f"{first:%Y-%m}", _at(first))


def _at(day: date) -> datetime:
    return local_at(day, SUMMARY_AT)
