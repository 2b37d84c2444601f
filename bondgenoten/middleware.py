"""Middleware that belongs to no app: the request log and the rule that pages stay out of caches."""

import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

from bondgenoten.lib.once import one_request

logger = structlog.get_logger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestLogMiddleware:
    """One line a request: method, route, status, milliseconds, and a random id that ties lines together.

    The route stands in for the path, because a path can hold a link that lets someone in.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=uuid4().hex)
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        logger.info(
            "request",
            method=request.method,
            route=f"/{match.route}" if match else "unmatched",
            status=response.status_code,
            ms=round((time.perf_counter() - started) * 1000),
        )
        return response


class OncePerRequestMiddleware:
    """What is asked about the person of a request is asked once (``bondgenoten.lib.once``)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_request():
            return self.get_response(request)


class NoStoreMiddleware:
    """Keep every personal page out of browser and proxy caches; files and public pages stay cacheable."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        return response
