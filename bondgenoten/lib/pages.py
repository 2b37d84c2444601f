"""Long lists in pages."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 20


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


def page_of(
    request: HttpRequest, rows: QuerySet | Sequence, size: int = PER_PAGE, name: str = "pagina"
) -> Page:
    """The page in ``?pagina=`` of ``size`` rows; a number that is none or too high gives the nearest page.

    A second list on the same screen has its own ``name`` in the address.
    """
    page = KeysFirst(rows, size).get_page(request.GET.get(name))
    page.name = name
    return page
