"""The life of a concern in one table: which step leads from which outcomes to which.

Nothing else changes an outcome: ``signals.services.life.advance`` takes a step as one conditional UPDATE, so
that of two people at once the second finds that it was done already.
"""

from dataclasses import dataclass

from signals.constants import ENDED, OPEN, EventKind, Outcome


@dataclass(frozen=True)
class Move:
    """From any of ``origins`` to ``to``."""

    origins: tuple[Outcome, ...]
    to: Outcome


def _decide(to: Outcome) -> Move:
    """Decided by the coordinators: from everything that is open, and from an end they think better of."""
    return Move(tuple(one for one in (*OPEN, *ENDED) if one != to), to)


MOVES: dict[EventKind, Move] = {
    EventKind.TAKEN_UP: _decide(Outcome.ACT),
    EventKind.WATCHED: Move((*OPEN, *ENDED), Outcome.WATCH),  # also from itself: until a later day
    EventKind.REFERRED: _decide(Outcome.REFER),
    EventKind.REFUSED: _decide(Outcome.NOT_OURS),
    EventKind.PUT_ON_AGENDA: _decide(Outcome.AGENDA),
    EventKind.OBJECTED: Move((Outcome.AGENDA,), Outcome.NONE),
    EventKind.ROUNDED_OFF: _decide(Outcome.DONE),
    EventKind.MERGED: Move(OPEN, Outcome.MERGED),
    EventKind.REOPENED: Move((*ENDED, Outcome.MERGED), Outcome.NONE),
    # Not from the agenda: there it waits for its meeting, and is taken off at the reporter's wish.
    EventKind.RECONSIDERED: Move((Outcome.ACT, Outcome.WATCH, *ENDED, Outcome.MERGED), Outcome.NONE),
    EventKind.WITHDRAWN: Move((*OPEN, *ENDED, Outcome.MERGED), Outcome.WITHDRAWN),
}


def may_take(step: EventKind, outcome: str) -> bool:
    """Whether a concern with this outcome can take this step."""
    return outcome in MOVES[step].origins
