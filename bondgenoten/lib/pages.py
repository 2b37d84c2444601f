"""Long lists in pages."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 20


def page_of(request: HttpRequest, rows: QuerySet | Sequence, size: int = PER_PAGE) -> Page:
    """The page in ``?pagina=`` of ``size`` rows; a number that is none or too high gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("pagina"))
