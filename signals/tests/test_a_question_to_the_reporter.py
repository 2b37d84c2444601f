"""What is asked of a reporter is asked once, answered once, and can be taken back until then."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags

from notifications.delivery import send_due
from signals.constants import ConsentKind, ConsentState, EventKind, Outcome, Readers
from signals.models import ConsentRequest, Signal
from signals.services import (
    AskedEnough,
    AskedTooSoon,
    NotAsked,
    advance,
    decide_consent,
    take_back_request,
)
from signals.tests.asking import REASON, answer, ask_for_readers, mails
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


def test_a_second_answer_changes_nothing(cast, concern, login):
    asked = ask_for_readers(concern, cast.mark)
    client = login(cast.anneke)

    assert [answer(client, asked, value).status_code for value in ("no", "yes", "no")] == [302] * 3
    concern.refresh_from_db()
    assert (concern.readers, len(mails("consent_decided"))) == (Readers.COORDINATORS, 2)
    assert [kind for kind in kinds(concern) if "consent" in kind] == ["consent_asked", "consent_refused"]


def test_two_answers_at_once_are_one(cast, concern):
    asked = ask_for_readers(concern, cast.mark)
    same = ConsentRequest.objects.select_related("signal__reporter").get(pk=asked.pk)
    decide_consent(asked, actor=cast.anneke, agrees=False)

    with pytest.raises(NotAsked):
        decide_consent(same, actor=cast.anneke, agrees=True)
    concern.refresh_from_db()
    assert concern.readers == Readers.COORDINATORS


def test_an_answer_that_is_none_decides_nothing(cast, concern, login):
    asked = ask_for_readers(concern, cast.mark)

    answer(login(cast.anneke), asked, "misschien")

    asked.refresh_from_db()
    assert asked.state == ConsentState.OPEN


def test_two_coordinators_ask_once(cast, concern):
    first = ask_for_readers(concern, cast.mark)

    second = ask_for_readers(concern, cast.fatima, Readers.COORDINATORS_AND_CHIEF)

    assert (second, len(mails("consent_asked"))) == (first, 1)


def test_the_database_too_keeps_one_question_of_a_kind(cast, concern):
    ask_for_readers(concern, cast.mark)

    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentRequest.objects.create(signal=concern, kind=ConsentKind.READERS, readers=Readers.NETWORK)


def test_what_is_asked_is_shown_instead_of_the_form(cast, concern, login):
    ask_for_readers(concern, cast.mark)

    page = login(cast.fatima).get(f"{concern.get_absolute_url()}vragen/lezers/").content.decode()

    assert ("Trek de vraag in" in page, 'name="reason"' in page) == (True, False)


def test_the_question_can_be_taken_back(cast, concern, login, mailoutbox):
    asked = ask_for_readers(concern, cast.mark)

    response = login(cast.fatima).post(f"{concern.get_absolute_url()}vragen/{asked.public_id}/intrekken/")

    asked.refresh_from_db()
    assert (response.status_code, asked.state) == (302, ConsentState.LAPSED)
    assert "Mogen meer mensen uw zorg lezen?" not in page_of(login(cast.anneke), concern)
    answer(login(cast.anneke), asked, "yes")
    concern.refresh_from_db()
    assert concern.readers == Readers.COORDINATORS
    send_due()
    assert "er is u iets gevraagd over uw zorg" not in " ".join(mail.subject for mail in mailoutbox)


def test_what_was_answered_cannot_be_taken_back(cast, concern):
    asked = ask_for_readers(concern, cast.mark)
    decide_consent(asked, actor=cast.anneke, agrees=False)

    assert not take_back_request(asked)
    asked.refresh_from_db()
    assert asked.state == ConsentState.REFUSED


def test_after_a_no_it_is_asked_again_after_a_week_and_not_a_third_time(cast, concern, clock):
    decide_consent(ask_for_readers(concern, cast.mark), actor=cast.anneke, agrees=False)
    clock.shift(timedelta(days=7, seconds=-1))
    with pytest.raises(AskedTooSoon):
        ask_for_readers(concern, cast.mark)
    clock.shift(timedelta(seconds=1))
    decide_consent(ask_for_readers(concern, cast.mark), actor=cast.anneke, agrees=False)
    clock.shift(timedelta(days=365))

    with pytest.raises(AskedEnough):
        ask_for_readers(concern, cast.mark)


def test_the_page_says_when_it_can_be_asked_again(cast, concern, login, clock):
    url = f"{concern.get_absolute_url()}vragen/lezers/"
    decide_consent(ask_for_readers(concern, cast.mark), actor=cast.anneke, agrees=False)
    soon = login(cast.mark).get(url).content.decode()
    clock.shift(timedelta(days=8))
    decide_consent(ask_for_readers(concern, cast.mark), actor=cast.anneke, agrees=False)
    never = login(cast.mark).get(url).content.decode()

    assert "U kunt het nog één keer vragen, vanaf dinsdag 15 december." in soon
    assert "De melder zei twee keer nee. Wij vragen het niet nog een keer." in never
    assert [page.count('name="reason"') for page in (soon, never)] == [0, 0]


@pytest.mark.parametrize(
    ("step", "outcome"), [(EventKind.WITHDRAWN, Outcome.WITHDRAWN), (EventKind.MERGED, Outcome.MERGED)]
)
def test_a_question_lapses_with_its_concern(cast, concern, step, outcome):
    asked = ask_for_readers(concern, cast.mark)
    other = make_signal(cast.overvecht, cast.anneke)

    advance(concern, step, actor=cast.anneke, merged_into=other if outcome == Outcome.MERGED else None)

    asked.refresh_from_db()
    assert (concern.outcome, asked.state) == (outcome, ConsentState.LAPSED)


@pytest.mark.parametrize(
    ("name", "status"), [("mark", 403), ("ingrid", 404), ("dewi", 404), ("lotte", 404), ("beheer", 404)]
)
def test_nobody_but_the_reporter_decides(cast, concern, login, name, status):
    asked = ask_for_readers(concern, cast.mark)

    assert answer(login(cast.everybody[name]), asked, "yes").status_code == status
    asked.refresh_from_db()
    assert asked.state == ConsentState.OPEN


def test_a_question_about_another_concern_is_not_found(cast, concern, login):
    asked = ask_for_readers(concern, cast.mark)
    other = make_signal(cast.overvecht, cast.anneke)

    url = f"{other.get_absolute_url()}vragen/{asked.public_id}/"
    assert login(cast.anneke).post(url, {"answer": "yes"}).status_code == 404
    assert login(cast.mark).post(f"{url}intrekken/").status_code == 404


def test_a_chief_and_an_ally_do_not_see_what_is_asked(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.COORDINATORS_AND_CHIEF)
    ask_for_readers(concern, cast.mark)
    shown = page_of(login(cast.mark), concern)
    hidden = page_of(login(cast.ingrid), concern)

    assert ("De melder heeft nog niet geantwoord." in shown, "nog niet geantwoord" in hidden) == (True, False)
    assert REASON not in hidden
