"""The one way in which a concern goes from one outcome to another."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from signals.constants import CLOSED, ConsentState, EventKind
from signals.models import ConsentRequest, Signal, SignalEvent
from signals.readers import role_of
from signals.states import MOVES

BELONGS = {"look_again_on": None, "referred_to": "", "merged_into": None}  # to one outcome only


def advance(
    signal: Signal, step: EventKind, *, actor: User | None, seen: dict[str, Any] | None = None, **fields: Any
) -> bool:
    """Take a step of ``signals.states``, with ``fields`` of the concern that belong to it, and log it.

    ``seen`` is what stood in the concern when it was decided. False: the step was taken already, the concern
    is past it, or it is not as it was seen. Call inside the transaction of the decision.
    """
    move = MOVES[step]
    changes = BELONGS | {"outcome": move.to} | fields
    here = Signal.objects.filter(pk=signal.pk, outcome__in=move.origins)
    if not here.filter(**seen or {}).update(**changes):
        return False
    for name, value in changes.items():
        setattr(signal, name, value)
    if move.to in CLOSED:  # nothing is asked about it any more
        asked = ConsentRequest.objects.filter(signal=signal, state=ConsentState.OPEN)
        asked.update(state=ConsentState.LAPSED, decided_at=timezone.now())
    log(signal, step, actor)
    return True


def log(signal: Signal, kind: EventKind, actor: User | None) -> SignalEvent:
    """One line in the life of the concern, without text; with the role of whoever is not its reporter.

    Without ``actor`` it follows from what happened to another concern.
    """
    role = "" if actor is None or actor.pk == signal.reporter_id else role_of(actor, signal)
    return SignalEvent.objects.create(signal=signal, kind=kind, actor=actor, role=role)
