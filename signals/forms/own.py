"""Forms for a concern of one's own: other words, other readers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import ChoicesRadio
from signals.constants import MAX_TEXT, HiddenFrom, Readers
from signals.forms.readers import TAKE_CARE, is_one, only_one
from signals.models import Signal
from signals.readers import ReaderChoice, choices_for
from signals.services import Readership, version_of_readers, version_of_text


class OwnForm(SubmissionForm):
    """Changes what stands there; ``seen`` says what that was when the form was shown."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, concern: Signal, user: User, **kwargs: Any) -> None:
        self.concern = concern
        super().__init__(*args, owner=user.public_id, **kwargs)


class CorrectForm(OwnForm):
    """The own words, to be put right. Only what is new in them is asked about."""

    observation = GuardedTextField(
        asks_again=False,
        label=_("What did you notice?"),
        help_text=_("Write what you saw or heard. No names."),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what you noticed.")},
    )

    def __init__(self, *args: Any, concern: Signal, **kwargs: Any) -> None:
        stored = {"observation": concern.observation, "seen": version_of_text(concern)}
        super().__init__(*args, concern=concern, initial=stored, **kwargs)


class ReadersForm(OwnForm):
    """Who reads it from now on, each choice with the people it means today, and who sees the name."""

    readers = forms.ChoiceField(
        label=_("Who may read this?"),
        widget=ChoicesRadio,
        error_messages={"required": _("Choose who may read it.")},
    )
    hidden_from = forms.ChoiceField(
        label=_("Who sees your name?"),
        choices=HiddenFrom.choices,
        widget=ChoicesRadio,
        error_messages={"required": _("Choose who sees your name.")},
    )

    def __init__(self, *args: Any, concern: Signal, user: User, **kwargs: Any) -> None:
        stored = {
            "readers": _value_of(concern),
            "hidden_from": concern.hidden_from,
            "seen": version_of_readers(concern),
        }
        super().__init__(*args, concern=concern, user=user, initial=stored, **kwargs)
        choices = choices_for(concern.network, user)
        self.choices = only_one(choices, concern.about) if concern.about else choices
        field = self.fields["readers"]
        field.choices = [(choice.value, choice.label) for choice in self.choices]
        field.widget.explain = {choice.value: self._explained(choice) for choice in self.choices}

    def _explained(self, choice: ReaderChoice) -> str:
        if is_one(choice):
            return str(TAKE_CARE[choice.party]) if choice.party == self.concern.about else ""
        return ", ".join(choice.people)

    def choice(self) -> Readership:
        """What was chosen, as ``choose_readers`` takes it."""
        readers, _colon, public_id = self.cleaned_data["readers"].partition(":")
        one = User.objects.get(public_id=public_id) if public_id else None
        return Readership(readers, one, self.cleaned_data["hidden_from"])


def _value_of(concern: Signal) -> str:
    return f"{Readers.ONE}:{concern.reader.public_id}" if concern.reader else concern.readers
