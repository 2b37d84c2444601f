"""What is kept about one person, app by app: shown on "My data", and given along in a copy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bondgenoten.lib import dates

Value = str | int | bool | date | datetime | list[str] | None


@dataclass(frozen=True)
class Fact:
    """One thing that is known: ``key`` for machines (never translated), ``label`` for people.

    ``code`` is what machines get instead of a value that is in words.
    """

    key: str
    label: str
    value: Value
    code: str = ""

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)

    @property
    def shown(self) -> str | list[str]:
        """The value in words, in the reader's language; a list stays one."""
        if isinstance(self.value, bool):
            return _("yes") if self.value else _("no")
        if isinstance(self.value, datetime):
            day, time = dates.day(self.value, year=True), dates.clock(self.value)
            return _("%(day)s, %(time)s") % {"day": day, "time": time}
        if isinstance(self.value, date):
            return dates.day(self.value, year=True)
        return self.value if isinstance(self.value, list) else str(self.value)


@dataclass(frozen=True)
class Section:
    """One sort of data. ``rows`` are counted and cut into pages; ``describe`` says what a row holds.

    ``name`` stands in the file for machines and ``slug`` in the address of its page: they never change. No
    row may show words or names of others that this person may not see in the application itself.
    """

    name: str
    slug: str
    title: str
    about: str  # one sentence: what stands here
    position: int  # its place among the sections
    rows: QuerySet | Sequence[Any]
    describe: Callable[[Any], list[Fact]]

    def facts_of(self, rows: Sequence[Any] | QuerySet) -> list[list[Fact]]:
        """The facts of each of these rows, without what is empty."""
        return [[fact for fact in self.describe(row) if fact.value not in ("", None, [])] for row in rows]
