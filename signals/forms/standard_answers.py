"""The form for a text to begin an answer with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import OneOfField, SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from signals.constants import MAX_TEXT
from signals.models import StandardAnswer, Theme
from signals.services.standard_answers import AnswerFields

MAX_TITLE = 80


class StandardAnswerForm(SubmissionForm):
    """A title to find it by, and the text; what stands there already is not asked about again."""

    title = GuardedTextField(
        label=_("Title"),
        help_text=_("Only the coordinators see this."),
        max_length=MAX_TITLE,
        asks_again=False,
        error_messages={"required": _("Give it a title.")},
    )
    theme = OneOfField(
        queryset=Theme.objects.all(),
        label=_("What is it about?"),
        to_field_name="code",
        required=False,
        empty_label=_("Every subject"),
    )
    text = GuardedTextField(
        label=_("Text"),
        help_text=_("Short sentences. Promise only what you can keep."),
        max_length=MAX_TEXT,
        asks_again=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the text first.")},
    )

    def __init__(self, *args: Any, answer: StandardAnswer | None = None, **kwargs: Any) -> None:
        initial = {}
        if answer:
            initial = {
                "title": answer.title,
                "text": answer.text,
                "theme": answer.theme and answer.theme.code,
            }
        super().__init__(*args, initial=initial, **kwargs)

    def fields_for_service(self) -> AnswerFields:
        """What was filled in, as the service takes it."""
        data = self.cleaned_data
        return AnswerFields(title=data["title"], text=data["text"], theme=data["theme"])
