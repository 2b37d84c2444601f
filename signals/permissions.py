"""May this user do this with a concern? Ask only about concerns the user can see."""

from collections.abc import Iterable

from accounts.models import User
from networks.constants import Party
from networks.models import Membership
from networks.querysets import keys_coordinated_by, keys_led_by
from signals.constants import OPEN, EventKind, Outcome, Solved
from signals.models import Signal, StandardAnswer
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


def can_hand_over(user: User, signal: Signal, coordinators: Iterable[Membership] | None = None) -> bool:
    """Note that it goes on in the systems of the police: the police's coordinator who has it in care.

    ``coordinators`` of its network that a page has already, so that it need not ask for them again.
    """
    if not can_weigh(user, signal):
        return False
    seats = signal.network.memberships.coordinating() if coordinators is None else coordinators
    return any(seat.user_id == user.pk and seat.party == Party.POLICE for seat in seats)


def can_open_board(user: User) -> bool:
    """See the board of concerns to weigh: coordinators of a network."""
    return bool(keys_coordinated_by(user))


def can_correct(user: User, signal: Signal) -> bool:
    """Put it in other words: its reporter, whatever became of the network, unless it goes on in another."""
    return is_own(user, signal) and signal.outcome not in (Outcome.MERGED, Outcome.WITHDRAWN)


def can_withdraw(user: User, signal: Signal) -> bool:
    """Take it back: its reporter, at any time."""
    return is_own(user, signal) and may_take(EventKind.WITHDRAWN, signal.outcome)


def can_choose_readers(user: User, signal: Signal) -> bool:
    """Say who may read it: its reporter, as long as there are readers."""
    return is_own(user, signal) and not signal.is_withdrawn


def can_join(user: User, signal: Signal) -> bool:
    """Say that they noticed the same: who reads it as an ally, while it is open.

    Not its coordinators and team chief. They read it in their office, and would keep reading it as
    somebody who joined when its reporter chooses one other coordinator.
    """
    may_join = not is_own(user, signal) and signal.network.is_live and signal.outcome in OPEN
    return may_join and not signal.is_in_care_of(user) and signal.network_id not in keys_led_by(user)


def can_ask_consent(user: User, signal: Signal) -> bool:
    """Ask its reporter to agree to something: the other coordinators who have it in care."""
    may_ask = not is_own(user, signal) and signal.outcome != Outcome.MERGED and signal.reporter.is_active
    return may_ask and can_weigh(user, signal)


def can_decide_consent(user: User, signal: Signal) -> bool:
    """Say yes or no to what is asked: nobody but its reporter."""
    return is_own(user, signal) and signal.network.is_live and not signal.is_withdrawn


def can_redact(user: User, signal: Signal) -> bool:
    """Take words out of it and its thread: the coordinators who have it in care; one's own is corrected."""
    return not is_own(user, signal) and can_weigh(user, signal)


def can_take_together(user: User, signal: Signal, other: Signal) -> bool:
    """Let one of these go on in the other: who weighs both as coordinator, while both are open.

    Not what one shared oneself. What one coordinator reads goes together only with what the same one reads:
    the other coordinator would answer its reporter.
    """
    both = (signal, other)
    same = signal.pk != other.pk and signal.network_id == other.network_id
    same_care = signal.reader_id == other.reader_id
    still_open = all(one.outcome in OPEN and not is_own(user, one) for one in both)
    return same and same_care and still_open and all(can_weigh(user, one) for one in both)


def can_take_apart(user: User, signal: Signal) -> bool:
    """Weigh by itself again what was taken together with another one."""
    may = signal.outcome == Outcome.MERGED and not is_own(user, signal)
    return may and can_weigh(user, signal)


def can_note(user: User, signal: Signal) -> bool:
    """Read and write remarks among the coordinators; never about a concern of one's own."""
    return not is_own(user, signal) and can_weigh(user, signal)


def can_say_solved(user: User, signal: Signal) -> bool:
    """Say whether it is solved: its reporter, once it was rounded off, and again after a "no" opened it."""
    said = signal.solved != Solved.UNKNOWN and signal.outcome in OPEN
    return is_own(user, signal) and signal.network.is_live and (signal.is_rounded_off or said)


def can_change_answer(user: User, answer: StandardAnswer) -> bool:
    """Change or remove a standard answer: the coordinators of its network; a national one nobody here."""
    return answer.network_id in keys_coordinated_by(user)
