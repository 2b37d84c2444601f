"""Forms in which a coordinator asks the reporter to agree to something."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import ChoicesRadio
from signals.constants import MAX_REASON
from signals.readers import ReaderChoice


class AskForm(SubmissionForm):
    """Why it is asked; the reporter reads it."""

    reason = GuardedTextField(
        label=_("Why do you ask?"),
        help_text=_("The reporter reads this, and your role with it."),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why you ask. The reporter has a right to know.")},
    )


class AskReadersForm(AskForm):
    """Who would read it from then on."""

    readers = forms.ChoiceField(
        label=_("Who would read it then?"),
        widget=ChoicesRadio,
        error_messages={"required": _("Choose who would read it then.")},
    )
    field_order = ("readers", "reason")

    def __init__(self, *args: Any, offered: Sequence[ReaderChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readers = self.fields["readers"]
        readers.choices = [(choice.value, choice.label) for choice in offered]
        readers.widget.explain = {choice.value: ", ".join(choice.people) for choice in offered}


class AnswerForm(forms.Form):
    """Yes or no."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
