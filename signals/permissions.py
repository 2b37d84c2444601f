"""May this user do this with a concern? Ask only about concerns the user can see."""

from accounts.models import User
from networks.querysets import keys_coordinated_by
from signals.models import Signal


def can_weigh(user: User, signal: Signal) -> bool:
    """Answer it as coordinator, ask a question, put it on the agenda."""
    return signal.network.is_live and signal.is_in_care_of(user)


def can_reply(user: User, signal: Signal) -> bool:
    """Write in its thread: the reporter and the coordinators who have it in care."""
    return signal.network.is_live and (signal.reporter_id == user.pk or can_weigh(user, signal))


def can_round_off(user: User, signal: Signal) -> bool:
    """Say that it needs no more: the coordinators who have it in care, once it has an answer."""
    return signal.is_answered and not signal.is_rounded_off and can_weigh(user, signal)


def can_open_board(user: User) -> bool:
    """See the board of concerns to weigh: coordinators of a network."""
    return bool(keys_coordinated_by(user))
