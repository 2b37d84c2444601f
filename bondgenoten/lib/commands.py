"""What the sweep commands share."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from bondgenoten.lib.dates import local_midnight


def parse_moment(value: str) -> datetime:
    """``2026-12-01T09:00`` (Amsterdam unless it names a zone) or ``2026-12-01``. Raises CommandError."""
    try:
        moment = parse_datetime(value)
        day = None if moment else parse_date(value)
    except ValueError:
        moment = day = None
    if moment:
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    if day:
        return local_midnight(day)
    raise CommandError(f"--now {value!r} is not a moment such as 2026-12-01T09:00.")


class SweepCommand(BaseCommand):
    """A sweep on the command line, with ``--now`` to ask what would be due at another moment."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", type=parse_moment, default=None, help="such as 2026-12-01T09:00")

    def handle(self, *args: Any, now: datetime | None, **options: Any) -> str:
        return str(self.sweep(now or timezone.now()))

    def sweep(self, now: datetime) -> int:
        """Do what is due at ``now``; how much was done."""
        raise NotImplementedError
