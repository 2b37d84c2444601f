"""A form's key says whose form it is and makes a second click harmless; nobody can make one."""

import pytest
from django import forms
from django.core import signing

from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.submission import new_key, read_key


class NoteForm(SubmissionForm):
    note = forms.CharField()


def key_of(owner: str, submission: str) -> str:
    form = NoteForm({"note": "x", "submission": submission}, owner=owner)
    assert form.is_valid()
    return form.cleaned_data["submission"]


def test_a_key_names_its_owner():
    owner, key = read_key(new_key("abc"))

    assert owner == "abc"
    assert key.startswith("abc.")
    assert len(key) <= 64


def test_two_forms_have_two_keys():
    assert read_key(new_key("abc")) != read_key(new_key("abc"))


@pytest.mark.parametrize(
    "value",
    ["", "x", "a:b:c", signing.dumps(["abc", "x"], salt="other"), signing.dumps("abc", salt="submission")],
    ids=["empty", "a letter", "colons", "for another purpose", "of another shape"],
)
def test_a_key_that_was_not_made_here_is_none(value):
    assert read_key(value) is None


def test_the_same_form_twice_gives_the_same_key():
    submission = new_key("abc")

    assert key_of("abc", submission) == key_of("abc", submission) == read_key(submission)[1]


@pytest.mark.parametrize(
    "submission", ["", "rubbish", new_key("somebody-else")], ids=["missing", "altered", "borrowed"]
)
def test_a_missing_altered_or_borrowed_key_counts_as_a_new_form(submission):
    first, second = key_of("abc", submission), key_of("abc", submission)

    assert first != second
    assert [first.split(".")[0], second.split(".")[0]] == ["abc", "abc"]


def test_a_form_opens_with_a_key_of_its_owner():
    assert read_key(NoteForm(owner="abc")["submission"].value())[0] == "abc"


def test_what_was_kept_stands_in_the_form_again():
    form = NoteForm(owner="abc", initial={"note": "old"}, kept={"note": "typed"})

    assert form["note"].value() == "typed"
