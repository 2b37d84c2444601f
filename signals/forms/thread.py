"""Forms to write back and forth."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from signals.constants import MAX_TEXT


class ReplyForm(SubmissionForm):
    """A message in the thread of a concern."""

    text = GuardedTextField(
        label=_("Your message"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write your message first.")},
    )
    asks = forms.BooleanField(required=False, widget=forms.HiddenInput)  # by the button that was pressed
