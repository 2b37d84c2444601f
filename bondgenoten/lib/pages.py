"""Long lists in pages."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 20


def page_of(request: HttpRequest, rows) -> Page:
    """The page in ``?pagina=``; a number that is none or too high gives the nearest page."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
