"""The form for a remark among the coordinators."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from signals.constants import MAX_TEXT


class NoteForm(SubmissionForm):
    """A remark. Its field is not called ``text``: what is kept of it never comes back as a message."""

    note = GuardedTextField(
        label=_("Your note"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write your note first.")},
    )
