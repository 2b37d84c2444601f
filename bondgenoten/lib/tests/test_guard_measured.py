"""The text guard holds its bars on our own hard sentences, half of them clean."""

import pytest

from bondgenoten.lib.guard import Kind
from tests.guard.measuring import Score, measure, sentences

FILES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
BARS = {
    Kind.NAME: 0.8,
    Kind.PHONE: 0.95,
    Kind.EMAIL: 0.95,
    Kind.ADDRESS: 0.9,
    Kind.PLATE: 0.95,
    Kind.BSN: 0.95,
    Kind.IBAN: 0.95,
    Kind.HANDLE: 0.9,
    Kind.LABEL: 0.9,
}


@pytest.fixture(scope="module")
def score() -> Score:
    return measure(sentences(*FILES))


def test_there_are_enough_sentences_and_half_of_them_are_clean():
    clean = [not there for _text, there in sentences(*FILES)]
    assert len(clean) >= 300
    assert 0.4 < sum(clean) / len(clean) < 0.6


@pytest.mark.parametrize(("kind", "bar"), BARS.items())
def test_recall(score, kind, bar):
    assert score.there[kind] >= 20
    assert score.recall(kind) >= bar, score.missed


def test_false_alarms_in_clean_sentences(score):
    assert score.false_alarms <= 0.05, score.wrong


def test_numbers_are_found_letter_for_letter(score):
    for kind in (Kind.PHONE, Kind.EMAIL, Kind.PLATE, Kind.BSN, Kind.IBAN):
        assert score.exact[kind] == score.found[kind]
