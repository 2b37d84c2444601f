"""Forgetting somebody in concerns: theirs go, or stay so that nothing leads to who shared them."""

from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.submission import forget_owner
from signals.constants import ConsentState, Outcome
from signals.models import (
    ConsentRequest,
    CoReporter,
    InternalNote,
    Redaction,
    Reply,
    Signal,
    SignalEvent,
    StandardAnswer,
)


def forget(erased: Erased) -> None:
    """Remove their concerns with all answers, or cut each loose; what they wrote about others' stays.

    Their answers, internal notes and questions to reporters are the network's: they hang on an empty person.
    """
    mine = Signal.objects.filter(reporter=erased.user)
    if erased.concerns_too:
        taken_together = Signal.objects.filter(outcome=Outcome.MERGED, merged_into__in=mine)
        taken_together.update(outcome=Outcome.NONE, merged_into=None)  # each goes on by itself
        mine.delete()
    else:
        for signal in mine:
            _cut_loose(signal, erased.user)
    Redaction.objects.filter(reply__author=erased.user).update(before="")
    CoReporter.objects.filter(user=erased.user).delete()
    Signal.objects.filter(answerer=erased.user).update(answerer=None)  # somebody else has to
    for rows in (model.objects.all() for model in (Signal, Reply, InternalNote, StandardAnswer)):
        forget_owner(rows, erased.public_id)


def _cut_loose(signal: Signal, reporter: User) -> None:
    """The concern hangs on an empty person of its own: it leads to no seat, and to no other concern."""
    nobody = User(name="", is_active=False)
    nobody.set_unusable_password()
    nobody.save()
    Signal.objects.filter(pk=signal.pk).update(reporter=nobody, reporter_membership=None)
    Reply.objects.filter(signal=signal, author=reporter).update(author=nobody)
    SignalEvent.objects.filter(signal=signal, actor=reporter).update(actor=None)
    Redaction.objects.filter(signal=signal).update(before="")
    asked = ConsentRequest.objects.filter(signal=signal, state=ConsentState.OPEN)
    asked.update(state=ConsentState.LAPSED, decided_at=timezone.now())  # nobody can answer any more
