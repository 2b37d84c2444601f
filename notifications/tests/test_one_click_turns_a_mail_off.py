"""RFC 8058: "unsubscribe" in a mail program posts once, without cookies or login; only a post does it."""

import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from networks.tests.factories import make_network
from notifications.choices import how_of
from notifications.constants import How
from notifications.delivery import send_due
from notifications.digests import send_digests
from notifications.models import MailChoice
from notifications.services import choose
from notifications.tests.factories import make_mail
from signals.tests.factories import make_signal

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def mail_server() -> Client:
    """Who posts here has no cookies, no login and no page with a form before it."""
    return Client(enforce_csrf_checks=True)


def received(smtp, name: str) -> list:
    return [message for message in smtp.messages if message["To"] == f"{name}@example.org"]


def path_in(header: str) -> str:
    return re.fullmatch(r"<http://testserver(/mail/[^/<>]+/)>", header.strip())[1]  # a long header is folded


@pytest.fixture
def path(cast, smtp) -> str:
    """The address in the header of the mail that Anneke gets for her concern."""
    make_signal(cast.overvecht, cast.anneke)
    send_due()
    (message,) = received(smtp, "anneke")
    return path_in(message["List-Unsubscribe"])


def hows(cast, name: str = "anneke") -> dict[str, str]:
    user, scope = cast.everybody[name], cast.overvecht.public_id
    return {topic: how_of(user, topic, scope) for topic in ("my_concerns", "to_weigh", "reminders")}


def test_the_headers_of_a_mail_about_a_topic(path, smtp):
    (message,) = received(smtp, "anneke")

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.defects == []
    text, html = message.iter_parts()
    for part in (text, html):
        assert part.get_content().count("http://testserver/mail/") == 1


def test_mail_that_always_comes_has_no_such_header(youssef, smtp):
    make_mail(youssef)
    send_due()

    (message,) = smtp.messages
    assert (message["List-Unsubscribe"], message["List-Unsubscribe-Post"]) == (None, None)
    assert "/mail/" not in message.as_string()


@pytest.mark.parametrize("multipart", [True, False], ids=["multipart", "urlencoded"])
def test_one_post_without_cookies_turns_off_that_and_no_more(cast, path, mail_server, multipart):
    if multipart:
        response = mail_server.post(path, ONE_CLICK)
    else:
        response = mail_server.post(
            path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )

    assert response.status_code == 200
    assert "U krijgt deze mail niet meer" in response.content.decode()
    assert hows(cast) == {"my_concerns": How.OFF, "to_weigh": How.AT_ONCE, "reminders": How.AT_ONCE}
    assert MailChoice.objects.count() == 1


def test_twice_is_once(cast, path, mail_server, clock):
    mail_server.post(path, ONE_CLICK)
    first = MailChoice.objects.values_list("how", "changed_at").get()
    clock.shift(3600)

    assert mail_server.post(path, ONE_CLICK).status_code == 200
    assert MailChoice.objects.values_list("how", "changed_at").get() == first


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "patch", "delete"])
def test_only_a_post_does_it(path, mail_server, method):
    getattr(mail_server, method)(path, ONE_CLICK if method == "get" else None)
    getattr(mail_server, method)(f"{path}?List-Unsubscribe=One-Click")

    assert MailChoice.objects.count() == 0


def test_a_post_with_something_else_turns_nothing_off(path, mail_server):
    for data in ({}, {"List-Unsubscribe": ""}, {"List-Unsubscribe": "one-click"}, {"x": "One-Click"}):
        assert mail_server.post(path, data).status_code == 200

    assert MailChoice.objects.count() == 0


@pytest.mark.parametrize("before", [How.AT_ONCE, How.DIGEST])
def test_the_page_after_it_undoes_it(cast, path, mail_server, before):
    scope = cast.overvecht.public_id
    choose(cast.anneke, topic="my_concerns", scope=scope, how=before)
    page = mail_server.post(path, ONE_CLICK).content.decode()

    (field,) = re.findall(r'<input type="hidden" name="(my_concerns-\w+)" value="(\w+)">', page)
    response = mail_server.post(path, {field[0]: field[1]})

    assert field == (f"my_concerns-{scope}", before)
    assert "Uw keuzes zijn bewaard." in response.content.decode()
    assert hows(cast)["my_concerns"] == before


def test_for_the_daily_mail_all_that_is_in_it_and_no_more(cast, smtp, mail_server, clock):
    for topic in ("my_concerns", "to_weigh", "reminders"):
        choose(cast.mark, topic=topic, scope=cast.overvecht.public_id, how=How.DIGEST)
    make_signal(cast.overvecht, cast.anneke)
    make_signal(cast.overvecht, cast.mark)
    clock.move_to("2026-12-08T15:00:00+00:00")
    send_digests()
    send_due()

    (message,) = received(smtp, "mark")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail_server.post(path_in(message["List-Unsubscribe"]), ONE_CLICK).status_code == 200
    assert hows(cast, "mark") == {"my_concerns": How.OFF, "to_weigh": How.OFF, "reminders": How.DIGEST}


def test_the_header_stays_short_however_much_is_in_the_daily_mail(cast, smtp, clock):
    for number in range(25):
        network = make_network(f"netwerk{number}")
        choose(cast.anneke, topic="my_concerns", scope=network.public_id, how=How.DIGEST)
        make_signal(network, cast.anneke)
    clock.move_to("2026-12-08T15:00:00+00:00")
    send_digests()
    send_due()

    (message,) = received(smtp, "anneke")
    assert len(message["List-Unsubscribe"]) < 250  # RFC 5322 allows a line 998


def test_what_was_turned_off_is_not_sent(cast, path, mail_server, smtp):
    mail_server.post(path, ONE_CLICK)
    make_signal(cast.overvecht, cast.anneke)
    send_due(timezone.now())

    assert len(received(smtp, "anneke")) == 1  # the one before
