"""A coordinator asks something: we wait for the reporter, whose answer starts the clock again."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bondgenoten.lib.submission import new_key
from notifications.models import OutgoingMail
from signals.constants import EventKind, Outcome
from signals.models import Reply, Signal
from signals.promises import promise_for
from signals.services import round_off, write_reply
from signals.services.notes import add_note
from signals.services.standard_answers import AnswerFields, add_answer
from signals.tests.factories import make_signal
from tests.at_once import at_once

QUESTION = "Hoe laat was het?"
ANSWERS = "/zorgen/standaardantwoorden/"
MOST = 12  # queries a page, as design.md says


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke)


def write(client, concern, user, text=QUESTION, **fields):
    data = {"text": text, "submission": new_key(user.public_id), **fields}
    return client.post(f"/zorgen/{concern.public_id}/antwoord/", data)


def steps(concern: Signal) -> list[str]:
    return list(concern.events.values_list("kind", flat=True))[1:]


def shown(concern: Signal, user) -> str:
    concern.refresh_from_db()
    return promise_for(concern, user).text


def test_a_question_keeps_the_promise_and_we_wait_for_the_reporter(cast, concern, login):
    write(login(cast.mark), concern, cast.mark, asks="on")

    concern.refresh_from_db()
    assert (concern.answered_at, concern.asked_at) == (timezone.now(), timezone.now())
    assert steps(concern) == [EventKind.ANSWERED, EventKind.ASKED]
    mails = OutgoingMail.objects.filter(kind="signals.concern_answered")
    assert [mail.recipient for mail in mails] == [cast.anneke]


def test_an_answer_waits_for_nobody(cast, concern, login):
    write(login(cast.mark), concern, cast.mark)

    concern.refresh_from_db()
    assert (concern.asked_at, steps(concern)) == (None, [EventKind.ANSWERED])


def test_the_reporter_sees_that_something_was_asked_and_the_others_do_not(cast, concern, login):
    write(login(cast.mark), concern, cast.mark, asks="on")

    texts = ("Er is u iets gevraagd.", "Wij wachten op u", "Wij wachten op de melder")
    pages = [
        login(user).get(concern.get_absolute_url()).content.decode() for user in (cast.anneke, cast.fatima)
    ]
    assert [[text in page for text in texts] for page in pages] == [[True, True, False], [False, False, True]]


def test_nothing_was_asked_after_an_answer(cast, concern, login):
    write(login(cast.mark), concern, cast.mark, asks="on")
    write(login(cast.fatima), concern, cast.fatima, "Laat maar, wij weten het al.")

    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert ("Er is u iets gevraagd." in page, "Wij wachten op u" in page) == (False, False)


def test_the_answer_of_the_reporter_starts_the_clock_again(cast, concern, clock, login):
    write(login(cast.mark), concern, cast.mark, asks="on")
    clock.move_to("2026-12-14T12:00:00+00:00")

    write(login(cast.anneke), concern, cast.anneke, "Om negen uur.")

    concern.refresh_from_db()
    assert (concern.answered_at, concern.asked_at) == (None, None)
    assert concern.promised_on == date(2026, 12, 16)
    assert steps(concern)[2:] == [EventKind.WROTE_BACK]
    mails = OutgoingMail.objects.filter(kind="signals.reporter_wrote")
    assert {mail.recipient for mail in mails} == {cast.mark, cast.fatima}
    assert shown(concern, cast.anneke) == "uiterlijk wo 16 december"


def test_a_reporter_asks_nothing(cast, concern, login):
    write(login(cast.mark), concern, cast.mark)
    write(login(cast.anneke), concern, cast.anneke, "En nu?", asks="on")

    concern.refresh_from_db()
    assert (concern.asked_at, EventKind.ASKED in steps(concern)) == (None, False)


def test_the_form_of_a_coordinator_has_two_buttons_and_that_of_the_reporter_one(cast, concern, login):
    pages = [
        login(user).get(concern.get_absolute_url()).content.decode() for user in (cast.mark, cast.anneke)
    ]

    texts = ("Verstuur antwoord", "Stel een vraag", 'name="asks"')
    assert [[text in page for text in texts] for page in pages] == [[True] * 3, [False] * 3]


def test_the_fragment_after_a_message_is_that_of_who_wrote(cast, concern, login):
    write(login(cast.mark), concern, cast.mark, asks="on")
    fields = {"text": "Om negen uur.", "submission": new_key(cast.anneke.public_id)}
    url = f"/zorgen/{concern.public_id}/antwoord/"

    page = login(cast.anneke).post(url, fields, headers={"HX-Request": "true"}).content.decode()

    texts = ("Om negen uur.", "Er is u iets gevraagd.", "Stel een vraag")
    assert [text in page for text in texts] == [True, False, False]


# What was closed, and bad input.


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.NOT_OURS, Outcome.REFER])
def test_an_answer_to_what_ended_opens_nothing_and_a_message_of_the_reporter_does(
    cast, concern, login, outcome
):
    write(login(cast.mark), concern, cast.mark)
    referred = "police" if outcome == Outcome.REFER else ""
    Signal.objects.update(outcome=outcome, referred_to=referred)

    assert write(login(cast.fatima), concern, cast.fatima, "Nog dit.").status_code == 302
    concern.refresh_from_db()
    assert concern.outcome == outcome
    assert write(login(cast.anneke), concern, cast.anneke, "Het is er weer.").status_code == 302
    concern.refresh_from_db()
    assert (concern.outcome, concern.referred_to, concern.answered_at) == (Outcome.NONE, "", None)


def test_nobody_writes_in_what_was_withdrawn(cast, concern, login):
    Signal.objects.update(outcome=Outcome.WITHDRAWN)

    assert write(login(cast.anneke), concern, cast.anneke).status_code == 403
    assert write(login(cast.mark), concern, cast.mark).status_code == 404
    assert Reply.objects.count() == 0


@pytest.mark.parametrize("text", [" \n\t ", "\u200b\u200b", "a" * 100_000, "👍🏽👩‍👩‍👧", "\u202e\u202d"])
def test_what_are_no_words_or_too_many_is_refused_and_stays_in_the_form(cast, concern, login, text):
    response = write(login(cast.mark), concern, cast.mark, text, asks="on")

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["text"])
    assert response.context["form"]["text"].value() == text
    concern.refresh_from_db()
    assert (Reply.objects.count(), concern.answered_at, concern.asked_at) == (0, None, None)


def test_marks_that_turn_words_around_are_taken_out(cast, concern, login):
    write(login(cast.mark), concern, cast.mark, "Dank\u202e u\u200b.")

    assert [reply.text for reply in Reply.objects.all()] == ["Dank u."]


# Two at once. On SQLite they come one after the other.


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_answer_at_once_and_both_answers_stand(cast):
    concern = make_signal(cast.overvecht, cast.anneke)
    left = [(cast.mark, "Een."), (cast.fatima, "Twee.")]

    def work():
        actor, text = left.pop()
        return write_reply(concern, actor=actor, text=text, submission=text)

    at_once(work, workers=2)

    assert sorted(concern.replies.values_list("text", flat=True)) == ["Een.", "Twee."]
    assert steps(concern) == [EventKind.ANSWERED]
    assert OutgoingMail.objects.filter(kind="signals.concern_answered").count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_answers_while_the_other_rounds_off_and_both_stand(cast):
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text="Een.", submission="1")
    things = [
        lambda: round_off(concern, actor=cast.mark),
        lambda: write_reply(concern, actor=cast.fatima, text="Twee.", submission="2"),
    ]

    def work():
        return things.pop()()

    at_once(work, workers=2)

    concern.refresh_from_db()
    assert concern.outcome == Outcome.DONE
    assert list(concern.replies.values_list("text", flat=True)) == ["Een.", "Twee."]


# How often the page asks the database.


def asked(client, url: str) -> int:
    """How many queries a second visit takes."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([query for query in queries.captured_queries if "SAVEPOINT" not in query["sql"]])


def test_the_pages_ask_as_often_for_three_as_for_one(cast, clock, login):
    place = {"neighbourhood": cast.tigrisdreef}
    concern = make_signal(cast.overvecht, cast.anneke, **place)
    url = concern.get_absolute_url()
    counted = []
    for number in range(3):
        clock.shift(timedelta(minutes=1))
        other = make_signal(cast.overvecht, cast.youssef, **place)
        merged = make_signal(cast.overvecht, cast.dewi, **place)
        Signal.objects.filter(pk=merged.pk).update(outcome=Outcome.MERGED, merged_into=concern)
        add_note(concern, actor=cast.fatima, text="Notitie", submission=f"n{number}")
        write_reply(concern, actor=cast.fatima, text="Dank u.", submission=f"r{number}")
        fields = AnswerFields(title=f"Antwoord {number}", text="Dank u.")
        add_answer(cast.overvecht, fields=fields, submission=f"s{number}")
        pages = (
            url,
            f"{url}lijkt-op/?zoek=knallen",
            f"{url}samen/{other.public_id}/",
            ANSWERS,
            f"{ANSWERS}?voor={concern.public_id}",
        )
        counted.append([asked(login(cast.mark), page) for page in pages])

    assert counted[0] == counted[1] == counted[2]
    assert [number for number in counted[0] if number > MOST] == []
