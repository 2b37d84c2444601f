"""Forms to weigh a concern and to decide what to do with it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import User
from bondgenoten.lib.forms import SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import ChoicesRadio, PicksRadio
from signals.constants import MAX_TEXT, EventKind, Kind, Referral
from signals.models import Signal, Weighing
from signals.services import Decision, WeighingFields, may_answer, seen_of

YES, NO = "yes", "no"
KNOWN = [(YES, _("Yes")), (NO, _("No")), ("", _("Not known"))]
FURTHEST = timedelta(days=365)
USUAL = timedelta(days=14)
MAX_OWN_WORDS = MAX_TEXT - 400  # a standard sentence comes before them

# How an answer begins that refers somebody: the right number, and when.
SENTENCES = {
    Referral.EMERGENCY: _("Is there danger now? Call 112 at once."),
    Referral.POLICE: _("The police can help you with this: call 0900-8844."),
    Referral.ANONYMOUS: _("You can report this without your name: call M., 0800-7000."),
    Referral.MUNICIPALITY: _("Your municipality can help you with this: call 14 and then its area code."),
}


def _question(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=KNOWN,
        required=False,
        widget=PicksRadio,
        coerce={YES: True, NO: False}.get,
        empty_value=None,
    )


class WeighForm(forms.Form):
    """Concrete, recent, a pattern? One answer of all coordinators together."""

    is_concrete = _question(_("Is it concrete?"))
    is_recent = _question(_("Is it recent?"))
    is_pattern = _question(_("Is it part of a pattern?"))
    kind = forms.ChoiceField(
        label=_("What kind of tension is it?"),
        choices=[*Kind.choices, ("", _("Not known"))],
        required=False,
        widget=ChoicesRadio,
    )

    def __init__(self, *args: Any, weighing: Weighing | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=said(weighing) | kwargs.pop("initial", {}), **kwargs)

    def weighed(self) -> list[forms.BoundField]:
        """The questions, for the template."""
        return [self[name] for name in vars(WeighingFields())]

    def weighing(self) -> WeighingFields:
        """What was filled in, as the service takes it."""
        return WeighingFields(**{name: self.cleaned_data[name] for name in vars(WeighingFields())})


def said(weighing: Weighing | None) -> dict[str, str]:
    """What the coordinators said before, as the form shows it."""
    if weighing is None:
        return {}
    words = {True: YES, False: NO, None: ""}
    questions = ("is_concrete", "is_recent", "is_pattern")
    return {name: words[getattr(weighing, name)] for name in questions} | {"kind": weighing.kind}


def as_seen(signal: Signal) -> str:
    """What stands in the concern now, in one word of the form."""
    return "|".join(str(value or "") for value in seen_of(signal).values())


class DecideForm(SubmissionForm, WeighForm):
    """One step. ``seen`` says what the concern was when the page was opened."""

    step: EventKind
    own_fields: tuple[str, ...] = ()  # besides the weighing

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, concern: Signal, initial: dict | None = None, **kwargs: Any) -> None:
        self.concern = concern
        super().__init__(*args, initial={"seen": as_seen(concern)} | (initial or {}), **kwargs)

    def clean_seen(self) -> dict[str, Any]:
        """What it was, for the service; what is no such word was never seen."""
        outcome, _bar, day = self.cleaned_data["seen"].partition("|")
        return {"outcome": outcome, "look_again_on": _day(day)}

    def asked(self) -> list[forms.BoundField]:
        """What this step asks besides, for the template."""
        return [self[name] for name in self.own_fields]

    def decision(self) -> Decision:
        """What was filled in, as the service takes it."""
        data = self.cleaned_data
        own = {name: data[name] for name in self.own_fields}
        return Decision(self.step, data["seen"], data["submission"], weighing=self.weighing(), **own)


def _day(text: str):
    try:
        return parse_date(text)
    except ValueError:
        return None


class ActForm(DecideForm):
    """Somebody acts: who?"""

    step = EventKind.TAKEN_UP
    own_fields = ("answerer",)

    answerer = forms.TypedChoiceField(label=_("Who takes it up, and answers?"), widget=ChoicesRadio)

    def __init__(self, *args: Any, concern: Signal, actor: User, initial: dict | None = None, **kwargs: Any):
        people = {member.user.public_id: member.user for member in may_answer(concern)}
        named = concern.answerer or actor
        first = {"answerer": named.public_id} if named.public_id in people else {}
        super().__init__(*args, concern=concern, initial=first | (initial or {}), **kwargs)
        field = self.fields["answerer"]
        field.choices = [(public_id, user.called) for public_id, user in people.items()]
        field.coerce = people.get
        field.required = bool(people)
        field.empty_value = None


class WatchForm(DecideForm):
    """Look again on a day."""

    step = EventKind.WATCHED
    own_fields = ("look_again_on",)

    look_again_on = forms.DateField(
        label=_("When do you look again?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day on which you look again.")},
    )

    def __init__(self, *args: Any, initial: dict | None = None, **kwargs: Any) -> None:
        first = {"look_again_on": timezone.localdate() + USUAL}
        super().__init__(*args, initial=first | (initial or {}), **kwargs)

    def clean_look_again_on(self):
        day, today = self.cleaned_data["look_again_on"], timezone.localdate()
        if day <= today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        if day > today + FURTHEST:
            raise forms.ValidationError(_("That is more than a year ahead. Choose an earlier day."))
        return day


def _answer(**options: Any) -> GuardedTextField:
    return GuardedTextField(max_length=MAX_OWN_WORDS, widget=forms.Textarea(attrs={"rows": 4}), **options)


class ReferForm(DecideForm):
    """Somebody else is the right one; the answer says who, and starts with their number."""

    step = EventKind.REFERRED
    own_fields = ("referred_to", "answer")

    referred_to = forms.ChoiceField(
        label=_("Who is the right one?"), choices=Referral.choices, widget=ChoicesRadio(explain=SENTENCES)
    )
    answer = _answer(
        label=_("Your answer to the reporter"),
        help_text=_("The sentence of your choice comes first. Write here what you want to add."),
        error_messages={"required": _("Write what you want to say to the reporter.")},
    )

    def decision(self) -> Decision:
        """The answer begins with the right number, in the language of the reporter."""
        with override(self.concern.reporter.language):
            sentence = str(SENTENCES.get(self.cleaned_data["referred_to"], ""))
        self.cleaned_data["answer"] = f"{sentence}\n\n{self.cleaned_data['answer']}".strip()
        return super().decision()


class RefuseForm(DecideForm):
    """Not for this network; the reporter hears why."""

    step = EventKind.REFUSED
    own_fields = ("answer",)

    answer = _answer(
        label=_("Your answer to the reporter"),
        help_text=_("Say in your own words why this is not for the network."),
        error_messages={"required": _("Write what you want to say to the reporter.")},
    )


class RoundOffForm(DecideForm):
    """It needs no more; never before the reporter had an answer."""

    step = EventKind.ROUNDED_OFF
    own_fields = ("answer",)

    answer = _answer(
        label=_("Your answer to the reporter"),
        required=False,
        error_messages={"required": _("Answer first: the reporter is waiting to hear from you.")},
    )

    def __init__(self, *args: Any, concern: Signal, **kwargs: Any) -> None:
        super().__init__(*args, concern=concern, **kwargs)
        self.fields["answer"].required = not concern.is_answered


class ReconsiderForm(DecideForm):
    """Back to be weighed."""

    step = EventKind.RECONSIDERED


FORMS: dict[str, type[DecideForm]] = {
    "doen": ActForm,
    "volgen": WatchForm,
    "doorverwijzen": ReferForm,
    "niet-voor-ons": RefuseForm,
    "afronden": RoundOffForm,
    "heropen": ReconsiderForm,
}
