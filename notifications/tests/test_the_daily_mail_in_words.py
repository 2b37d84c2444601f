"""The daily mail in words: by network, the newest first, nothing twice, not too much, nothing secret."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.html import strip_tags

from notifications import outbox
from notifications.constants import DIGEST, DIGEST_LINES, How
from notifications.digests import send_digests
from notifications.models import OutgoingMail
from notifications.services import choose
from notifications.tests.factories import make_topic_mail, wants, without_choices
from signals.tests.factories import make_signal


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def daily(youssef):
    for scope in "abc":
        wants(youssef, How.DIGEST, scope=scope)
    return youssef


def news(user, clock, key: str, scope: str, name: str, **options) -> None:
    """A minute later than the one before."""
    clock.shift(timedelta(minutes=1))
    subject = options.pop("subject", f"Bondgenoten {name}: bericht {key}")
    rendered = outbox.Rendered(subject, "", "")
    make_topic_mail(user, key, scope=scope, scope_name=name, rendered=rendered, **options)


def digest(clock) -> OutgoingMail:
    clock.move_to("2026-12-08T15:00:00+00:00")
    send_digests()
    return OutgoingMail.objects.get(kind=DIGEST)


def test_by_network_the_newest_first(daily, clock):
    news(daily, clock, "1", "a", "Overvecht")
    news(daily, clock, "2", "b", "Zeist")
    news(daily, clock, "3", "a", "Overvecht")

    mail = digest(clock)

    assert mail.subject == "3 nieuwe berichten uit uw netwerken"
    assert without_choices(mail.text) == (
        "Dag Youssef,\n\n"
        "Dit is het nieuws sinds uw vorige mail van de dag.\n\n"
        "Overvecht\n"
        "- Bericht 3 (di 8 december, 13.03 uur)\n  http://testserver/zorgen/3/\n"
        "- Bericht 1 (di 8 december, 13.01 uur)\n  http://testserver/zorgen/1/\n\n"
        "Zeist\n"
        "- Bericht 2 (di 8 december, 13.02 uur)\n  http://testserver/zorgen/2/\n\n"
        "Naar Bondgenoten: http://testserver/\n"
    )


def test_the_html_is_of_equal_worth(daily, clock):
    news(daily, clock, "1", "a", "Overvecht")

    html = digest(clock).html

    words = " ".join(strip_tags(html[html.index("<body") :]).split())
    assert "Dag Youssef, Dit is het nieuws sinds uw vorige mail van de dag. Overvecht Bericht 1" in words
    assert "di 8 december, 13.01 uur Naar Bondgenoten" in words
    assert words.endswith("Minder mail? Kies zelf")
    assert 'href="http://testserver/zorgen/1/"' in html


def test_one_network_is_named_in_the_subject(daily, clock):
    for key in ("1", "2"):
        news(daily, clock, key, "a", "Overvecht")

    assert digest(clock).subject == "Overvecht: 2 nieuwe berichten"


def test_the_same_news_of_the_same_thing_is_one_line(daily, clock):
    subject = "Bondgenoten Overvecht: er is nieuws over uw zorg"
    for key, path in (("1", "/zorgen/x/"), ("2", "/zorgen/x/"), ("3", "/zorgen/y/")):
        news(daily, clock, key, "a", "Overvecht", subject=subject, path=path)

    mail = digest(clock)

    assert (mail.subject, mail.text.count("Er is nieuws over uw zorg")) == (
        "Overvecht: 2 nieuwe berichten",
        2,
    )
    assert mail.bundle.count() == 3


def test_a_long_list_is_cut_and_counted(daily, clock):
    for number in range(DIGEST_LINES + 4):
        news(daily, clock, str(number), "a", "Overvecht")

    mail = digest(clock)

    assert mail.text.count("- Bericht") == mail.html.count("<li") == DIGEST_LINES
    assert "En nog 4. U vindt ze als u inlogt." in mail.text
    assert "En nog 4. U vindt ze als u inlogt." in mail.html
    assert (mail.subject, mail.bundle.count()) == ("Overvecht: 24 nieuwe berichten", 24)
    assert "Bericht 23 " in mail.text
    assert "Bericht 3 " not in mail.text


def test_names_with_signs_are_shown_literally(daily, clock):
    news(daily, clock, "1", "a", "A & <b>")

    mail = digest(clock)

    assert "A & <b>\n- Bericht 1" in mail.text
    assert "A &amp; &lt;b&gt;</h2>" in mail.html


def test_nothing_of_a_concern_stands_in_it(cast, clock):
    choose(cast.mark, topic="to_weigh", scope=cast.overvecht.public_id, how=How.DIGEST)
    concern = make_signal(cast.overvecht, cast.anneke, observation="Geheim: knallen bij nummer 12.")

    mail = digest(clock)

    assert mail.recipient == cast.mark
    assert (
        f"- Er wacht een nieuwe zorg op u (di 8 december, 13.00 uur)\n  http://testserver/zorgen/{concern.public_id}/"
        in mail.text
    )
    assert [word for word in ("Geheim", "Anneke", "knallen") if word in f"{mail.text}{mail.html}"] == []
