"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Value
from django.http import HttpRequest

from bondgenoten.lib.asked import Question, asked, asked_first

PER_PAGE = 20
NEAR = 100  # rows; most people look no further
LAST_AHEAD = 5_000  # no list that nobody counted is read further than this page


class KeysFirst(Paginator):
    """Finds which rows stand on a page before it fetches what belongs to them: it joins twenty, not all."""

    def page(self, number: int | str) -> Page:
        """The page; the same rows in the same order as of any paginator."""
        page = super().page(number)
        if isinstance(self.object_list, QuerySet):
            page.object_list = joined_last(self.object_list, page.object_list)
        return page


def joined_last(rows: QuerySet, part: QuerySet) -> QuerySet:
    """The rows of ``part``, a slice of ``rows``; found by their keys before the rest is joined to them.

    The rest is what is joined, and what is asked of each row. What is counted over all rows stays so.
    """
    query = rows.query
    over_all = query.group_by or any(each.contains_over_clause for each in query.annotations.values())
    if over_all or not (query.select_related or query.annotations):
        return part
    return rows.filter(pk__in=part.select_related(None).values("pk"))


class Asked:
    """The rows of ``question(*values)`` for ``page_of``, by SQL that is made once: see ``asked``."""

    def __init__(self, question: Question, *values: Any) -> None:
        self.question, self.values = question, values

    def count(self) -> int:
        """How many rows there are."""
        return asked_first(_number_of, self.question, *self.values) or 0

    def __getitem__(self, part: slice) -> list[Any]:
        """The rows of one page. The SQL of a page far away is not kept: there can be a thousand of them."""
        if part.stop > NEAR:
            return list(_part_of(part, self.question, *self.values))
        return asked(_part_of, part, self.question, *self.values)


def _part_of(part: slice, question: Question, *values: Any) -> QuerySet:
    rows = question(*values)
    return joined_last(rows, rows[part])


def _number_of(question: Question, *values: Any) -> QuerySet:
    """One number, as a row; no row for none. What is counted for each row must not double the rows."""
    rows = question(*values).order_by()
    number = Count("pk", distinct=bool(rows.query.group_by))
    every = rows.annotate(every=Value(1)).values("every")
    return every.annotate(number=number).values_list("number", flat=True)


def page_of(
    request: HttpRequest, rows: QuerySet | Sequence | Asked, size: int = PER_PAGE, name: str = "pagina"
) -> Page:
    """The page in ``?pagina=`` of ``size`` rows; a number that is none or too high gives the nearest page.

    A second list on the same screen has its own ``name`` in the address.
    """
    page = KeysFirst(rows, size).get_page(request.GET.get(name))
    page.name = name
    return page


class Sliced(Protocol):
    """What gives the rows from one place to another."""

    def __getitem__(self, part: slice) -> Any: ...


@dataclass
class PageAhead:
    """A page of rows that nobody counted: it knows that there are more, not how many."""

    object_list: Sequence
    number: int
    has_next: bool
    name: str

    def __iter__(self) -> Any:
        return iter(self.object_list)

    def __len__(self) -> int:
        return len(self.object_list)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def page_ahead(request: HttpRequest, rows: Sliced, size: int = PER_PAGE, name: str = "pagina") -> PageAhead:
    """The page in ``?pagina=`` as ``page_of``, of rows that are too many to count: it reads one row more.

    A number that is none, or of a page without rows, gives the first page.
    """
    given = request.GET.get(name, "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    number = min(max(number, 1), LAST_AHEAD)
    found = _slice(rows, number, size)
    if not found and number > 1:
        number, found = 1, _slice(rows, 1, size)
    return PageAhead(found[:size], number, len(found) > size, name)


def _slice(rows: Sliced, number: int, size: int) -> list:
    """The rows of a page and one more."""
    start = (number - 1) * size
    part = rows[start : start + size + 1]
    return list(joined_last(rows, part) if isinstance(rows, QuerySet) else part)
