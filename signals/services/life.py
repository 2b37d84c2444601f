"""The one way in which a concern goes from one outcome to another."""

from typing import Any

from accounts.models import User
from signals.constants import EventKind
from signals.models import Signal, SignalEvent
from signals.readers import role_of
from signals.states import MOVES

BELONGS = {"look_again_on": None, "referred_to": "", "merged_into": None}  # to one outcome only


def advance(signal: Signal, step: EventKind, *, actor: User, **fields: Any) -> bool:
    """Take a step of ``signals.states``, with ``fields`` of the concern that belong to it, and log it.

    False: it was taken already, or the concern is past it. Call inside the transaction of the decision.
    """
    move = MOVES[step]
    changes = BELONGS | {"outcome": move.to} | fields
    if not Signal.objects.filter(pk=signal.pk, outcome__in=move.origins).update(**changes):
        return False
    for name, value in changes.items():
        setattr(signal, name, value)
    log(signal, step, actor)
    return True


def log(signal: Signal, kind: EventKind, actor: User) -> SignalEvent:
    """One line in the life of the concern, without text; with the role of whoever is not its reporter."""
    role = "" if actor.pk == signal.reporter_id else role_of(actor, signal)
    return SignalEvent.objects.create(signal=signal, kind=kind, actor=actor, role=role)
