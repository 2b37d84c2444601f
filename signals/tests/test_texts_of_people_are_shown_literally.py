"""HTML and template syntax in a concern or a message is text: shown as typed, run nowhere."""

import pytest
from django.utils.html import escape

from notifications.models import OutgoingMail
from signals.constants import Readers
from signals.models import Signal
from signals.services import write_reply
from signals.tests.factories import make_signal

TRICK = '<script>alert(1)</script> {{ 7*7 }} {% now "Y" %} <img src=x onerror=alert(2)> & "é" %(name)s'


@pytest.fixture
def concern(cast) -> Signal:
    concern = make_signal(
        cast.overvecht, cast.anneke, observation=f"Kop {TRICK}\n\n{TRICK}", readers=Readers.NETWORK
    )
    write_reply(concern, actor=cast.mark, text=f"Antwoord {TRICK}", submission="1")
    return concern


def found(page: str) -> dict[str, bool]:
    """Whether the text stands there as typed, as live HTML, or computed."""
    return {
        "literal": escape("{{ 7*7 }}") in page and "&lt;script&gt;alert(1)" in page,
        "live": "<script>alert(1)" in page or "<img src=x" in page,
        "computed": "</script> 49" in page or "&gt; 49" in page,
    }


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("anneke", "/zorgen/{id}/"),
        ("anneke", "/zorgen/"),
        ("anneke", "/zorgen/?van=mij"),
        ("anneke", "/"),
        ("mark", "/zorgen/{id}/"),
        ("mark", "/zorgen/{id}/agenda/"),
        ("mark", "/zorgen/"),
        ("mark", "/zorgen/wegen/"),
        ("youssef", "/zorgen/{id}/"),
    ],
)
def test_on_every_page(cast, concern, login, name, url):
    page = login(cast.everybody[name]).get(url.format(id=concern.public_id)).content.decode()

    assert found(page) == {"literal": True, "live": False, "computed": False}


def test_in_the_form_that_was_refused(cast, login):
    page = login(cast.anneke).post("/zorgen/nieuw/", {"observation": TRICK}).content.decode()

    assert found(page) == {"literal": True, "live": False, "computed": False}


def test_the_stored_text_is_what_was_typed(concern):
    assert concern.observation == f"Kop {TRICK}\n\n{TRICK}"


def test_the_name_of_a_network_in_a_mail(cast):
    type(cast.overvecht).objects.update(name="Bondgenoten <i>Over</i> & {{ 7*7 }}")
    cast.overvecht.refresh_from_db()

    make_signal(cast.overvecht, cast.anneke)

    mail = OutgoingMail.objects.get(kind="signals.concern_received")
    assert mail.subject == "Bondgenoten <i>Over</i> & {{ 7*7 }}: wij hebben uw zorg ontvangen"
    assert "Bondgenoten &lt;i&gt;Over&lt;/i&gt; &amp; {{ 7*7 }}" in mail.html
    assert "<i>" not in mail.html


@pytest.mark.parametrize(
    ("observation", "title"),
    [
        ("Knallen.", "Knallen"),
        ("Knallen bij de speeltuin. Elke avond.", "Knallen bij de speeltuin"),
        ("Weer brand! Bij de flat.", "Weer brand!"),
        ("Eerste regel\nTweede regel", "Eerste regel"),
        ("woord " * 20, "woord woord woord woord woord woord woord woord woord woord woord…"),
        ("x" * 100, "x" * 70 + "…"),
        ("  \n\nNa lege regels", "Na lege regels"),
    ],
)
def test_the_title_is_the_first_sentence(observation, title):
    assert Signal(observation=observation).title == title
