"""What a page costs before it shows anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def empty(request: HttpRequest) -> HttpResponse:
    """No query of its own, no template: session, login and all other middleware only."""
    return HttpResponse("<!doctype html><title>-</title>")


@require_safe
def frame(request: HttpRequest) -> HttpResponse:
    """What stands around every page, with nothing in it."""
    return render(request, "bench/frame.html")
