"""Progress, promise and timeline: what the reporter sees of what becomes of a concern."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from bondgenoten.lib.promises import Promise
from signals.constants import EventKind, Outcome
from signals.models import Signal, TensionLevel
from signals.progress import Progress, progress_of
from signals.promises import promise_of
from signals.services import advance, write_reply
from signals.tests.factories import make_signal
from signals.timeline import timeline_of


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke)


def test_received(concern):
    assert progress_of(concern) == Progress(1, "Ontvangen", "Antwoord uiterlijk do 10 december")
    assert promise_of(concern) == Promise("open", "uiterlijk do 10 december")


def test_answered_in_time(cast, concern):
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    concern.refresh_from_db()

    assert progress_of(concern) == Progress(3, "Beantwoord", "Op tijd beantwoord, op di 8 december")
    assert promise_of(concern) == Promise("kept", "Op tijd beantwoord, op di 8 december")


def test_a_missed_promise_is_shown_not_hidden(cast, concern, clock):
    clock.shift(timedelta(days=3))
    assert promise_of(concern) == Promise("late", "1 dag te laat")

    write_reply(concern, actor=cast.mark, text="Sorry.", submission="1")
    concern.refresh_from_db()

    assert promise_of(concern) == Promise("plain", "Beantwoord op vr 11 december, later dan beloofd")


def test_on_the_agenda(cast, concern):
    advance(concern, EventKind.PUT_ON_AGENDA, actor=cast.mark)
    concern.refresh_from_db()

    assert progress_of(concern) == Progress(4, "Op de agenda", "Wij bespreken het op een bijeenkomst.")


DAY = date(2026, 12, 14)
ANSWERED = {"answered_at": datetime(2026, 12, 8, 12, tzinfo=UTC)}
AN_EYE, EYE = "Wij houden het in de gaten", "Wij kijken weer op maandag 14 december."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"outcome": "act", **ANSWERED}, Progress(4, "Opgepakt", "Wij gaan ermee aan de slag.")),
        ({"outcome": "act"}, Progress(4, "Opgepakt", "Antwoord uiterlijk do 10 december")),
        ({"outcome": "watch", "look_again_on": DAY}, Progress(4, AN_EYE, EYE)),
        (
            {"outcome": "refer", "referred_to": "police"},
            Progress(5, "Doorverwezen", "Hier bent u aan het goede adres: De politie, 0900-8844."),
        ),
        (
            {"outcome": "not_ours"},
            Progress(5, "Niet voor dit netwerk", "Waarom, staat bij vragen en antwoorden."),
        ),
        ({"outcome": "merged"}, Progress(4, "Samengevoegd", "U krijgt dezelfde antwoorden.")),
        ({"outcome": "withdrawn"}, Progress(5, "Ingetrokken", "Niemand anders leest deze zorg nog.")),
        (
            {"asked_at": ANSWERED["answered_at"], **ANSWERED},
            Progress(2, "Een vraag aan u", "Wij vroegen u iets. Wij wachten op uw antwoord."),
        ),
    ],
)
def test_each_state_has_a_word_and_a_sentence_from_the_row_itself(
    concern, fields, expected, django_assert_num_queries
):
    Signal.objects.filter(pk=concern.pk).update(**fields)
    concern.refresh_from_db()

    with django_assert_num_queries(0):
        assert progress_of(concern) == expected


def test_no_outcome_is_without_words(concern):
    for outcome in Outcome:
        concern.outcome, concern.look_again_on, concern.referred_to = outcome, DAY, "police"
        assert all((progress_of(concern).word, progress_of(concern).text))


def test_the_steps_so_far_in_order(cast, concern, clock):
    clock.shift(timedelta(hours=1))
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")

    entries = timeline_of(Signal.objects.get(), cast.anneke)

    assert [(entry.when, entry.title, entry.text) for entry in entries] == [
        ("di 8 december, 13.00 uur", "Ontvangen", "Wij beloofden antwoord, uiterlijk donderdag 10 december."),
        ("di 8 december, 14.00 uur", "Beantwoord", "Het antwoord staat bij vragen en antwoorden."),
    ]
    assert entries[1].promise == Promise("kept", "Op tijd beantwoord, op di 8 december")


def test_the_scale_of_tension_has_six_steps_in_both_languages(db):
    levels = list(TensionLevel.objects.all())

    assert [level.step for level in levels] == [1, 2, 3, 4, 5, 6]
    assert [str(level) for level in levels] == [level.label_nl for level in levels]
    assert len({level.label_nl for level in levels}) == 6
    with translation.override("en"):
        assert [str(level) for level in levels] == [level.label_en for level in levels]
