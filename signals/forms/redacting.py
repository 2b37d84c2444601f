"""The form to take words out of what somebody wrote."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib import guarded
from bondgenoten.lib.forms import PlainTextField, SubmissionForm
from bondgenoten.lib.guard import Finding, Kind
from bondgenoten.lib.guarded import GuardedTextField
from signals.constants import MAX_REASON

MAX_WORDS = 600


class RedactForm(SubmissionForm):
    """Which words go: those that the text guard finds, and others that stand there exactly so."""

    out = forms.MultipleChoiceField(
        label=_("Take out what the text guard found"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = PlainTextField(
        label=_("Other words to take out"),
        help_text=_("Exactly as they stand there, each on a line of its own."),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=_("What are those other words?"),
        choices=Kind.choices,
        initial=Kind.NAME,
        required=False,
    )
    reason = GuardedTextField(
        label=_("Why do these words go?"),
        help_text=_("The reporter reads this, and your role with it."),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why. Whoever wrote it has a right to know.")},
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        self.text, self.found = text, guarded.find(text, frozenset())
        choices = {key: f"“{text[one.start : one.end]}” ({Kind(one.kind).label})" for one, key in self.found}
        super().__init__(*args, initial={"out": list(choices)}, **kwargs)
        self.fields["out"].choices = choices.items()
        if not choices:
            del self.fields["out"]

    @property
    def current(self) -> str:
        """The version that the page shows, whatever was posted."""
        return version_of(self.text)

    def clean_words(self) -> list[Finding]:
        """Where the other words stand; each of them must."""
        lines = [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
        places: list[Finding] = []
        for line in lines:
            found = re.finditer(rf"(?<!\w){re.escape(line)}(?!\w)", self.text, re.IGNORECASE)
            spans = [match.span() for match in found]
            if not spans:
                message = _("“%(words)s” does not stand in the text like that.")
                raise ValidationError(message, params={"words": line})
            places += [Finding(Kind.NAME, *span) for span in spans]
        return places

    def clean(self) -> dict:
        data = super().clean()
        if not constant_time_compare(data.get("version") or "", version_of(self.text)):
            raise ValidationError(_("The text changed meanwhile. Look again at what has to go."))
        kind = Kind(data.get("kind") or Kind.NAME)
        others = [Finding(kind, one.start, one.end) for one in data.get("words") or []]
        chosen = set(data.get("out") or [])
        data["places"] = [one for one, key in self.found if key in chosen] + others
        if not data["places"] and not self.errors:
            raise ValidationError(_("Choose which words go, or write them below."))
        return data


def version_of(text: str) -> str:
    """What stands for a text in the form."""
    return salted_hmac("signals.redacting", text, algorithm="sha256").hexdigest()[:32]
