"""Where a concern stands, in five steps and one word; for its reporter."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bondgenoten.lib import dates
from signals.constants import Outcome
from signals.models import Signal
from signals.promises import promise_of

STEPS = 5  # received, read, answered, being worked on, done


@dataclass(frozen=True)
class Progress:
    """``step`` of five, the word for it, and one sentence."""

    step: int
    word: str
    text: str


def progress_of(signal: Signal) -> Progress:
    """From what is known on the row itself: no further query."""
    if signal.asked_at is not None and Outcome(signal.outcome) not in TOLD_FIRST:
        return Progress(2, _("A question to you"), _("We asked you something. We wait for your answer."))
    found = OF_OUTCOME.get(Outcome(signal.outcome))
    if found is not None:
        step, word, text = found
        return Progress(step, str(word), text(signal) if callable(text) else str(text))
    if signal.answered_at:
        return Progress(3, _("Answered"), promise_of(signal).text)
    return Progress(1, _("Received"), _("Answer %(promise)s") % {"promise": promise_of(signal).text})


def _unless_it_waits(told: str | Lazy) -> Callable[[Signal], str]:
    """What is done with it; the answer that its reporter still waits for goes first."""

    def text(signal: Signal) -> str:
        if signal.answered_at:
            return str(told)
        return _("Answer %(promise)s") % {"promise": promise_of(signal).text}

    return text


def _watched(signal: Signal) -> str:
    if signal.look_again_on is None:
        return _("We keep an eye on it.")
    return _("We look at it again on %(day)s.") % {"day": dates.day(signal.look_again_on)}


def _referred(signal: Signal) -> str:
    return _("The right one is: %(who)s.") % {"who": signal.get_referred_to_display()}


TOLD_FIRST = (Outcome.DONE, Outcome.REFER, Outcome.NOT_OURS, Outcome.MERGED, Outcome.WITHDRAWN)
OF_OUTCOME: dict[Outcome, tuple[int, str | Lazy, str | Lazy | Callable[[Signal], str]]] = {
    Outcome.ACT: (
        4,
        gettext_lazy("Taken up"),
        _unless_it_waits(gettext_lazy("We act on it.")),
    ),
    Outcome.AGENDA: (4, gettext_lazy("On the agenda"), gettext_lazy("It will be discussed at a meeting.")),
    Outcome.WATCH: (4, gettext_lazy("We keep an eye on it"), _watched),
    Outcome.REFER: (5, gettext_lazy("Passed on"), _referred),
    Outcome.NOT_OURS: (
        5,
        gettext_lazy("Not for this network"),
        gettext_lazy("Why, stands under questions and answers."),
    ),
    Outcome.MERGED: (
        4,
        gettext_lazy("Taken together"),
        gettext_lazy("You get the same answers."),
    ),
    Outcome.WITHDRAWN: (5, gettext_lazy("Withdrawn"), gettext_lazy("Nobody else reads it any more.")),
    Outcome.DONE: (
        5,
        gettext_lazy("Rounded off"),
        gettext_lazy("Not right? Write back, and it opens again."),
    ),
}
