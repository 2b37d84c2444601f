"""The guard finds each kind, says where it stands as typed, and is not fooled by what cannot be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondgenoten.lib import guard
from bondgenoten.lib.guard import Finding, Kind
from bondgenoten.lib.guard.numbers import adds_up, eleven_test


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in guard.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gisteren stond karim weer bij de lidl", [("name", "karim")]),
        ("Bel 06-12345678 of mail a.b@c.nl", [("phone", "06-12345678"), ("email", "a.b@c.nl")]),
        ("in de Kerkstraat 12b", [("address", "Kerkstraat 12b")]),
        ("kenteken GX-482-T", [("plate", "GX-482-T")]),
        ("BSN 123456782", [("bsn", "123456782")]),
        ("op NL91 ABNA 0417 1643 00", [("iban", "NL91 ABNA 0417 1643 00")]),
        ("volg @karim_030", [("handle", "@karim_030")]),
        ("er staan Turkse jongens", [("label", "Turkse jongens")]),
        ("een Turkse bakker in de Kerkstraat", []),
        ("", []),
        ("   \n\t ", []),
        ("😀😀😀", []),
    ],
)
def test_each_kind(text, expected):
    assert found(text) == expected


def test_places_are_in_code_points_of_what_was_typed():
    assert guard.find("😀 é Karim") == [Finding(Kind.NAME, 4, 9)]


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u2060", "\u202e", "\ufeff", "\u00ad"])
def test_what_cannot_be_seen_hides_nothing(unseen):
    text = f"mijn bsn is 123{unseen}45{unseen}6782."
    assert found(text) == [("bsn", text[12:-1])]


@pytest.mark.parametrize(
    "number",
    ["123 456 782", "1234.56.782", "123-456-782", "1 2 3 4 5 6 7 8 2", "１２３４５６７８２", "١٢٣٤٥٦٧٨٢"],
)
def test_a_bsn_in_any_clothes(number):
    assert found(f"zie {number} op de brief") == [("bsn", number)]


@pytest.mark.parametrize(
    "text",
    [
        "ordernummer 123456782",  # passes the eleven-test by chance
        "Zaaknummer: 123456782",
        "het getal 123456789",  # fails it
        "12-05-2026 om 06.30 uur",
        "NL91 ABNA 0417 1643 01",  # fails mod 97
        "bel 112, 0900-8844, 0800-7000 of 14 030",
    ],
)
def test_numbers_that_are_nobodys(text):
    assert found(text) == []


def test_only_a_bsn_may_never_be_kept():
    assert {Kind.BSN} == guard.BLOCKING


def test_of_two_over_each_other_the_more_certain_stays():
    assert found("mail karim@gmail.com") == [("email", "karim@gmail.com")]
    assert found("Karim, Kerkstraat 3") == [("name", "Karim"), ("address", "Kerkstraat 3")]


def test_the_tests_of_numbers():
    assert eleven_test("111222333")
    assert not eleven_test("000000000")
    assert adds_up("nl91abna0417164300")


@given(st.text(max_size=400))
def test_findings_are_sorted_apart_and_inside_the_text(text):
    reached = 0
    for one in guard.find(text):
        assert reached <= one.start < one.end <= len(text)
        reached = one.end
    assert guard.find(text) == guard.find(text)
