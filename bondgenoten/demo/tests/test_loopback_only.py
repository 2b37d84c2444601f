"""The demo answers this computer only."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from bondgenoten.demo.middleware import LoopbackOnlyMiddleware


def ask(**meta: str) -> HttpResponse:
    middleware = LoopbackOnlyMiddleware(lambda request: HttpResponse("inside"))
    return middleware(RequestFactory().get("/", **meta))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_computer_is_answered(address: str) -> None:
    assert ask(REMOTE_ADDR=address).content == b"inside"


@pytest.mark.parametrize("address", ["192.168.1.4", "2001:db8::1", "::ffff:10.0.0.1", "", "unix:"])
def test_another_computer_is_refused(address: str) -> None:
    response = ask(REMOTE_ADDR=address)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert b"inside" not in response.content


@pytest.mark.parametrize(
    "header",
    [
        *("Forwarded", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"),
        *("X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded"),
    ],
)
def test_what_came_through_a_proxy_is_refused(header: str) -> None:
    name = f"HTTP_{header.upper().replace('-', '_')}"
    assert ask(**{name: "for=127.0.0.1"}).status_code == 400


def test_an_empty_forwarded_header_is_refused_too() -> None:
    assert ask(HTTP_X_FORWARDED_FOR="").status_code == 400
