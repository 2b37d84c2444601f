"""Fills an empty database, all of it or nothing."""

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from bench.national.bare import bare_tables
from bench.national.chance import Chance
from bench.national.concerns import make_concerns
from bench.national.meetings import make_meetings
from bench.national.organisation import make_country
from bench.national.people import make_people, mark_professionals
from bench.national.rows import Rows
from bench.national.sizes import Sizes

# Called with what is being made, how much of it is there and how much there will be.
Progress = Callable[[str, int, int], None]


class NotEmpty(Exception):
    """The database has people: this would mix them with people who do not exist."""


@transaction.atomic
def fill(sizes: Sizes, seed: int, progress: Progress, today: date | None = None) -> None:
    """Make a country of these sizes, the same rows for the same seed and day; nobody is mailed.

    Written directly: fast, and of the past. Raises NotEmpty, and WrongSize for numbers that do not fit.
    """
    sizes.check()
    if User.objects.exists():
        raise NotEmpty
    with bare_tables():
        _fill(sizes, seed, progress, today or timezone.localdate())
    mark_professionals()


def _fill(sizes: Sizes, seed: int, progress: Progress, today: date) -> None:
    """All rows, in an order in which each names only keys that are given."""
    chance, rows = Chance(seed), Rows()
    progress("networks and people", 0, 1)
    country = make_country(rows, sizes, chance, today)
    make_people(rows, country, sizes, chance, today)
    progress("networks and people", 1, 1)
    for name, steps, total in (
        ("meetings", make_meetings(rows, country, sizes, chance, today), sizes.meetings),
        ("concerns", make_concerns(rows, country, sizes.signals, chance, today), sizes.signals),
    ):
        done = 0
        for made in steps:
            done += made
            progress(name, done, total)
    rows.finish()


def tidy() -> None:
    """What a database does by itself after a while: count its rows and mark what all may see."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Inside a transaction, as in a test, PostgreSQL can only count.
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
