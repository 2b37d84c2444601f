"""One line a request: which route, which answer, how long; not who, not what, and no link that lets in."""

import pytest
import structlog
from structlog.testing import CapturingLogger

from bondgenoten import middleware
from meetings import links
from meetings.tests.factories import attendance, make_meeting
from networks.tests.factories import make_invitation
from notifications import delivery
from notifications.tests.factories import make_mail
from signals import solved_links
from signals.services import round_off, write_reply
from signals.tests.factories import make_signal


@pytest.fixture
def lines(monkeypatch) -> list[dict]:
    """What the request log and the outbox write, as data."""
    structlog.contextvars.clear_contextvars()
    capturing = CapturingLogger()
    logger = structlog.wrap_logger(capturing, processors=[structlog.contextvars.merge_contextvars, as_data])
    for module in (middleware, delivery):
        monkeypatch.setattr(module, "logger", logger)
    return Lines(capturing)


def as_data(_logger, _method, event: dict) -> tuple:
    return (event,), {}


class Lines:
    """The lines so far."""

    def __init__(self, capturing) -> None:
        self.capturing = capturing

    def all(self) -> list[dict]:
        return [call.args[0] for call in self.capturing.calls]

    def requests(self) -> list[tuple]:
        lines = [line for line in self.all() if line["event"] == "request"]
        return [(line["method"], line["route"], line["status"]) for line in lines]


def test_a_request_is_one_line_with_its_route(cast, lines, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    client = login(cast.anneke)

    client.get(f"{concern.get_absolute_url()}?zoek=geheim")
    client.get("/zorgen/bestaat-niet/")
    client.post("/zorgen/nieuw/", {"observation": "Geheim"})

    assert lines.requests() == [
        ("GET", "/zorgen/<pid:public_id>/", 200),
        ("GET", "unmatched", 404),
        ("POST", "/zorgen/nieuw/", 200),
    ]
    everything = str(lines.all())
    assert [word for word in ("eheim", "anneke", concern.public_id) if word in everything] == []


def test_each_request_has_an_id_and_a_time(cast, lines, login):
    client = login(cast.anneke)
    for _ in range(2):
        client.get("/")

    first, second = lines.all()
    assert sorted(first) == ["event", "method", "ms", "request_id", "route", "status"]
    assert first["request_id"] != second["request_id"]
    assert isinstance(first["ms"], int)


def test_a_link_that_lets_in_is_not_in_the_log(cast, lines, client):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    path = links.prepare_path(attendance(meeting, cast.youssef))

    client.get(f"{path}?antwoord=ja")
    client.post(f"{path}komt/", {"rsvp": "yes"})

    assert lines.requests() == [("GET", "/b/<token>/", 200), ("POST", "/b/<token>/komt/", 302)]
    assert path.split("/")[2] not in str(lines.all())


def test_the_link_of_an_invitation_is_not_in_the_log(cast, lines, client, settings):
    settings.MAIL_QUIET_HOURS = None
    token = make_invitation(cast.overvecht, cast.fatima)
    delivery.send_due()

    client.get(f"/uitnodiging/{token}/")
    client.post(f"/uitnodiging/{token}/niet/")
    client.get(f"/uitnodiging/{token}/")

    assert lines.requests() == [
        ("GET", "/uitnodiging/<str:token>/", 200),
        ("POST", "/uitnodiging/<str:token>/niet/", 200),
        ("GET", "/uitnodiging/<str:token>/", 410),
    ]
    assert [word for word in (token, "noor@example.org") if word in str(lines.all())] == []


def test_the_link_that_asks_whether_it_is_solved_is_not_in_the_log(cast, lines, client):
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    round_off(concern, actor=cast.mark)
    path = solved_links.path_of(concern)

    client.get(f"{path}?antwoord=ja")
    client.post(path, {"solved": "yes"})

    route = "/zorgen/opgelost/<token>/"
    assert lines.requests() == [("GET", route, 200), ("POST", route, 302)]
    assert path.split("/")[3] not in str(lines.all())


def test_a_mail_is_logged_by_its_kind_and_key_only(cast, lines, settings):
    settings.MAIL_QUIET_HOURS = None
    mail = make_mail(cast.youssef)
    delivery.send_due()

    (line,) = lines.all()
    assert line == {"event": "mail", "status": "sent", "kind": "test.plain", "mail": mail.pk, "error": ""}
