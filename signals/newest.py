"""The newest concerns somebody may read, a page at a time, however many there are.

An index has those of one network in order, and those of one reporter. So of each network no more is read than
fits on the pages so far, and the newest of all these are the page. Whatever is put together here is
``visible_to``: its rules, one network at a time.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from bondgenoten.lib.asked import Question, asked
from bondgenoten.lib.pages import NEAR
from networks.querysets import keys_at_table_or_led_by
from signals.models import Signal
from signals.querysets import SignalQuerySet, keys_joined_by
from signals.search import Wanted, saying

NEWEST = ("-created_at", "-pk")


class Newest:
    """All that ``visible_to`` gives this user, or of one network, the newest first: to be sliced only."""

    def __init__(self, user: User, network: int = 0) -> None:
        self.user, self.network = user, network

    def __getitem__(self, part: slice) -> list[Signal]:
        """The rows of a slice with a start and a stop, with what a list shows."""
        question = _keys_in(part.start, part.stop)
        # Where somebody sits is a part of the question, so one network of these is no value of it.
        found = question(self.user, self.network) if self.network else asked(question, self.user)
        keys = [key for key, _ in found]
        return asked(_rows, keys) if keys else []


@lru_cache(maxsize=100)
def _keys_in(start: int, stop: int) -> Callable[..., QuerySet]:
    """The question for the keys of a slice: its SQL is long, and made once for all with as many tables."""

    def keys(user: User, network: int = 0) -> QuerySet:
        parts = [
            Signal.objects.filter(pk__in=part.order_by(*NEWEST).values("pk")[:stop])
            for part in _parts(user, network)
        ]
        first, *others = (part.values_list("pk", "created_at").order_by() for part in parts)
        return first.union(*others, all=True).order_by(*NEWEST)[start:stop]

    return keys


def _parts(user: User, network: int) -> list[SignalQuerySet]:
    """One's own, and of each network what others shared; no concern is in two of them."""
    if network:
        return [
            Signal.objects.filter(reporter=user, network=network),
            Signal.objects.of_others_in(network, user),
        ]
    networks = keys_at_table_or_led_by(user)
    return [
        Signal.objects.filter(reporter=user),
        *(Signal.objects.of_others_in(key, user) for key in networks),
    ]


def _rows(keys: list[int]) -> QuerySet:
    """With what a row of the list shows, and no table more: each makes twenty rows of its own."""
    shown = Signal.objects.filter(pk__in=keys).select_related("network", "neighbourhood", "theme")
    return shown.defer("neighbourhood__shape", "network__purpose").order_by(*NEWEST)


class Found:
    """The rows of ``question(*values)``, the newest first: to be sliced only. Found by their keys first."""

    def __init__(self, question: Question, *values: Any) -> None:
        self.question, self.values = question, values

    def __getitem__(self, part: slice) -> list[Signal]:
        """The rows of a slice; the SQL of a page far away is not kept."""
        values = (part, self.question, *self.values)
        keys = asked(_part_of, *values) if part.stop <= NEAR else list(_part_of(*values))
        return asked(_rows, keys) if keys else []


def _part_of(part: slice, question: Question, *values: Any) -> QuerySet:
    return question(*values).order_by(*NEWEST).values_list("pk", flat=True)[part]


def newest_own(user: User, network: int, wanted: Wanted) -> Found:
    """What this user shared, or joined and may still read, if it says what is ``wanted``."""
    return Found(_own, user, keys_joined_by(user), _only(network), wanted)


def newest_saying(user: User, network: int, wanted: Wanted) -> Found:
    """What this user may read, and says what is ``wanted``.

    Not network by network: the index of the words gives all rows with a word at once, and is read once.
    """
    return Found(_saying, user, _only(network), wanted)


def _only(network: int) -> list[int]:
    return [network] if network else []


def _own(user: User, joined: list[int], networks: list[int], wanted: Wanted) -> QuerySet:
    return saying(_in(networks).of(user, joined), wanted)


def _saying(user: User, networks: list[int], wanted: Wanted) -> QuerySet:
    return saying(_in(networks).visible_to(user), wanted)


def _in(networks: list[int]) -> SignalQuerySet:
    """All concerns, or those of these networks if there are any."""
    return Signal.objects.filter(network__in=networks) if networks else Signal.objects.all()
