"""Long lists in pages."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 20


def page_of(request: HttpRequest, rows: QuerySet | Sequence) -> Page:
    """The page in ``?pagina=``; a number that is none or too high gives the nearest page."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
