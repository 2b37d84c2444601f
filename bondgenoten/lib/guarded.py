"""Text that others read: what may point at somebody is asked about before it is kept.

The server is the judge; static/js/guard.js only shows plain numbers earlier. A decision is about words of a
kind, so it stays when the rest of the text changes. It is keyed by a digest: never by the words themselves.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bondgenoten.lib import guard
from bondgenoten.lib.forms import PlainTextField

KEEP, LEAVE_OUT, ALL = "keep", "out", "all"
MANY = 12  # from here on one choice for all of it comes first
MOST = 60  # more cannot be chosen one by one: a form takes only so many fields
NUMBERS = (guard.Kind.PHONE, guard.Kind.EMAIL, guard.Kind.BSN, guard.Kind.IBAN, guard.Kind.PLATE)


@dataclass(frozen=True)
class Found:
    """Words in a text, once however often they stand there, and what the person wants with them."""

    kind: guard.Kind
    words: str
    key: str
    is_kept: bool = False
    is_decided: bool = False

    @property
    def always_goes(self) -> bool:
        return self.kind in guard.BLOCKING


def key_of(kind: str, words: str) -> str:
    """What stands for these words in the form."""
    return salted_hmac("guard", f"{kind}:{words}", algorithm="sha256").hexdigest()[:24]


def key_of_all(keys: Iterable[str]) -> str:
    """What stands for leaving out exactly these: a text with anything else in it is asked about anew."""
    return key_of(ALL, " ".join(sorted(keys)))


def find(text: str, skip: frozenset[guard.Kind]) -> list[tuple[guard.Finding, str]]:
    """What is found in a text, each with its key."""
    found = [finding for finding in guard.find(text) if finding.kind not in skip]
    return [(finding, key_of(finding.kind, text[finding.start : finding.end])) for finding in found]


def decide(words: Mapping[str, tuple[guard.Kind, str]], posted: Mapping[str, str], known: set[str]) -> list:
    """Each of the ``words`` (by key) with what was chosen: just now, or by who kept the ``known`` before."""
    all_out = posted.get(ALL) == key_of_all(words)
    found = []
    for key, (kind, text) in words.items():
        choice = LEAVE_OUT if all_out else posted.get(key)
        if choice is None and key in known and kind not in guard.BLOCKING:
            choice = KEEP
        is_kept = choice == KEEP and kind not in guard.BLOCKING
        found.append(Found(kind, text, key, is_kept, is_decided=choice in (KEEP, LEAVE_OUT)))
    return found


def agreed(text: str, found: Sequence[Found], skip: frozenset[guard.Kind]) -> str:
    """The text without what was not kept. Raises ValidationError when no word of it is left."""
    kept = {one.key for one in found if one.is_kept}
    out = [finding for finding, key in find(text, skip) if key not in kept]
    if not out:
        return text
    edges = [0, *(edge for finding in out for edge in (finding.start, finding.end)), len(text)]
    rest = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    if not any(letter.isalnum() for letter in rest):
        raise ValidationError(_("Then nothing is left of it. Write it in other words."), code="nothing_left")
    text = guard.leave_out(text, out)
    # What is left may read as such a number, now that its neighbours are gone.
    return guard.leave_out(text, [finding for finding in guard.find(text) if finding.kind in guard.BLOCKING])


class GuardWidget(forms.Widget):
    """The part of a widget that shows what was found, and reads what was decided about it."""

    template_name = "ui/widgets/guarded.html"
    inner: str  # the template of the input itself
    skip: frozenset[guard.Kind] = frozenset()
    decisions: Mapping[str, str] = {}
    found: Sequence[Found] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        prefix = f"{name}-guard-"
        self.decisions = {key.removeprefix(prefix): data[key] for key in data if key.startswith(prefix)}
        return super().value_from_datadict(data, files, name)

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        texts = texts_of(self.skip, get_language() or "")
        context["widget"] |= {"inner": self.inner, "guard": self._panel(), "guard_texts": texts}
        return context

    def _panel(self) -> dict | None:
        """What the template needs to ask; None when nothing was found."""
        if not self.found:
            return None
        by_kind = sorted(self.found, key=lambda one: (not one.always_goes, list(guard.Kind).index(one.kind)))
        return {
            "groups": [
                (guard.why(kind), list(same)) for kind, same in groupby(by_kind, lambda one: one.kind)
            ],
            "only": self.found[0].kind.label if len(self.found) == 1 else "",
            "instead": instead_of(self.found[0].kind),
            "asks": not all(one.is_decided for one in self.found),
            "count": len(self.found),
            "all": key_of_all(one.key for one in self.found) if len(self.found) > MANY else "",
            "all_out": not any(one.is_kept for one in self.found),
            "one_by_one": len(self.found) <= MOST,
        }


@lru_cache(maxsize=100)
def texts_of(skip: frozenset[guard.Kind], _language: str) -> str:
    """What the script says of each kind that it knows, but for those to skip."""
    ends = {kind: _("You can still choose when you send it.") for kind in NUMBERS}
    ends |= {kind: _("We always leave this out.") for kind in guard.BLOCKING}
    texts = {
        kind: {
            "title": _("Take care: %(what)s") % {"what": kind.label},
            "why": f"{guard.why(kind)} {ends[kind]}",
            "instead": instead_of(kind),
        }
        for kind in NUMBERS
        if kind not in skip
    }
    return json.dumps(texts)


def instead_of(kind: guard.Kind) -> str:
    """The neutral word that comes in the place of what is left out."""
    return guard.leave_out("x", [guard.Finding(kind, 0, 1)])


class GuardedInput(GuardWidget, forms.TextInput):
    """One line."""

    inner = forms.TextInput.template_name


class GuardedTextarea(GuardWidget, forms.Textarea):
    """Several lines."""

    inner = forms.Textarea.template_name


def guarded(widget: Any) -> Any:
    """The same widget, with the guard under it."""
    widget = widget() if isinstance(widget, type) else widget
    if isinstance(widget, GuardWidget):
        return widget
    return (GuardedTextarea if isinstance(widget, forms.Textarea) else GuardedInput)(attrs=widget.attrs)


class GuardedTextField(PlainTextField):
    """Text that others read. What may point at somebody is left out, or stays because the person says so.

    ``skip`` are kinds that this field asks for on purpose. With ``asks_again=False`` only new words are asked
    about, not those in ``initial``: for a form that shows what is stored and read already.
    """

    widget: Any = GuardedInput
    default_error_messages = {
        "guard": gettext_lazy("Choose below what we leave out. Then go on."),
        "too_long_now": gettext_lazy("With the words in between brackets it is too long. Shorten your text."),
    }

    def __init__(
        self,
        *,
        skip: Iterable[guard.Kind] = (),
        asks_again: bool = True,
        widget: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(widget=guarded(widget or self.widget), **kwargs)
        self.skip = frozenset(skip) - guard.BLOCKING
        self.asks_again = asks_again
        self.stored: Sequence[str] = ()
        self.widget.skip = self.skip

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """The field on a form, which may show what is stored."""
        if not self.asks_again:
            initial = form.get_initial_for_field(self, field_name) or ()
            self.stored = [initial] if isinstance(initial, str) else initial
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> Any:
        """What the person agreed to: one text, or the lines of a field with several."""
        cleaned = super().clean(value)
        texts = cleaned if isinstance(cleaned, list) else [cleaned]
        words = {
            key: (finding.kind, text[finding.start : finding.end])
            for text in texts
            for finding, key in find(text, self.skip)
        }
        if not words:
            return cleaned
        known = {key for text in self.stored for _finding, key in find(text, self.skip)}
        found = self.widget.found = decide(words, self.widget.decisions, known)
        if not all(one.is_decided for one in found):
            raise ValidationError(self.error_messages["guard"], code="guard")
        texts = [agreed(text, found, self.skip) for text in texts]
        return self._checked(texts if isinstance(cleaned, list) else texts[0])

    def _checked(self, value: Any) -> Any:
        """Neutral words may be longer than what they stand for."""
        try:
            self.validate(value)
            self.run_validators(value)
        except ValidationError as error:
            raise ValidationError(self.error_messages["too_long_now"], code="too_long_now") from error
        return value
