"""The reporter says whether it is solved. They may change it; "no" opens the concern again once."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from signals import emails
from signals.constants import OPEN, EventKind, Outcome, Solved
from signals.models import Signal
from signals.services.care import coordinators_in_care
from signals.services.clock import end_day, restart_clock
from signals.services.life import advance, log

ASKED = Q(outcome=Outcome.DONE) | (Q(outcome__in=OPEN) & ~Q(solved=Solved.UNKNOWN))


@transaction.atomic
def say_solved(signal: Signal, *, answer: Solved) -> bool:
    """Record what its reporter says of how it ended; tell the coordinators unless it is a first "yes".

    The first "no" opens the concern again, with a new promise. False: it was said already, or cannot be.
    """
    before = signal.solved
    here = Signal.objects.filter(ASKED, pk=signal.pk).exclude(solved=answer)
    if not here.update(solved=answer, solved_at=timezone.now()):
        return False
    event = log(signal, EventKind.SOLVED, signal.reporter)
    if answer == Solved.NO:
        _open_once(signal)
    if answer != Solved.YES or before != Solved.UNKNOWN:
        for coordinator in coordinators_in_care(signal):
            emails.reporter_said_how_it_ended(signal, event, coordinator)
    signal.refresh_from_db(fields=["solved", "solved_at", "outcome", "reopened_by_no", "promised_on"])
    return True


def _open_once(signal: Signal) -> None:
    first = Signal.objects.filter(pk=signal.pk, outcome=Outcome.DONE, reopened_by_no=False)
    if first.update(reopened_by_no=True):
        advance(signal, EventKind.REOPENED, actor=signal.reporter, ends_on=end_day(signal.network))
        restart_clock(signal)
