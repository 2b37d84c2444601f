"""May this user do this with a concern? Ask only about concerns the user can see."""

from accounts.models import User
from networks.querysets import keys_coordinated_by
from signals.constants import EventKind
from signals.models import Signal
from signals.states import may_take


def is_own(user: User, signal: Signal) -> bool:
    """Shared by this user."""
    return signal.reporter_id == user.pk


def can_weigh(user: User, signal: Signal) -> bool:
    """Answer it as coordinator, ask a question, put it on the agenda."""
    return signal.network.is_live and not signal.is_withdrawn and signal.is_in_care_of(user)


def can_reply(user: User, signal: Signal) -> bool:
    """Write in its thread: the reporter and the coordinators who have it in care."""
    may_write = signal.network.is_live and not signal.is_withdrawn
    return may_write and (is_own(user, signal) or can_weigh(user, signal))


def can_round_off(user: User, signal: Signal) -> bool:
    """Say that it needs no more: the coordinators who have it in care, once it has an answer."""
    may_end = signal.is_answered and may_take(EventKind.ROUNDED_OFF, signal.outcome)
    return may_end and can_weigh(user, signal)


def can_open_board(user: User) -> bool:
    """See the board of concerns to weigh: coordinators of a network."""
    return bool(keys_coordinated_by(user))
