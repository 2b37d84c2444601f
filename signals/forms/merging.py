"""The form to take two concerns together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib import dates
from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import ChoicesRadio
from signals.constants import MAX_TEXT
from signals.models import Signal

MESSAGE = _(
    "Thank you for sharing your concern. Others told us something that looks like it. We look at it together "
    "from now on. You get every answer here. Is yours about something else? Write it here below, and we look "
    "at your concern by itself again."
)


class MergeForm(SubmissionForm):
    """Which of two concerns goes on, and what the reporter of the other one reads."""

    lead = forms.ChoiceField(
        label=_("In which one do we go on?"),
        widget=ChoicesRadio,
        error_messages={"required": _("Choose the concern in which you go on.")},
    )
    text = GuardedTextField(
        label=_("Message to the reporter of the other one"),
        help_text=_("It counts as an answer. Do not name anybody, and repeat nothing of the other concern."),
        max_length=MAX_TEXT,
        initial=MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your message first.")},
    )

    def __init__(self, *args: Any, concerns: tuple[Signal, Signal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.concerns = sorted(concerns, key=lambda concern: (concern.created_at, concern.pk))
        field = self.fields["lead"]
        field.choices = [(concern.public_id, concern.title) for concern in self.concerns]
        field.initial = self.concerns[0].public_id
        field.widget.explain = {
            concern.public_id: _("Shared on %(day)s") % {"day": dates.day(concern.created_at)}
            for concern in self.concerns
        }

    def chosen(self) -> tuple[Signal, Signal]:
        """The one that goes on, and the one that goes on in it."""
        one, other = self.concerns
        return (one, other) if self.cleaned_data["lead"] == one.public_id else (other, one)
