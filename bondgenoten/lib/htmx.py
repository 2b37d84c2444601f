"""Answers for a page that may have been asked for by htmx."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def respond(request: HttpRequest, page: str, fragment: str, context: dict) -> HttpResponse:
    """The fragment for htmx, the whole page otherwise. Form errors answer 200: htmx swaps no 4xx."""
    return render(request, fragment if request.htmx else page, context)


def done(request: HttpRequest, fragment: str, context: dict, to: str) -> HttpResponse:
    """After a write: the fragment for htmx, a redirect to ``to`` otherwise (no second post on reload)."""
    return render(request, fragment, context) if request.htmx else redirect(to)
