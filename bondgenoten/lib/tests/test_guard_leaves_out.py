"""What is left out makes room for a neutral word; each kind says why."""

import pytest
from django.utils import translation

from bondgenoten.lib.guard import Finding, Kind, find, leave_out, why


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "[naam] belde met [telefoonnummer]; zie [adres]."),
        ("en", "[name] belde met [phone number]; zie [address]."),
    ],
)
def test_a_neutral_word_in_the_language_of_the_reader(language, expected):
    text = "Karim belde met 06-12345678; zie Kerkstraat 12."
    with translation.override(language):
        assert leave_out(text, find(text)) == expected


def test_only_what_is_asked_is_left_out():
    text = "Karim woont in de Kerkstraat 12"
    names = [one for one in find(text) if one.kind == Kind.NAME]
    with translation.override("nl"):
        assert leave_out(text, names) == "[naam] woont in de Kerkstraat 12"


def test_a_word_is_not_glued_to_the_one_before():
    text = "mijn bsn123456782 is weg"
    with translation.override("nl"):
        assert leave_out(text, [Finding(Kind.BSN, 8, 17)]) == "mijn bsn [BSN] is weg"


def test_nothing_to_leave_out_changes_nothing():
    assert leave_out("  Een  zin. ", []) == "  Een  zin. "


def test_findings_over_each_other_leave_one_word():
    with translation.override("nl"):
        assert (
            leave_out("abcdef", [Finding(Kind.NAME, 0, 4), Finding(Kind.EMAIL, 2, 6)]) == "ab [e-mailadres]"
        )


def test_what_was_left_out_is_clean():
    text = "Karim en Fatima, 06-12345678, BSN 123456782, @karim, Marokkanen, NL91ABNA0417164300, GX-482-T"
    for language in ("nl", "en"):
        with translation.override(language):
            assert find(leave_out(text, find(text))) == []


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_says_what_it_is_and_why(kind):
    with translation.override("nl"):
        dutch = (str(kind.label), why(kind))
    with translation.override("en"):
        assert dutch != (str(kind.label), why(kind))
    assert all(dutch)
