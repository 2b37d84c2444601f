"""Every free text that others read goes past the text guard; what does not, asks for such words."""

import pkgutil
from importlib import import_module

from django import forms

from bondgenoten.lib.forms import PlainTextField
from bondgenoten.lib.guarded import GuardedTextField

APPS = ("accounts", "networks", "meetings", "signals")
ON_PURPOSE = {
    "name": "what a person or a place is called",
    "short_name": "a place",
    "phone": "for the call list",
    "complaints_to": "an address or a number, for whoever has a complaint",
    "covenant_reference": "a number, for administrators",
    "dpia_reference": "a number, for administrators",
    "words": "what is to be taken out of a text",
}


def every_form() -> dict[str, type[forms.BaseForm]]:
    """Each form of ours by its name."""
    found = {}
    for app in APPS:
        package = import_module(f"{app}.forms")
        parts = pkgutil.iter_modules(getattr(package, "__path__", []), f"{app}.forms.")
        for module in [package, *(import_module(part.name) for part in parts)]:
            classes = [thing for thing in vars(module).values() if isinstance(thing, type)]
            found |= {one.__name__: one for one in classes if issubclass(one, forms.BaseForm)}
    return found


def texts(guarded: bool) -> set[tuple[str, str]]:
    """(form, field) of the texts that go past the guard, or of those that do not."""
    return {
        (name, field_name)
        for name, form in every_form().items()
        for field_name, field in form.base_fields.items()
        if isinstance(field, PlainTextField) and isinstance(field, GuardedTextField) == guarded
    }


def test_every_text_is_guarded_or_asks_for_such_words_on_purpose():
    assert {field for _form, field in texts(guarded=False)} == set(ON_PURPOSE)


def test_what_is_guarded():
    assert sorted(f"{form}.{field}" for form, field in texts(guarded=True)) == [
        "ActionForm.title",
        "AskForm.reason",
        "AskReadersForm.reason",
        "CorrectForm.observation",
        "JoinForm.active_in",
        "MeetingForm.agenda",
        "MeetingForm.note",
        "MeetingForm.place",
        "MergeForm.text",
        "NetworkForm.purpose",
        "NoteForm.note",
        "ProposeForm.title",
        "PutOnAgendaForm.agenda_title",
        "RedactForm.reason",
        "ReferForm.answer",
        "RefuseForm.answer",
        "RemoveForm.reason",
        "ReplyForm.text",
        "RoundOffForm.answer",
        "ShareForm.observation",
        "StandardAnswerForm.text",
        "StandardAnswerForm.title",
        "WordsForm.active_in",
    ]
