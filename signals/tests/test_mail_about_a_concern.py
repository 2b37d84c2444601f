"""Mail says that there is news and when an answer comes; what was noticed stays behind the login."""

from dataclasses import dataclass

import pytest
from django.utils.html import strip_tags

from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import without_choices
from signals.constants import Readers
from signals.models import Signal
from signals.services import write_reply
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")
SECRET = "Geheim: knallen bij nummer 12."
REPLY = "Vertrouwelijk antwoord."


@dataclass(frozen=True)
class Words:
    """What somebody reads of a mail: subject, text, and the HTML without its tags."""

    to: str
    subject: str
    text: str
    html: str


def mails(kind: str) -> list[Words]:
    return [
        Words(mail.recipient.name, mail.subject, without_choices(mail.text), words(mail.html))
        for mail in OutgoingMail.objects.filter(kind=f"signals.{kind}").order_by("recipient__name")
    ]


def words(html: str) -> str:
    body = html[html.index("<body") :]
    return " ".join(strip_tags(body).split())


def everything() -> str:
    """All that any mail holds, links included."""
    return " ".join(
        f"{mail.subject} {mail.text} {mail.html} {mail.key} {mail.attachments}"
        for mail in OutgoingMail.objects.all()
    )


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET, neighbourhood=cast.tigrisdreef)


def test_the_reporter_gets_a_confirmation_with_the_promised_day(concern):
    link = f"http://testserver/zorgen/{concern.public_id}/"

    (mail,) = mails("concern_received")

    assert (mail.to, mail.subject) == ("Anneke", "Bondgenoten Overvecht: wij hebben uw zorg ontvangen")
    assert mail.text == (
        "Dag Anneke,\n\n"
        "Dank u wel dat u uw zorg deelt. Wij hebben die ontvangen.\n\n"
        "U krijgt antwoord, uiterlijk donderdag 10 december 2026. Dat komt van een van de coördinatoren. "
        "Uiterlijk dinsdag 19 januari 2027 hoort u hoe het afloopt.\n\n"
        "Is er nu gevaar? Bel 112.\n\n"
        f"Bekijk hoe het ervoor staat: {link}\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert mail.html.startswith(
        "Er is nieuws in Bondgenoten. Bondgenoten Overvecht Dag Anneke, "
        "Dank u wel dat u uw zorg deelt. Wij hebben die ontvangen. "
        "U krijgt antwoord, uiterlijk donderdag 10 december 2026. Dat komt van een van de coördinatoren. "
        "Uiterlijk dinsdag 19 januari 2027 hoort u hoe het afloopt. Is er nu gevaar? Bel 112. "
        "Bekijk hoe het ervoor staat U logt eerst in: wat daar staat, zetten wij niet in een mail."
    )
    assert f'href="{link}"' in OutgoingMail.objects.get(kind="signals.concern_received").html


def test_each_coordinator_hears_that_a_concern_waits(concern):
    waiting = mails("concern_waits")

    assert [(mail.to, mail.subject) for mail in waiting] == [
        (name, "Bondgenoten Overvecht: er wacht een nieuwe zorg op u") for name in ("Fatima", "Mark")
    ]
    assert waiting[1].text == (
        "Dag Mark,\n\n"
        "Iemand deelde een zorg met u.\n\n"
        "Er is antwoord beloofd, uiterlijk donderdag 10 december 2026.\n\n"
        f"Lees de zorg: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "Iemand deelde een zorg met u. Er is antwoord beloofd, uiterlijk donderdag 10 december 2026." in (
        waiting[1].html
    )


def test_a_coordinator_who_shares_does_not_mail_themselves(cast):
    make_signal(cast.overvecht, cast.fatima)

    assert [mail.to for mail in mails("concern_waits")] == ["Mark"]


def test_a_concern_for_one_coordinator_is_mailed_to_that_one_only(cast):
    make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert [mail.to for mail in mails("concern_waits")] == ["Mark"]
    assert OutgoingMail.objects.count() == 2  # and the confirmation


def test_nobody_else_is_mailed_even_when_the_whole_network_may_read(cast):
    make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)

    assert sorted(OutgoingMail.objects.values_list("recipient__name", flat=True)) == [
        "Anneke",
        "Fatima",
        "Mark",
    ]


def test_an_answer_is_news_to_the_reporter(cast, concern):
    write_reply(concern, actor=cast.mark, text=REPLY, submission="1")

    (mail,) = mails("concern_answered")
    assert (mail.to, mail.subject) == ("Anneke", "Bondgenoten Overvecht: er is nieuws over uw zorg")
    assert mail.text == (
        "Dag Anneke,\n\n"
        "Er is nieuws over een zorg die u deelde.\n\n"
        f"Bekijk het nieuws: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "Er is nieuws over een zorg die u deelde. Bekijk het nieuws" in mail.html


def test_a_question_back_is_news_to_the_coordinators(cast, concern):
    write_reply(concern, actor=cast.anneke, text=REPLY, submission="1")

    news = mails("reporter_wrote")
    assert [(mail.to, mail.subject) for mail in news] == [
        (name, "Bondgenoten Overvecht: er is nieuws over een zorg") for name in ("Fatima", "Mark")
    ]
    assert news[0].text == (
        "Dag Fatima,\n\n"
        "De melder van een zorg heeft u teruggeschreven.\n\n"
        f"Bekijk het nieuws: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "De melder van een zorg heeft u teruggeschreven. Bekijk het nieuws" in news[0].html


def test_no_mail_holds_what_was_noticed_or_where_or_the_answer(cast, concern):
    write_reply(concern, actor=cast.mark, text=REPLY, submission="1")
    write_reply(concern, actor=cast.anneke, text=REPLY, submission="2")

    assert OutgoingMail.objects.count() == 6
    assert [
        word for word in ("Geheim", "knallen", "Vertrouwelijk", "Tigrisdreef") if word in everything()
    ] == []


def test_only_the_mail_to_the_reporter_names_the_reporter(cast, concern):
    write_reply(concern, actor=cast.anneke, text=REPLY, submission="1")

    named = {
        mail.recipient.name
        for mail in OutgoingMail.objects.all()
        if "anneke" in f"{mail.subject} {mail.text} {mail.html}".lower()
    }
    assert named == {"Anneke"}


def test_an_english_reader_gets_english_mail(cast):
    cast.anneke.language = "en"

    make_signal(cast.overvecht, cast.anneke)

    (mail,) = mails("concern_received")
    assert mail.subject == "Bondgenoten Overvecht: we received your concern"
    assert "You get an answer by Thursday 10 December 2026 at the latest." in mail.text


def test_a_coordinator_who_left_before_sending_gets_nothing(cast, concern, mailoutbox):
    cast.overvecht.memberships.filter(user=cast.mark).delete()

    send_due()

    assert sorted(mail.to[0] for mail in mailoutbox) == ["anneke@example.org", "fatima@example.org"]
