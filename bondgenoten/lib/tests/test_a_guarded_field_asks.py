"""What may point at somebody comes back with a question: the words, why, and what becomes of them."""

import re

import pytest
from django import forms

from bondgenoten.lib.forms import PlainTextField
from bondgenoten.lib.guard import Kind, why
from bondgenoten.lib.guarded import GuardedTextField, instead_of

BSN = "111222333"


class Form(forms.Form):
    text = GuardedTextField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    place = GuardedTextField(skip={Kind.ADDRESS, Kind.BSN}, required=False)


def sent(text: str, **others) -> Form:
    form = Form({"text": text, **others})
    form.is_valid()
    return form


def marked(form: Form, field: str = "text") -> list[str]:
    """The words that are asked about."""
    return re.findall(r"<mark>(.*?)</mark>", str(form[field]))


def radios(form: Form) -> list[tuple[str, bool]]:
    """What can be chosen, and whether it is."""
    found = re.findall(r'<input type="radio" name="[^"]*" value="(\w+)"([^>]*)>', str(form["text"]))
    return [(value, "checked" in rest) for value, rest in found]


def test_a_text_without_anything_in_it_passes():
    form = sent("Knallen bij de speeltuin.")
    assert form.cleaned_data == {"text": "Knallen bij de speeltuin.", "place": ""}
    assert 'role="group"' not in str(form["text"])


def test_what_was_found_is_shown_with_why_and_a_choice():
    form = sent("Bel mij: 0612345678.")
    page = str(form["text"])
    assert form.errors == {"text": ["Kies hieronder wat weg mag. Ga dan verder."]}
    assert form.errors.as_data()["text"][0].code == "guard"
    assert marked(form) == ["0612345678"]
    assert f"Let op: {Kind.PHONE.label}" in page
    assert str(why(Kind.PHONE)) in page
    assert instead_of(Kind.PHONE) in page
    assert radios(form) == [("out", True), ("keep", False)]
    assert ">\nBel mij: 0612345678.</textarea>" in page


def test_the_names_of_fields_hold_no_words():
    page = str(sent("Bel mij: 0612345678, of jan@example.nl.")["text"])
    names = re.findall(r'name="(text-[^"]*)"', page)
    assert len(set(names)) == 2
    assert all(re.fullmatch(r"text-guard-[0-9a-f]{24}", name) for name in names)


def test_a_bsn_can_only_go():
    form = sent(f"Zijn nummer is {BSN}.")
    assert marked(form) == [BSN]
    assert radios(form) == []
    assert "Dit laten wij altijd weg." in str(form["text"])


def test_a_bsn_comes_first_and_each_kind_says_why_once():
    form = sent(f"Mail jan@example.nl of piet@example.nl, nummer {BSN}.")
    assert marked(form) == [BSN, "jan@example.nl", "piet@example.nl"]
    assert str(form["text"]).count(f"<p>{why(Kind.EMAIL)}</p>") == 1
    assert "Let op: dit wijst misschien iemand aan" in str(form["text"])


def test_the_same_words_are_asked_about_once():
    assert marked(sent("Bel 0612345678. Ja, 0612345678!")) == ["0612345678"]


def test_what_hides_in_a_text_is_found_in_what_is_left_of_it():
    form = sent("  \u202eBel\u200b 06123\u200b45\u2060678\ufeff.  ")
    assert marked(form) == ["0612345678"]


def test_markup_is_shown_as_it_was_typed():
    page = str(sent('<b>x</b>@example.nl "><script>alert(1)</script> 0612345678')["text"])
    assert "<script>" not in page
    assert "<b>" not in page


def test_a_field_may_ask_for_a_kind_on_purpose_but_never_for_a_bsn():
    place = "Tigrisdreef 12, Utrecht"
    assert sent("Licht", place=place).cleaned_data["place"] == place
    form = sent(place, place=f"{place} {BSN}")
    assert "guard" in form.errors.as_data()["text"][0].code
    assert marked(form, "place") == [BSN]


def test_thirteen_have_one_choice_for_all_of_it():
    numbers = [f"06123456{number}" for number in range(10, 23)]
    form = sent(" ".join(f"en {number}" for number in numbers))
    assert marked(form) == numbers
    assert "Het zijn er 13" in str(form["text"])
    assert radios(form)[1] == ("each", False)
    assert radios(form)[0][1] is True
    assert radios(form)[2:] == [("out", True), ("keep", False)] * 13


def test_more_than_a_form_can_ask_all_go():
    form = sent(" ".join(f"en 06123456{number:02}" for number in range(61)))
    page = str(form["text"])
    assert len(marked(form)) == 61
    assert radios(form) == []
    assert re.findall(r'name="(text-guard-\w+)"', page) == ["text-guard-all"]
    assert "Het zijn er veel: 61." in page


def test_first_what_is_wrong_then_what_is_found():
    form = sent("0612345678 " * 400)
    assert [error.code for error in form.errors.as_data()["text"]] == ["max_length"]
    assert marked(form) == []


def test_it_takes_the_place_of_a_plain_field():
    class Plain(forms.Form):
        text = PlainTextField(max_length=80, help_text="Kort.", widget=forms.TextInput({"placeholder": "x"}))

    class Guarded(forms.Form):
        text = GuardedTextField(
            max_length=80, help_text="Kort.", widget=forms.TextInput({"placeholder": "x"})
        )

    def input_of(form: type[forms.Form]) -> str:
        return re.findall(r"<input[^>]*>", str(form({"text": "Licht"})["text"]))[0]

    assert input_of(Guarded) == input_of(Plain)


@pytest.mark.parametrize("kind", [Kind.PHONE, Kind.EMAIL, Kind.BSN, Kind.IBAN, Kind.PLATE])
def test_the_script_gets_its_words_in_the_language_of_the_page(kind):
    page = str(Form()["text"])
    assert f"Let op: {kind.label}" in page
    assert 'aria-live="polite"' in page
