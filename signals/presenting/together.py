"""What was taken together, as those who weigh it see it on the page of a concern."""

from dataclasses import dataclass

from accounts.models import User
from signals.constants import Outcome
from signals.models import Signal
from signals.permissions import can_take_apart, can_weigh


@dataclass(frozen=True)
class Together:
    """``count`` in the same care go on as one, this one included; or this one goes on in another."""

    count: int
    goes_on_elsewhere: bool
    may_take_apart: bool


def together_of(user: User, concern: Signal) -> Together | None:
    """None for who does not weigh it; known already on a row that came ``with_company`` for them."""
    if not can_weigh(user, concern):
        return None
    known = concern.__dict__.get("merged_count")
    merged = (
        Signal.objects.in_care_of(user).filter(merged_into=concern.pk).count() if known is None else known
    )
    return Together(merged + 1, concern.outcome == Outcome.MERGED, can_take_apart(user, concern))
