"""A provider that is away, slow, somebody else or talks nonsense: a page that says to log in with a code."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
import pytest
from django.contrib.auth import get_user

from tests.single_sign_on.conftest import CLIENT, free_port, go_there, person

HEADING = "<h1>Zo inloggen lukt nu niet</h1>"


def is_friendly(answer) -> bool:
    """503, in Dutch, with the name of the organisation and a way in that works."""
    page = answer.content.decode()
    found = (HEADING in page, "Gemeente Utrecht" in page, 'href="/account/login/code/"' in page)
    return (answer.status_code, *found) == (503, True, True, True)


def test_one_that_is_down(client, switched_on):
    switched_on(f"http://127.0.0.1:{free_port()}")

    assert is_friendly(client.get("/account/sso/"))


def test_one_whose_name_does_not_exist(client, switched_on):
    switched_on("https://aanmelden.invalid")

    assert is_friendly(client.get("/account/sso/"))


def test_a_real_one_under_another_name(client, switched_on, provider):
    switched_on(provider.replace("127.0.0.1", "localhost"))

    assert is_friendly(client.get("/account/sso/"))


def test_one_that_goes_down_on_the_way(cast, client, switched_on, provider, settings):
    switched_on(provider)
    url = go_there(client, person("anneke@example.org"))
    settings.OIDC_ISSUER = f"http://127.0.0.1:{free_port()}"

    assert is_friendly(client.get(url))
    assert get_user(client).is_anonymous


def test_one_that_does_not_know_us(cast, client, switched_on, provider, settings):
    switched_on(provider)
    url = go_there(client, person("anneke@example.org"))
    settings.OIDC_CLIENT_SECRET = "a-secret-that-was-changed"

    assert is_friendly(client.get(url))
    assert get_user(client).is_anonymous


class Play:
    """A provider that answers what a test writes down: bytes by path, and how long it takes."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.seconds = 0.0

    def well(self, issuer: str, **changed) -> None:
        """It describes itself properly, but for what is changed."""
        names = ("authorization", "token", "userinfo")
        config = {f"{name}_endpoint": f"{issuer}/{name}" for name in names}
        config |= {"issuer": issuer, "jwks_uri": f"{issuer}/jwks", **changed}
        self.answers["/.well-known/openid-configuration"] = json.dumps(config).encode()


@pytest.fixture
def play(switched_on) -> Iterator[Play]:
    played = Play()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(played.seconds)
            body = played.answers.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):  # whoever asked did not wait
                self.wfile.write(body or b"")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *args) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        played.issuer = f"http://127.0.0.1:{server.server_port}"
        switched_on(played.issuer)
        yield played
        server.shutdown()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>Onderhoud</html>",
        b"[]",
        b"{}",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b'{"issuer": 7}',
        b"[" * 9999,
    ],
)
def test_one_that_describes_itself_in_nonsense(client, play, answer):
    play.answers["/.well-known/openid-configuration"] = answer

    assert is_friendly(client.get("/account/sso/"))


@pytest.mark.parametrize("changed", ["authorization_endpoint", "token_endpoint", "userinfo_endpoint"])
def test_one_that_leaves_something_out(client, play, changed):
    play.well(play.issuer, **{changed: None})

    assert is_friendly(client.get("/account/sso/"))


def test_one_that_is_slow(client, play, settings):
    play.well(play.issuer)
    play.seconds, settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 1.0, 0.1
    start = time.monotonic()

    assert is_friendly(client.get("/account/sso/"))
    assert time.monotonic() - start < 0.9


def came_back(client, play, *, userinfo: object, **claims):
    """The browser comes back, and the provider answers our two questions."""
    state = client.get("/account/sso/").url.split("state=")[1].split("&")[0]
    told = {"iss": play.issuer, "aud": CLIENT, "sub": "p1", "exp": time.time() + 60, **claims}
    token = {"access_token": "a", "token_type": "Bearer", "id_token": jwt.encode(told, "k" * 32)}
    play.answers["/token"] = json.dumps(token).encode()
    play.answers["/userinfo"] = json.dumps(userinfo).encode()
    return client.get("/account/sso/terug/", {"code": "c", "state": state})


ANNEKE = {"sub": "p1", "email": "anneke@example.org", "email_verified": True}


def test_the_play_can_be_well(cast, client, play):
    play.well(play.issuer)

    assert came_back(client, play, userinfo=ANNEKE).url == "/"
    assert get_user(client) == cast.anneke


@pytest.mark.parametrize(
    ("userinfo", "claims"),
    [
        (ANNEKE, {"iss": "https://kwaad.example"}),
        (ANNEKE, {"aud": "another-client"}),
        (ANNEKE, {"exp": 1}),
        (ANNEKE | {"sub": "p2"}, {}),
        ({"email": "anneke@example.org", "email_verified": True}, {}),
        ([], {}),
        (None, {}),
        ("x", {}),
        ({"sub": "p1", "email": ["anneke@example.org"], "email_verified": True}, {}),
    ],
)
def test_one_that_answers_about_somebody_or_something_else(cast, client, play, userinfo, claims):
    play.well(play.issuer)

    answer = came_back(client, play, userinfo=userinfo, **claims)

    assert answer.status_code in (403, 503)
    assert (get_user(client).is_anonymous, HEADING in answer.content.decode()) == (
        True,
        answer.status_code == 503,
    )


@pytest.mark.parametrize(
    "token", [b"", b"{}", b"[]", b"null", b'{"access_token": "a"}', b'{"access_token": 1}']
)
def test_one_that_gives_no_token(cast, client, play, token):
    play.well(play.issuer)
    state = client.get("/account/sso/").url.split("state=")[1].split("&")[0]
    play.answers["/token"], play.answers["/userinfo"] = token, json.dumps(ANNEKE).encode()

    answer = client.get("/account/sso/terug/", {"code": "c", "state": state})

    assert (is_friendly(answer), get_user(client).is_anonymous) == (True, True)


def test_without_settings_there_is_no_such_address_and_no_button(client):
    assert [client.get(url).status_code for url in ("/account/sso/", "/account/sso/terug/")] == [404, 404]
    assert "/account/sso/" not in client.get("/account/login/").content.decode()
