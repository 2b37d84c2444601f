"""The demo logs anybody in as anybody, so it answers nobody but this computer."""

from collections.abc import Callable
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

GetResponse = Callable[[HttpRequest], HttpResponse]


class LoopbackOnlyMiddleware:
    """Refuse (400) what came through a proxy or from another computer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if was_forwarded(request) or not is_loopback(request.META.get("REMOTE_ADDR", "")):
            text = _("The demo answers on this computer only, without a proxy in between.")
            return HttpResponse(f"{text}\n", status=400, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def was_forwarded(request: HttpRequest) -> bool:
    """True when any header says that the request passed a proxy."""
    return any(
        name in {"HTTP_FORWARDED", "HTTP_X_REAL_IP"} or name.startswith("HTTP_X_FORWARDED")
        for name in request.META
    )


def is_loopback(address: str) -> bool:
    """True for 127.0.0.0/8 and ::1; false for anything that is no address, such as a Unix socket's."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback
