"""A promise in words: still open, today, late, kept, or kept too late."""

from datetime import date

import pytest
import time_machine
from django.utils import translation

from bondgenoten.lib.promises import Promise, kept_promise, open_promise

WEDNESDAY = date(2026, 12, 9)


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(
    ("today", "promise"),
    [
        (date(2026, 12, 7), Promise("open", "uiterlijk wo 9 december")),
        (date(2026, 12, 9), Promise("soon", "uiterlijk vandaag")),
        (date(2026, 12, 10), Promise("late", "1 dag te laat")),
        (date(2026, 12, 14), Promise("late", "5 dagen te laat")),
    ],
)
def test_an_open_promise(today, promise):
    assert open_promise(WEDNESDAY, today) == promise


def test_today_is_today_in_amsterdam():
    with time_machine.travel("2026-12-08T23:30:00+00:00", tick=False):  # half past midnight on Wednesday
        assert open_promise(WEDNESDAY).state == "soon"


@pytest.mark.parametrize(
    ("on", "promise"),
    [
        (date(2026, 12, 8), Promise("kept", "Op tijd beantwoord, op di 8 december")),
        (date(2026, 12, 9), Promise("kept", "Op tijd beantwoord, op wo 9 december")),
        (date(2026, 12, 10), Promise("plain", "Beantwoord op do 10 december, later dan beloofd")),
    ],
)
def test_a_promise_that_was_answered(on, promise):
    assert kept_promise(WEDNESDAY, on) == promise
