"""Each step in the life of a concern in plain words, or why its reporter does not see it as a step."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bondgenoten.lib import dates
from signals.constants import EventKind, ReaderRole, Solved
from signals.models import Signal, SignalEvent

Tell = Callable[[Signal, SignalEvent], str]


@dataclass(frozen=True)
class Words:
    """A title, and a sentence for its reporter; ``others`` is the sentence for who else reads it.

    ``is_private``: between the reporter and the coordinators, and for no other reader.
    """

    title: str | Lazy
    text: str | Lazy | Tell = ""
    others: str | Lazy | Tell | None = None
    is_private: bool = False


def said(text: str | Lazy | Tell, signal: Signal, event: SignalEvent) -> str:
    """The sentence of a step, told by what stands in the concern when it needs to."""
    return text(signal, event) if callable(text) else str(text)


def _assigned(signal: Signal, event: SignalEvent) -> str:
    return _("It was settled who answers.")


def _referred(signal: Signal, event: SignalEvent) -> str:
    if not signal.referred_to:
        return _("Somebody else is the right one.")
    return _("The right one is: %(who)s.") % {"who": signal.get_referred_to_display()}


def _watched(signal: Signal, event: SignalEvent) -> str:
    if signal.look_again_on is None:
        return _("We keep an eye on it.")
    return _("We look at it again on %(day)s.") % {"day": dates.day(signal.look_again_on)}


def _redacted(signal: Signal, event: SignalEvent) -> str:
    return _("Words were taken out by %(role)s.") % {
        "role": ReaderRole(event.role).label if event.role else _("a coordinator")
    }


def _solved(own: bool) -> Tell:
    says = {
        Solved.YES: (gettext_lazy("You said: solved."), gettext_lazy("The reporter said: solved.")),
        Solved.PARTLY: (
            gettext_lazy("You said: partly solved."),
            gettext_lazy("The reporter said: partly solved."),
        ),
        Solved.NO: (gettext_lazy("You said: not solved."), gettext_lazy("The reporter said: not solved.")),
    }

    def tell(signal: Signal, event: SignalEvent) -> str:
        last = [one for one in signal.events.all() if one.kind == EventKind.SOLVED][-1]
        if event.pk != last.pk or signal.solved == Solved.UNKNOWN:
            return ""  # said otherwise since
        return str(says[Solved(signal.solved)][0 if own else 1])

    return tell


def _reopened(own: bool) -> Tell:
    wrote = gettext_lazy("You wrote back.") if own else gettext_lazy("The reporter wrote back.")
    no = gettext_lazy("You said that it is not solved. You get a new answer.")
    others = gettext_lazy("The reporter said that it is not solved.")

    def tell(signal: Signal, event: SignalEvent) -> str:
        before = [one.kind for one in signal.events.all() if (one.at, one.pk) < (event.at, event.pk)]
        if before and before[-1] == EventKind.SOLVED:
            return str(no if own else others)
        return str(wrote)

    return tell


WORDS: dict[EventKind, Words] = {
    EventKind.ASKED: Words(
        gettext_lazy("A question to you"),
        gettext_lazy("We asked you something. It is under questions and answers."),
        gettext_lazy("The reporter was asked something."),
        is_private=True,
    ),
    EventKind.WROTE_BACK: Words(
        gettext_lazy("Wrote back"),
        gettext_lazy("You wrote back. A new answer is promised."),
        gettext_lazy("The reporter wrote back. A new answer is promised."),
    ),
    EventKind.TAKEN_UP: Words(gettext_lazy("Taken up"), gettext_lazy("Somebody will act on it.")),
    EventKind.WATCHED: Words(gettext_lazy("We keep an eye on it"), _watched),
    EventKind.REFERRED: Words(gettext_lazy("Passed to who is the right one"), _referred),
    EventKind.REFUSED: Words(
        gettext_lazy("Not for this network"), gettext_lazy("Why, stands under questions and answers.")
    ),
    EventKind.ASSIGNED: Words(gettext_lazy("Who answers"), _assigned),
    EventKind.MERGED: Words(
        gettext_lazy("Taken together with another concern"),
        gettext_lazy("It is about the same. You get the same answers, and your own concern stays yours."),
        gettext_lazy("It is about the same, and gets the same answers."),
    ),
    EventKind.JOINED: Words(
        gettext_lazy("Others see it too"), gettext_lazy("Somebody else noticed the same.")
    ),
    EventKind.CONSENT_ASKED: Words(
        gettext_lazy("Agreement asked"),
        gettext_lazy("We asked whether you agree. You decide."),
        gettext_lazy("The reporter was asked to agree."),
        is_private=True,
    ),
    EventKind.CONSENT_GIVEN: Words(
        gettext_lazy("Agreed"),
        gettext_lazy("You agreed."),
        gettext_lazy("The reporter agreed."),
        is_private=True,
    ),
    EventKind.CONSENT_REFUSED: Words(
        gettext_lazy("Not agreed"),
        gettext_lazy("You did not agree. Nothing changed."),
        gettext_lazy("The reporter did not agree."),
        is_private=True,
    ),
    EventKind.NARROWED: Words(
        gettext_lazy("Fewer readers"),
        gettext_lazy("You let fewer people read it."),
        gettext_lazy("The reporter lets fewer people read it."),
        is_private=True,
    ),
    EventKind.WIDENED: Words(
        gettext_lazy("More readers"),
        gettext_lazy("You let more people read it."),
        gettext_lazy("The reporter lets more people read it."),
        is_private=True,
    ),
    EventKind.CORRECTED: Words(
        gettext_lazy("Put right"),
        gettext_lazy("You changed your text."),
        gettext_lazy("The reporter changed the text."),
    ),
    EventKind.REDACTED: Words(gettext_lazy("Words taken out"), _redacted, is_private=True),
    EventKind.HANDED_OVER: Words(
        gettext_lazy("Handed over to the police"),
        gettext_lazy("It goes on in the systems of the police. No text and no name went along."),
    ),
    EventKind.ROUNDED_OFF: Words(
        gettext_lazy("Rounded off"), gettext_lazy("The coordinators need to do no more.")
    ),
    EventKind.SOLVED: Words(gettext_lazy("How it ended"), _solved(own=True), _solved(own=False)),
    EventKind.REOPENED: Words(gettext_lazy("Open again"), _reopened(own=True), _reopened(own=False)),
    EventKind.RECONSIDERED: Words(
        gettext_lazy("Looked at once more"), gettext_lazy("The coordinators weigh it again.")
    ),
    EventKind.WITHDRAWN: Words(
        gettext_lazy("Withdrawn"), gettext_lazy("You took your concern back. Nobody else reads it any more.")
    ),
}

TOLD_ELSEWHERE = {  # by the timeline itself, or by an app above through the registry
    EventKind.RECEIVED,
    EventKind.ANSWERED,
    EventKind.PUT_ON_AGENDA,
    EventKind.OBJECTED,
}
NOT_SHOWN = {EventKind.WEIGHED}  # what coordinators think is theirs; what they decide is told
