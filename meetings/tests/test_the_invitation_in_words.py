"""What the invitation says, in text and in HTML: when in words, where, what about, and three answers."""

import re

import pytest
from django.utils.html import strip_tags

from meetings import links
from meetings.tests.factories import attendance, make_meeting
from notifications.models import OutgoingMail

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def meeting(cast, amsterdam):
    return make_meeting(
        cast.overvecht,
        cast.fatima,
        ("Licht in het park", "Jongeren op straat", "Oud en nieuw"),
        starts_at=amsterdam("2026-12-22 19:30"),
        ends_at=amsterdam("2026-12-22 21:00"),
        note="Samen eten vanaf 18.30 uur",
    )


def mail_to(user) -> OutgoingMail:
    return OutgoingMail.objects.get(kind="meetings.invitation", recipient=user)


def words(html: str) -> str:
    return " ".join(strip_tags(html[html.index("<body") :]).split())


def test_the_subject_says_which_network_and_which_day(cast, meeting):
    assert mail_to(cast.youssef).subject == "Overvecht: komt u op dinsdag 22 december?"


def test_the_text(cast, meeting):
    link = f"http://testserver{links.prepare_path(attendance(meeting, cast.youssef))}"

    assert mail_to(cast.youssef).text == (
        "Dag Youssef,\n\n"
        "Wij zien u graag op\n\n"
        "dinsdag 22 december 2026\n"
        "19.30 tot 21.00 uur\n"
        "Buurthuis De Stoep\n"
        "Samen eten vanaf 18.30 uur\n\n"
        "Komt u?\n"
        f"Ja, ik kom: {link}?antwoord=ja\n"
        f"Misschien: {link}?antwoord=misschien\n"
        f"Nee: {link}?antwoord=nee\n\n"
        "U hoeft niet in te loggen. Veranderen mag altijd.\n\n"
        "Waar het over gaat:\n"
        "1. Licht in het park\n"
        "2. Jongeren op straat\n"
        "3. Oud en nieuw\n\n"
        "Wilt u zelf iets bespreken? Stel het hier voor:\n"
        f"{link}\n\n"
        "Tot dan,\n"
        "Fatima (gemeente)\n"
        "Mark (politie)\n\n"
        "De link is alleen voor u. Stuur hem niet door. Bij deze mail zit een afspraak voor uw agenda. "
        "Antwoord met de knop in de mail, niet met uw agenda.\n"
    )


def test_the_html_says_the_same(cast, meeting):
    assert words(mail_to(cast.youssef).html) == (
        "Eén tik is genoeg. U hoeft niet in te loggen. Bondgenoten Overvecht Dag Youssef, "
        "Wij zien u graag op dinsdag 22 december 2026 "
        "19.30 tot 21.00 uurSamen eten vanaf 18.30 uurBuurthuis De Stoep "
        "Komt u? Ja, ik kom Misschien Nee "
        "U hoeft niet in te loggen. Veranderen mag altijd. "
        "Waar het over gaat Licht in het parkJongeren op straatOud en nieuw "
        "Wilt u iets bespreken? Stel het hier voor. "
        "Tot dan,Fatima (gemeente), Mark (politie) "
        "De link is alleen voor u. Stuur hem niet door. Bij deze mail zit een afspraak voor uw agenda. "
        "Antwoord met de knop in de mail, niet met uw agenda."
    )


def test_the_links_in_the_html(cast, meeting):
    link = f"http://testserver{links.prepare_path(attendance(meeting, cast.youssef))}"

    assert re.findall(r'href="([^"]*)"', mail_to(cast.youssef).html) == [
        f"{link}?antwoord=ja",
        f"{link}?antwoord=misschien",
        f"{link}?antwoord=nee",
        link,
    ]


def test_the_html_stands_on_its_own(cast, meeting):
    """No file of another host, no script: mail programs block both, and they tell who opened a mail."""
    html = mail_to(cast.youssef).html

    assert [tag for tag in ("<script", "<img", "<link", "url(", "@import") if tag in html] == []
    assert 'lang="nl"' in html
    assert 'style="' in html  # classes became inline styles


def test_an_english_reader_gets_english(cast, amsterdam):
    type(cast.youssef).objects.filter(pk=cast.youssef.pk).update(language="en")
    make_meeting(cast.overvecht, cast.fatima, starts_at=amsterdam("2026-12-22 19:30"))

    mail = mail_to(cast.youssef)
    assert mail.subject == "Overvecht: will you come on Tuesday 22 December?"
    assert mail.text.startswith(
        "Hello Youssef,\n\nWe would like to see you on\n\nTuesday 22 December 2026\n19:30 to"
    )
    assert 'lang="en"' in mail.html


def test_without_an_agenda_or_note_nothing_is_said_of_them(cast):
    make_meeting(cast.overvecht, cast.fatima)

    mail = mail_to(cast.youssef)
    assert ("Waar het over gaat" in mail.text, "Waar het over gaat" in mail.html) == (False, False)
    assert "Buurthuis De Stoep\n\nKomt u?" in mail.text


def test_no_mail_names_who_else_is_invited(cast, meeting):
    """Hosts are named; other members, and who shared what, are not."""
    mail = mail_to(cast.youssef)

    everything = f"{mail.subject} {mail.text} {mail.html} {mail.attachments}"
    assert [name for name in ("Anneke", "Dewi", "Samira", "anneke@") if name in everything] == []
