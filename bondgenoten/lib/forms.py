"""What every form here has: a submission key, and text that is cleaned of what nobody means to type."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.asked import Question, asked
from bondgenoten.lib.submission import new_key, read_key

# Controls and marks that reverse or hide text: a reader would see something else than what is stored.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


class PlainTextField(forms.CharField):
    """Text from a person: Unicode kept, invisible and direction-changing marks removed, line ends as \\n."""

    def to_python(self, value):
        text = super().to_python(value)
        text = INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        if not isinstance(self.widget, forms.Textarea):
            return " ".join(text.split())  # one line stays one line, in a mail as well
        return text.strip() if self.strip else text

    def validate(self, value):
        super().validate(value)
        if value and not any(c.isalnum() for c in value):
            raise ValidationError(_("Please write it in words."), code="no_words")


class AtOnce(ModelChoiceIterator):
    """Fetches the rows as any list; Django opens a cursor for them, which takes three questions."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        rows = self.queryset if self.field.rows is None else self.field.rows
        yield from map(self.choice, rows)


class OneOfField(forms.ModelChoiceField):
    """One of some rows, asked once however often the form looks at them."""

    iterator = AtOnce
    rows: Sequence[Any] | None = None  # when they are known already

    def offer(self, question: Question, *values: Any) -> Sequence[Any]:
        """Offer the rows of a question whose SQL is made once, as ``asked`` says."""
        self.queryset = question(*values)
        self.rows = asked(question, *values)
        return self.rows


class Included(LayoutObject):
    """A template in the layout of a form, round ``fields`` of it. HTML(...) is read anew at each page."""

    def __init__(self, template: str, *fields: str) -> None:
        self.template, self.fields = template, list(fields)

    def render(self, form: Any, context: Any, *args: Any, **kwargs: Any) -> str:
        fields = self.get_rendered_fields(form, context, *args, **kwargs)
        with context.push(fields=fields):
            return get_template(self.template).template.render(context)


class SubmissionForm(forms.Form):
    """A form that makes at most one record, however often it is sent.

    ``owner`` is the public id of the user (or mail link) who fills it in; ``kept`` what they typed before
    their session was lost.
    """

    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, owner: str, kept: dict | None = None, **kwargs: Any) -> None:
        self.owner = owner
        initial = {
            "submission": new_key(owner),
            **kwargs.pop("initial", {}),
            **(kept or {}),
        }
        super().__init__(*args, initial=initial, **kwargs)

    def clean_submission(self) -> str:
        """The key to store with the record; a key that is missing, altered or another's counts as new."""
        key = read_key(self.cleaned_data["submission"])
        if key is None or key[0] != self.owner:
            key = read_key(new_key(self.owner))
        return key[1]
