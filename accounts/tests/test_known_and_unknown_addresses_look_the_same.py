"""Pages to log in do not tell whether an address is somebody's: same answer, same steps, same work."""

import re
from dataclasses import dataclass
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from networks.models import Invitation
from notifications import outbox, tasks
from notifications.models import OutgoingMail

RIGHT, WRONG = "een lang wachtwoord 12", "fout wachtwoord 99"
ASK, CONFIRM = "/account/login/code/", "/account/login/code/confirm/"
RESET, LOGIN = "/account/password/reset/", "/account/login/"
# All as long as one another: the length of an answer tells as much as its words.
UNKNOWN = ["unseen@example.org", "nobody@example.org"]
KNOWN = ["member@example.org", "wanted@example.org", "closed@example.org", "erased@example.org"]


@pytest.fixture(autouse=True)
def people(cast):
    """With a password, without one, switched off, and somebody on paper; one was erased."""
    create = User.objects.create_user
    create("member@example.org", "Member", RIGHT)
    create("wanted@example.org", "Wanted", None)
    create("closed@example.org", "Closed", RIGHT, is_active=False)
    create(None, "On Paper")
    create("erased@example.org", "", is_active=False)
    User.objects.filter(name="").update(email=None)
    Client().get(LOGIN)  # templates and the like are read once


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def work(monkeypatch, django_capture_on_commit_callbacks):
    """What is done meanwhile that takes time: mails made, passwords hashed, workers woken."""
    done: list[str] = []

    def watch(owner, name: str) -> None:
        original = getattr(owner, name)

        def spy(*args, **kwargs):
            done.append(name)
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, name, spy)

    watch(outbox, "render")
    watch(outbox, "wake_after_commit")
    watch(hashers.get_hasher(), "encode")
    monkeypatch.setattr(tasks.send_mail, "apply_async", lambda *args, **kwargs: done.append("woken"))
    return done


@dataclass(frozen=True)
class Seen:
    """All that can be seen and measured of an answer from outside, and the steps behind it."""

    status: int
    headers: dict[str, str]
    cookies: dict[str, dict[str, str]]
    body: str
    length: int
    queries: list[str]
    work: list[str]


def plain(text: str, address: str) -> str:
    """Without the address and what differs at each request anyway."""
    text = text.replace(address, "ADDRESS").replace(quote(address), "ADDRESS")
    text = re.sub(r'(csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}', r"\1", text)
    return re.sub(r"(X-CSRFToken[^A-Za-z0-9]*)[A-Za-z0-9]{64}", r"\1", text)


@pytest.fixture
def see(work, django_capture_on_commit_callbacks):
    """Send something; all that comes back and what it took."""

    def send(client: Client, path: str, address: str, data: dict | None = None) -> Seen:
        work.clear()
        with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks(execute=True):
            response = client.get(path) if data is None else client.post(path, data)
        connection.run_on_commit.clear()  # the test's own transaction never ends, a request's does
        body = plain(response.content.decode(), address)
        cookies = {
            name: {key: value for key, value in morsel.items() if value}
            for name, morsel in response.cookies.items()
        }
        return Seen(
            response.status_code,
            {name: plain(value, address) for name, value in response.headers.items()},
            cookies,
            body,
            len(response.content),
            [re.sub(r"'[^']*'|\d+", "?", query["sql"])[:60] for query in queries.captured_queries],
            list(work),
        )

    return send


def all_the_same(answers: dict[str, list[Seen]]) -> list[Seen]:
    """Compares with the first, part by part: a difference shows for whom and in what."""
    first, *others = answers.values()
    for address, other in zip(list(answers)[1:], others, strict=True):
        for one, two in zip(first, other, strict=True):
            for part, value in vars(one).items():
                assert (address, part, vars(two)[part]) == (address, part, value)
    return first


def test_asking_for_a_code_and_trying_it(see):
    def steps(address: str) -> list[Seen]:
        client = Client()
        return [
            see(client, ASK, address, {"email": address, "next": "/zorgen/nieuw/"}),
            see(client, CONFIRM, address),
            see(client, CONFIRM, address, {"code": "AAAA-AAAA"}),
            see(client, CONFIRM, address, {"code": ""}),
            see(client, CONFIRM, address, {"code": "AAAA-AAAB"}),
            see(client, CONFIRM, address),
            see(client, ASK, address),
        ]

    seen = all_the_same({address: steps(address) for address in KNOWN + UNKNOWN})

    assert [one.status for one in seen] == [302, 200, 200, 200, 302, 302, 200]
    assert seen[0].work == ["render", "wake_after_commit", "woken"]
    assert "sessionid" in seen[0].cookies
    assert OutgoingMail.objects.count() == len(KNOWN + UNKNOWN)


def test_a_password(see):
    def steps(address: str) -> list[Seen]:
        client, fields = Client(), {"login": address, "password": WRONG}
        return [see(client, LOGIN, address, fields) for _ in range(6)]

    seen = all_the_same({address: steps(address) for address in KNOWN + UNKNOWN})

    assert [one.status for one in seen] == [200] * 6
    assert [one.work for one in seen] == [["encode"]] * 5 + [[]]  # the sixth is too many
    assert "sessionid" not in seen[0].cookies


def test_a_forgotten_password(see):
    def steps(address: str) -> list[Seen]:
        client = Client()
        asked = [see(client, RESET, address, {"email": address}) for _ in range(4)]
        return [*asked, see(client, "/account/password/reset/done/", address)]

    seen = all_the_same({address: steps(address) for address in KNOWN + UNKNOWN})

    assert [one.status for one in seen] == [302, 302, 302, 200, 200]
    assert [one.work for one in seen] == [["render", "wake_after_commit", "woken"]] * 3 + [[]] * 2


def test_asking_for_a_code_too_often(see):
    def steps(address: str) -> list[Seen]:
        return [see(Client(), ASK, address, {"email": address}) for _ in range(4)]

    seen = all_the_same({address: steps(address) for address in KNOWN + UNKNOWN})

    assert [one.status for one in seen] == [302, 302, 302, 200]


def test_what_a_browser_keeps_of_it_does_not_tell_either(see):
    """The session of a code asked for holds the same, up to whose it is, which only we can read."""

    def kept(address: str) -> dict:
        client = Client()
        see(client, ASK, address, {"email": address})
        login = client.session["account_login"]
        state = login["state"]["stages"]["login_by_code"]["data"]
        return {
            "keys": sorted(client.session.keys()),
            "state": sorted(state),
            "user_pk": login["user_pk"],
            "lengths": {name: len(cookie.value) for name, cookie in client.cookies.items()},
        }

    (first, *others) = [kept(address) for address in KNOWN + UNKNOWN]
    assert others == [first] * len(others)


def test_a_link_that_belongs_to_nobody_looks_like_one_that_is_used(see):
    """Of an invitation, a first login and a new password: the same bytes for every guess."""
    for path in ("/uitnodiging/{}/", "/account/eerste-keer/{}/", "/account/password/reset/key/{}-abc-def/"):
        guesses = ("zzzzz1", "zzzzz2") if "key" in path else ("a" * 43, "b" * 43)
        all_the_same({guess: [see(Client(), path.format(guess), guess)] for guess in guesses})


def test_inviting_an_address_that_is_known_elsewhere(see, cast):
    path = f"/netwerken/{cast.overvecht.slug}/uitnodigen/"

    client, form = Client(), {"party": "resident", "language": "nl"}
    client.force_login(cast.fatima)

    def press(button: str, address: str) -> list[Seen]:
        Invitation.objects.all().delete()
        client.cookies.pop("messages", None)
        return [see(client, path, address, {**form, "addresses": address, "do": button})]

    looked = all_the_same({address: press("look", address) for address in KNOWN + UNKNOWN})
    sent = all_the_same({address: press("send", address) for address in KNOWN + UNKNOWN})

    assert looked[0].status == 200
    assert (sent[0].status, sent[0].headers["Location"]) == (302, path)
    assert [one.address for one in OutgoingMail.objects.order_by("pk")] == KNOWN + UNKNOWN
