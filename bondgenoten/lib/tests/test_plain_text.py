"""Text from people: words are kept, tricks are taken out, and no words is no answer."""

import pytest
from django import forms

from bondgenoten.lib.forms import PlainTextField


def cleaned(text: str, **options) -> str:
    return PlainTextField(**options).clean(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Knallen bij de speeltuin. ", "Knallen bij de speeltuin."),
        ("één – “vraag” 🎆 مرحبا", "één – “vraag” 🎆 مرحبا"),
        ("één regel\r\n\r\nblijft\u2028één\tregel", "één regel blijft één regel"),
        ("nul\x00teken en \x1b[31mkleur", "nulteken en [31mkleur"),
        ("\u202egnikrad\u202c gewoon", "gnikrad gewoon"),
        ("on\u200bzicht\u2060baar\ufeff", "onzichtbaar"),
        ("\u2066isolaat\u2069 en \u200emerk\u200f", "isolaat en merk"),
        ("gezin 👨\u200d👩\u200d👧 blijft één teken", "gezin 👨\u200d👩\u200d👧 blijft één teken"),
        ("<b>{{ 7*7 }}</b> {% now 'Y' %}", "<b>{{ 7*7 }}</b> {% now 'Y' %}"),
    ],
)
def test_what_is_kept(typed, kept):
    assert cleaned(typed) == kept


def test_a_box_of_several_lines_keeps_them():
    assert cleaned("regel één\r\nregel twee\rdrie", widget=forms.Textarea) == "regel één\nregel twee\ndrie"


@pytest.mark.parametrize("typed", ["🎆🎆🎆", "...", "?!", "—", "• • •"])
def test_signs_without_a_word_are_refused(typed):
    with pytest.raises(forms.ValidationError) as error:
        cleaned(typed)

    assert error.value.messages == ["Schrijf het in woorden op."]


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "\n\n"])
def test_nothing_is_nothing(typed):
    assert cleaned(typed, required=False) == ""
    with pytest.raises(forms.ValidationError) as error:
        cleaned(typed)
    assert error.value.error_list[0].code == "required"


def test_too_long_is_said():
    with pytest.raises(forms.ValidationError) as error:
        cleaned("x" * 10_000, max_length=4000)

    assert error.value.error_list[0].code == "max_length"
