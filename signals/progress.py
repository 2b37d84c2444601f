"""Where a concern stands, in five steps and one word; for its reporter."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from signals.constants import Outcome
from signals.models import Signal
from signals.promises import promise_of

STEPS = 5  # received, read, answered, on the table, done


@dataclass(frozen=True)
class Progress:
    """``step`` of five, the word for it, and one sentence."""

    step: int
    word: str
    text: str


def progress_of(signal: Signal) -> Progress:
    """From what is known on the row itself: no further query."""
    if signal.outcome == Outcome.DONE:
        return Progress(5, _("Rounded off"), _("Not right? Write back, and it opens again."))
    if signal.outcome == Outcome.AGENDA:
        return Progress(4, _("On the agenda"), _("It will be discussed at a meeting."))
    if signal.answered_at:
        return Progress(3, _("Answered"), promise_of(signal).text)
    return Progress(1, _("Received"), _("Answer %(promise)s") % {"promise": promise_of(signal).text})
