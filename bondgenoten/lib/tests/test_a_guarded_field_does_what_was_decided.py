"""Sent again, a text is kept as the person agreed to it; a BSN never is, whatever is posted."""

import re

import pytest
from django import forms

from bondgenoten.lib.guard import Kind, find
from bondgenoten.lib.guarded import GuardedTextField, instead_of, key_of

BSN, PHONE, MAIL = "111222333", "0612345678", "jan@example.nl"
KEEP, OUT = "keep", "out"
A_PHONE, A_MAIL = instead_of(Kind.PHONE), instead_of(Kind.EMAIL)


class Form(forms.Form):
    text = GuardedTextField(max_length=2000, widget=forms.Textarea)


class ShortForm(forms.Form):
    text = GuardedTextField(max_length=24)


class StoredForm(forms.Form):
    text = GuardedTextField(asks_again=False)


def key(kind: Kind, words: str) -> str:
    return f"text-guard-{key_of(kind, words)}"


def codes(form: forms.Form) -> list[str]:
    return [error.code for error in form.errors.as_data().get("text", [])]


def all_of(text: str) -> str:
    """What the choice for all of a text posts."""
    return re.search(r'name="text-guard-all" value="(\w+)"', str(asked(text)["text"])).group(1)


def asked(text: str, form: type[forms.Form] = Form, **posted) -> forms.Form:
    form = form({"text": text, **posted})
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("choices", "kept"),
    [
        ((OUT, OUT), f"Bel {A_PHONE} of mail {A_MAIL}."),
        ((KEEP, OUT), f"Bel {PHONE} of mail {A_MAIL}."),
        ((OUT, KEEP), f"Bel {A_PHONE} of mail {MAIL}."),
        ((KEEP, KEEP), f"Bel {PHONE} of mail {MAIL}."),
    ],
)
def test_each_is_left_out_or_stays(choices, kept):
    posted = {key(Kind.PHONE, PHONE): choices[0], key(Kind.EMAIL, MAIL): choices[1]}
    assert asked(f"Bel {PHONE} of mail {MAIL}.", **posted).cleaned_data == {"text": kept}


@pytest.mark.parametrize("choice", ["", "ja", "KEEP", "each"])
def test_what_is_no_choice_is_asked_again(choice):
    form = asked(f"Bel {PHONE}.", **{key(Kind.PHONE, PHONE): choice, "text-guard-all": choice})
    assert codes(form) == ["guard"]


def test_one_that_is_not_decided_holds_up_the_text_and_the_other_keeps_its_choice():
    form = asked(f"Bel {PHONE} of mail {MAIL}.", **{key(Kind.PHONE, PHONE): KEEP})
    chosen = re.findall(r'name="(text-guard-\w+)" value="(\w+)" checked', str(form["text"]))
    assert codes(form) == ["guard"]
    assert sorted(chosen) == sorted([(key(Kind.PHONE, PHONE), KEEP), (key(Kind.EMAIL, MAIL), OUT)])


def test_a_changed_text_is_looked_at_anew_and_what_was_decided_stays_so():
    posted = {key(Kind.PHONE, PHONE): KEEP}
    assert asked(f"Bel gerust {PHONE}, graag na zes uur.", **posted).is_valid()
    assert codes(asked("Bel 0687654321.", **posted)) == ["guard"]


def test_the_same_words_of_another_kind_are_another_matter():
    assert codes(asked(f"Bel {PHONE}.", **{key(Kind.NAME, PHONE): KEEP})) == ["guard"]


def test_the_choices_stay_when_something_else_is_wrong():
    class Two(Form):
        other = forms.CharField()

    form = asked(f"Bel {PHONE}.", Two, **{key(Kind.PHONE, PHONE): KEEP})
    assert dict(form.errors) == {"other": ["Dit veld is verplicht."]}
    assert f'name="{key(Kind.PHONE, PHONE)}" value="keep" checked' in str(form["text"])


FORGED = [
    {key(Kind.BSN, BSN): KEEP},
    {key(kind, BSN): KEEP for kind in Kind},
    {key(Kind.BSN, BSN): KEEP, "text-guard-all": "each"},
    {key(Kind.BSN, BSN): [KEEP], "text-guard-all": KEEP},
    {key(Kind.BSN, BSN): OUT},
]


@pytest.mark.parametrize("posted", FORGED)
@pytest.mark.parametrize(
    "text",
    [
        f"Zijn nummer is {BSN}.",
        "Zijn bsn: 111 222 333.",
        "Zijn bsn: 1\u200b1\u200b1\u200b2\u200b2\u200b2\u200b3\u200b3\u200b3.",
        "Zijn bsn: 111\u200d222\u200c33\u00ad3.",
        "Zijn bsn: １１１２２２３３３.",
        f"Bel {PHONE}: {BSN}.",
    ],
)
def test_a_bsn_never_passes(text, posted):
    whatever = {**posted, key(Kind.PHONE, PHONE): KEEP, key(Kind.BSN, "111 222 333"): KEEP}
    for form in (Form, StoredForm):
        sent = form({"text": text, **whatever}, initial={"text": text})
        if sent.is_valid():
            kept = sent.cleaned_data["text"]
            assert "111" not in kept
            assert [finding.kind for finding in find(kept)] in ([], [Kind.PHONE])


def test_a_bsn_goes_once_it_was_shown():
    form = asked(f"Zijn nummer is {BSN}, bel hem.", **{key(Kind.BSN, BSN): OUT})
    assert form.is_valid()
    assert BSN not in form.cleaned_data["text"]
    assert form.cleaned_data["text"].endswith(", bel hem.")


def test_all_of_many_can_go_at_once():
    numbers = [f"06123456{number}" for number in range(10, 30)]
    text = "Bel " + ", ".join(numbers)
    form = asked(text, **{"text-guard-all": all_of(text)})
    assert form.cleaned_data == {"text": "Bel " + ", ".join([A_PHONE] * 20)}


def test_all_of_it_is_about_exactly_that():
    numbers = [f"06123456{number}" for number in range(10, 30)]
    everything = all_of("Bel " + ", ".join(numbers))
    changed = asked("Bel " + ", ".join([*numbers, "0687654321"]), **{"text-guard-all": everything})
    assert codes(changed) == ["guard"]


def test_some_of_many_can_stay():
    numbers = [f"06123456{number}" for number in range(10, 30)]
    posted = {key(Kind.PHONE, number): OUT for number in numbers} | {key(Kind.PHONE, numbers[3]): KEEP}
    form = asked("Bel " + ", ".join(numbers), **posted, **{"text-guard-all": "each"})
    assert re.findall(r"\d{10}", form.cleaned_data["text"]) == [numbers[3]]


@pytest.mark.parametrize("text", [PHONE, f" {PHONE}! ", f"{PHONE}, {MAIL}"])
def test_nothing_left_is_no_text(text):
    form = asked(text, **{key(Kind.PHONE, PHONE): OUT, key(Kind.EMAIL, MAIL): OUT})
    assert codes(form) == ["nothing_left"]


def test_a_text_that_grows_too_long_is_said():
    form = asked(f"Bel {PHONE} en dan u.", ShortForm, **{key(Kind.PHONE, PHONE): OUT})
    assert codes(form) == ["too_long_now"]
    assert asked(f"Bel {PHONE} en dan u.", ShortForm, **{key(Kind.PHONE, PHONE): KEEP}).is_valid()


def stored(text: str, before: str, form: type[forms.Form] = StoredForm) -> list[str]:
    """The words that are asked about in a text, when this one was stored before."""
    form = form({"text": text}, initial={"text": before})
    form.is_valid()
    return re.findall(r"<mark>(.*?)</mark>", str(form["text"])) if form.errors else []


def test_words_that_are_stored_already_are_not_asked_about_again():
    assert stored(f"Bel {PHONE} nu.", f"Bel {PHONE}.") == []
    assert stored(f"Bel {PHONE} of {MAIL}.", f"Bel {PHONE}.") == [PHONE, MAIL]
    assert stored(f"Zijn nummer is {BSN}.", f"Zijn nummer is {BSN}.") == [BSN]
    assert stored(f"Bel {PHONE} nu.", f"Bel {PHONE}.", Form) == [PHONE]
