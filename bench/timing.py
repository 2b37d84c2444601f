"""Does the time of an answer tell whether an address is somebody's? Pairs of a known and an unknown one.

Run it as ``python -m bench.timing URL PAIRS`` with the settings of bench (no rate limits), on a filled
database; prints JSON. One client, nothing else asks: whoever wants to know would choose a quiet moment too.
"""

from __future__ import annotations

import json
import secrets
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import django

from bench.compare import BAR, p_value

WARM_UP = 20  # pairs that are not counted
PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
TOKEN = "a" * 32  # of the form and the cookie: Django compares the two
Milliseconds = dict[str, tuple[list[float], list[float]]]


class Answer(NamedTuple):
    """What came back, and after how many milliseconds."""

    status: int
    session: str
    milliseconds: float


class Unexpected(Exception):
    """Another answer than the page gives; the text says which."""


def post(url: str, path: str, fields: dict[str, str], session: str = "") -> Answer:
    """Send a form over a connection of its own, as a browser does that was here before."""
    host = urlsplit(url).netloc
    sent = f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")
    headers = {**PROXY, "Cookie": sent, "Origin": f"https://{host}"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
    connection = HTTPConnection(host, timeout=30)
    connection.connect()
    begin = time.perf_counter()
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    response.read()
    took = (time.perf_counter() - begin) * 1000
    connection.close()
    cookies = [SimpleCookie(line) for line in response.headers.get_all("Set-Cookie", [])]
    session = next((cookie["sessionid"].value for cookie in cookies if "sessionid" in cookie), "")
    return Answer(response.status, session, took)


def ask(url: str, address: str) -> Iterator[tuple[str, int, Answer]]:
    """All that can be asked about one address: what, the status it must have, and the answer."""
    asked = post(url, "/account/login/code/", {"email": address})
    yield "asking for a code", 302, asked
    wrong = post(url, "/account/login/code/confirm/", {"code": "AAAA-AAAA"}, asked.session)
    yield "typing a wrong code", 200, wrong
    fields = {"login": address, "password": secrets.token_urlsafe(12)}
    yield "typing a wrong password", 200, post(url, "/account/login/", fields)
    yield "forgetting the password", 302, post(url, "/account/password/reset/", {"email": address})


def measure(url: str, known: list[str]) -> Milliseconds:
    """Each known address beside one like it that nobody has, now the one first and now the other.

    Raises Unexpected for another answer than the page gives.
    """
    chance = Random(1)  # noqa: S311  (an order, no secret)
    found: Milliseconds = {}
    for number, address in enumerate(known):
        steps = [ask(url, address), ask(url, like(address))]
        for _ in range(4):
            answers: dict[int, float] = {}
            for side in chance.sample([0, 1], 2):
                what, status, answer = next(steps[side])
                if answer.status != status:
                    raise Unexpected(f"{what} answers {answer.status}")
                answers[side] = answer.milliseconds
            if number >= WARM_UP:
                for side, values in enumerate(found.setdefault(what, ([], []))):
                    values.append(answers[side])
    return found


def like(address: str) -> str:
    """An address as long, that nobody has."""
    return f"z{address[1:]}"


def addresses(pairs: int) -> list[str]:
    """Of people who can log in; every second one gets a password."""
    from django.contrib.auth.hashers import make_password

    from accounts.models import User

    people = list(User.objects.filter(is_active=True).exclude(email=None).order_by("-pk")[:pairs])
    if len(people) < pairs:
        raise Unexpected(f"only {len(people)} people can log in")
    password = make_password(secrets.token_urlsafe(12))
    User.objects.filter(pk__in=[person.pk for person in people[::2]]).update(password=password)
    return [str(person.email) for person in people]


def main(arguments: list[str]) -> None:
    url, pairs = arguments[0], int(arguments[1])
    django.setup()
    try:
        known = addresses(pairs + WARM_UP)
        first = measure(url, known)
        again = any(p_value(*values) <= BAR for values in first.values())
        second = measure(url, known) if again else {}
    except Unexpected as error:
        sys.exit(str(error))
    rows = []
    for what, values in first.items():
        told_apart = p_value(*values) <= BAR
        rows.append({"what": what, "runs": [values, second[what]] if told_apart else [values]})
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
