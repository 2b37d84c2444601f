"""Letters to print: A4, tagged so that software that reads aloud can follow them (PDF/UA)."""

from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

FONTS = {
    f"letter:{part}": f"vendor/source-sans-3/source-sans-3-{part}-wght-normal.woff2"
    for part in ("latin", "latin-ext")
}
MISSING = "To print letters, install WeasyPrint and Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0."


class CannotPrint(Exception):
    """The machine lacks what makes a PDF; as text it says what to install."""


def render_letter(template: str, context: dict[str, Any], language: str) -> bytes:
    """The template in ``language`` as a PDF. Raises CannotPrint."""
    with translation.override(language):
        html = render_to_string(template, {**context, "language": language})
    try:
        from weasyprint import HTML  # heavy, and needs Pango: only who prints waits for it
    except (ImportError, OSError) as error:
        raise CannotPrint(MISSING) from error
    return HTML(string=html, url_fetcher=_fetcher()).write_pdf(pdf_variant="pdf/ua-1")


def _fetcher() -> Any:
    """Gives our fonts, and nothing else: what people wrote must not make the server ask for any address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyOurs(URLFetcher):
        def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
            path = finders.find(FONTS[url])  # KeyError for anything else, which leaves it out
            if path is None:
                raise FileNotFoundError(FONTS[url])
            return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": "font/woff2"})

    return OnlyOurs()


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """The letter as an answer to a browser, which shows it; kept in no cache."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    return response
