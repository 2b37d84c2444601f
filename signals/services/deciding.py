"""What the coordinators decide to do with a concern."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from signals import emails
from signals.constants import EventKind, Solved
from signals.models import Signal
from signals.services.answering import assign
from signals.services.life import advance, log
from signals.services.thread import write_reply
from signals.services.weighing import WeighingFields, weigh


class NotAnswered(Exception):
    """A concern without an answer cannot be rounded off: its reporter waits."""


@dataclass(frozen=True)
class Decision:
    """One step and what belongs to it; ``seen`` is what stood in the concern when it was decided."""

    step: EventKind
    seen: dict[str, Any]
    submission: str
    answer: str = ""  # to the reporter
    look_again_on: date | None = None
    referred_to: str = ""
    answerer: User | None = None
    weighing: WeighingFields | None = None


def seen_of(signal: Signal) -> dict[str, Any]:
    """What a decision goes by: when one of these changed, somebody else decided in the meantime."""
    return {"outcome": signal.outcome, "look_again_on": signal.look_again_on}


@transaction.atomic
def decide(signal: Signal, *, actor: User, decision: Decision) -> bool:
    """Take the step, with the answer and weighing that go with it; tell the reporters there is news.

    False: the concern is not as it was seen, and nothing is changed. Raises NotAnswered when it would be
    rounded off while its reporter waits.
    """
    if not _take(signal, actor, decision):
        return False
    if decision.weighing:
        weigh(signal, actor=actor, fields=decision.weighing)
    if decision.answerer:
        assign(signal, answerer=decision.answerer, actor=actor)
    if decision.answer:
        write_reply(signal, actor=actor, text=decision.answer, submission=decision.submission)
    else:
        tell(signal, decision.step)
    return True


def _take(signal: Signal, actor: User, decision: Decision) -> bool:
    seen = decision.seen
    fields: dict[str, Any] = {"look_again_on": decision.look_again_on, "referred_to": decision.referred_to}
    if decision.step == EventKind.ROUNDED_OFF:  # its reporter is asked anew whether it is solved
        fields |= {"solved": Solved.UNKNOWN, "solved_at": None}
        if not decision.answer:
            seen = seen | {"answered_at__isnull": False}  # also when its reporter writes in this very moment
    if advance(signal, decision.step, actor=actor, seen=seen, **fields):
        return True
    if seen != decision.seen and Signal.objects.filter(pk=signal.pk, answered_at=None).exists():
        raise NotAnswered
    return False


@transaction.atomic
def round_off(signal: Signal, *, actor: User) -> bool:
    """Say that a concern needs no more; tell its reporter. False: it was so already. Raises NotAnswered."""
    if not _take(signal, actor, Decision(EventKind.ROUNDED_OFF, seen={}, submission="")):
        return False
    tell(signal, EventKind.ROUNDED_OFF)
    return True


@transaction.atomic
def hand_over(signal: Signal, *, actor: User) -> bool:
    """Note that it goes on in the systems of the police: day and role, no content. False: it did already."""
    Signal.objects.select_for_update().get(pk=signal.pk)  # of two at once the second finds it done
    if signal.events.filter(kind=EventKind.HANDED_OVER).exists():
        return False
    log(signal, EventKind.HANDED_OVER, actor)
    tell(signal, EventKind.HANDED_OVER)
    return True


def tell(signal: Signal, step: EventKind) -> None:
    """To its reporter, and those of what was taken together with it: there is news."""
    event = signal.events.filter(kind=step).latest("at", "pk")
    for one in (signal, *signal.merged.select_related("network", "reporter")):
        emails.concern_decided(one, event)
