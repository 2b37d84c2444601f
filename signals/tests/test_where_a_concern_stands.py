"""Progress, promise and timeline: what the reporter sees of what becomes of a concern."""

from datetime import timedelta

import pytest
from django.utils import translation

from bondgenoten.lib.promises import Promise
from signals.constants import EventKind
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
