"""Coordinators ask to let more people read a concern, and say exactly whom; its reporter decides."""

import pytest
from django.utils.html import strip_tags

from notifications.tests.factories import without_choices
from signals.constants import ConsentKind, ConsentState, EventKind, Readers
from signals.models import Signal
from signals.services import (
    NothingToAsk,
)
from signals.tests.asking import REASON, answer, ask_for_readers, mails, post_question
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")
SECRET = "Geheim: knallen bij nummer 12."


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET, readers=Readers.COORDINATORS)


def words(html: str) -> str:
    return " ".join(strip_tags(html).split())


def page_of(client, concern) -> str:
    return words(client.get(concern.get_absolute_url()).content.decode().split("<main")[-1])


def kinds(concern) -> list[str]:
    return list(concern.events.values_list("kind", flat=True))


def test_a_coordinator_asks_with_a_reason(cast, concern, login):
    response = post_question(login(cast.mark), concern, cast.mark, "lezers", readers=Readers.NETWORK)

    assert (response.status_code, response["Location"]) == (302, concern.get_absolute_url())
    (asked,) = concern.consents.all()
    assert (asked.kind, asked.state, asked.readers, asked.reason, asked.asked_by) == (
        ConsentKind.READERS,
        ConsentState.OPEN,
        Readers.NETWORK,
        REASON,
        cast.mark,
    )
    assert list(concern.events.values_list("kind", "role"))[-1] == (
        EventKind.CONSENT_ASKED,
        "coordinator_police",
    )
    concern.refresh_from_db()
    assert concern.readers == Readers.COORDINATORS


def test_the_mail_to_the_reporter_says_only_that_something_is_asked(cast, concern):
    ask_for_readers(concern, cast.mark)

    (mail,) = mails("consent_asked")
    assert (mail.recipient, mail.subject) == (
        cast.anneke,
        "Bondgenoten Overvecht: er is u iets gevraagd over uw zorg",
    )
    link = f"http://testserver/zorgen/{concern.public_id}/"
    assert without_choices(mail.text) == (
        "Dag Anneke,\n\n"
        "Een coördinator vraagt u iets over een zorg die u deelde. U beslist: ja of nee.\n\n"
        f"Bekijk de vraag: {link}\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "Een coördinator vraagt u iets over een zorg die u deelde. U beslist: ja of nee." in words(
        mail.html
    )
    assert f'href="{link}"' in mail.html
    everything = f"{mail.subject} {mail.text} {mail.html}"
    assert [word for word in ("Geheim", REASON, "Mark") if word in everything] == []


def test_the_reporter_reads_why_and_exactly_who_would_read_it(cast, concern, login):
    ask_for_readers(concern, cast.mark, Readers.COORDINATORS_AND_CHIEF)

    page = page_of(login(cast.anneke), concern)

    assert "Mogen meer mensen uw zorg lezen?" in page
    assert f"De coördinator van de politie vraagt dit. De reden: “{REASON}”" in page
    assert (
        "Na een ja lezen deze mensen uw zorg: Fatima (gemeente), Mark (politie), Ingrid (teamchef)." in page
    )


def test_after_a_yes_they_read_it(cast, concern, login):
    asked = ask_for_readers(concern, cast.mark)
    assert login(cast.dewi).get(concern.get_absolute_url()).status_code == 404

    response = answer(login(cast.anneke), asked, "yes")

    assert response["Location"] == concern.get_absolute_url()
    assert login(cast.dewi).get(concern.get_absolute_url()).status_code == 200
    assert kinds(concern)[-2:] == [EventKind.CONSENT_GIVEN, EventKind.WIDENED]
    asked.refresh_from_db()
    assert (asked.state, asked.decided_at is not None) == (ConsentState.GIVEN, True)


def test_after_a_no_nobody_more_reads_it(cast, concern, login):
    asked = ask_for_readers(concern, cast.mark)

    answer(login(cast.anneke), asked, "no")

    concern.refresh_from_db()
    asked.refresh_from_db()
    assert (concern.readers, asked.state) == (Readers.COORDINATORS, ConsentState.REFUSED)
    assert kinds(concern)[-1] == EventKind.CONSENT_REFUSED
    assert "De melder wilde dit niet, op dinsdag 8 december." in page_of(login(cast.mark), concern)


@pytest.mark.parametrize("value", ["yes", "no"])
def test_the_coordinators_hear_that_there_is_an_answer_and_not_which(cast, concern, login, value):
    answer(login(cast.anneke), ask_for_readers(concern, cast.mark), value)

    told = mails("consent_decided")
    assert [(mail.recipient.name, mail.subject) for mail in told] == [
        (name, "Bondgenoten Overvecht: er is nieuws over een zorg") for name in ("Fatima", "Mark")
    ]
    assert without_choices(told[1].text) == (
        "Dag Mark,\n\n"
        "De melder van een zorg heeft geantwoord op uw vraag.\n\n"
        f"Bekijk het antwoord: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "De melder van een zorg heeft geantwoord op uw vraag." in words(told[1].html)
    everything = " ".join(f"{mail.subject} {mail.text} {mail.html}" for mail in told)
    assert [word for word in ("Geheim", REASON, "Anneke") if word in everything] == []


def test_the_one_reader_goes_when_both_coordinators_may_read_it(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    asked = ask_for_readers(concern, cast.mark, Readers.COORDINATORS)

    answer(login(cast.anneke), asked, "yes")

    concern.refresh_from_db()
    assert (concern.readers, concern.reader) == (Readers.COORDINATORS, None)
    assert [mail.recipient.name for mail in mails("consent_decided")] == ["Fatima", "Mark"]


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (Readers.ONE, ["coordinators_and_chief", "coordinators", "network"]),
        (Readers.COORDINATORS, ["coordinators_and_chief", "network"]),
        (Readers.COORDINATORS_AND_CHIEF, ["network"]),
    ],
)
def test_only_more_readers_are_offered(cast, login, now, offered):
    reader = cast.mark if now == Readers.ONE else None
    concern = make_signal(cast.overvecht, cast.anneke, readers=now, reader=reader)
    client = login(cast.mark)

    form = client.get(f"{concern.get_absolute_url()}vragen/lezers/").context["form"]

    assert [value for value, _label in form.fields["readers"].choices] == offered
    response = post_question(client, concern, cast.mark, "lezers", readers=now)
    assert (list(response.context["form"].errors), concern.consents.count()) == (["readers"], 0)
    with pytest.raises(NothingToAsk):
        ask_for_readers(concern, cast.mark, now)


def test_when_everybody_reads_it_there_is_nothing_to_ask(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    client = login(cast.mark)

    page = client.get(f"{concern.get_absolute_url()}vragen/lezers/").content.decode()

    assert ("Er valt niets te vragen" in page, 'name="reason"' in page) == (True, False)
    assert (
        f"{concern.get_absolute_url()}vragen/lezers/"
        not in client.get(concern.get_absolute_url()).content.decode()
    )


def test_what_is_about_a_coordinator_is_not_asked_to_be_shown_to_more(cast):
    concern = make_signal(
        cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark, about="coordinator"
    )

    with pytest.raises(NothingToAsk):
        ask_for_readers(concern, cast.mark)


def test_a_reason_is_needed_and_guarded(cast, concern, login):
    client = login(cast.mark)

    empty = post_question(client, concern, cast.mark, "lezers", readers=Readers.NETWORK, reason=" ")
    name = post_question(
        client, concern, cast.mark, "lezers", readers=Readers.NETWORK, reason="Bel mij op 06-12345678."
    )

    assert empty.context["form"].errors == {
        "reason": ["Schrijf waarom u dit vraagt. De melder mag dat weten."]
    }
    assert list(name.context["form"].errors) == ["reason"]
    assert name.context["form"]["reason"].value() == "Bel mij op 06-12345678."
    assert concern.consents.count() == 0
