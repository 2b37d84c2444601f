"""The lanes of the board: what stands in each of them, and in which order.

The questions are about what a coordinator has in care: in all their networks, or in those with the keys
``networks`` when there are any. Their SQL is made once, see ``bondgenoten.lib.asked``.
"""

from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Subquery, Value, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import Question, asked, asked_first
from bondgenoten.lib.pages import NEAR, Asked
from networks.models import Membership, Network
from signals.constants import Outcome
from signals.models import Signal
from signals.querysets import SignalQuerySet

WAITING = 8  # cards a page of what is to be weighed
SHOWN = 4  # cards of a lane, but for what is to be weighed
MANY = 100  # counted no further: "99+"

# What there is a list of, by its word in the address; the first three are lanes, the rest is the shelf.
LISTS: dict[str, tuple[Any, Outcome]] = {
    "agenda": (gettext_lazy("On the agenda"), Outcome.AGENDA),
    "doen": (gettext_lazy("Being done"), Outcome.ACT),
    "volgen": (gettext_lazy("Being watched"), Outcome.WATCH),
    "doorverwezen": (gettext_lazy("Referred"), Outcome.REFER),
    "niet-voor-ons": (gettext_lazy("Not for us"), Outcome.NOT_OURS),
    "afgerond": (gettext_lazy("Rounded off"), Outcome.DONE),
}
LANES, SHELF = list(LISTS)[:3], list(LISTS)[3:]
TO_WEIGH = "te-wegen"
ON_BOARD = [TO_WEIGH, *LANES]


def networks_of(user: User) -> list[Network]:
    """Those whose concerns stand on the board of this user."""
    return asked(Network.objects.coordinated_by, user)


def coordinators_of(networks: list[int]) -> list[Membership]:
    """Who coordinates these networks today."""
    return asked(_coordinating, networks)


def _coordinating(networks: list[int]) -> QuerySet:
    return Membership.objects.coordinating().filter(network__in=networks)


def in_care(user: User, networks: list[int]) -> SignalQuerySet:
    """All that the board is about."""
    concerns = Signal.objects.in_care_of(user)
    return concerns.filter(network__in=networks) if networks else concerns


def rows_of(concerns: SignalQuerySet, slug: str) -> SignalQuerySet:
    """What stands in a lane or list, in its order."""
    if slug == TO_WEIGH:
        return concerns.to_weigh()
    outcome = LISTS[slug][1]
    if outcome == Outcome.ACT:
        return concerns.acting()
    return concerns.watching() if outcome == Outcome.WATCH else concerns.newest(outcome)


class CountOf(Subquery):
    """How many rows a question has, within another question; of a slice no more than fit in it."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def count_lanes(user: User, networks: list[int]) -> dict[str, int]:
    """How many are to be weighed, are in each lane, and ended this year; one query.

    All but what is to be weighed is counted as far as it is said.
    """
    numbers: Any = asked_first(_numbers, slice(0, MANY), user, networks)
    return dict(zip((TO_WEIGH, *LISTS), numbers, strict=True))


def _numbers(part: slice, user: User, networks: list[int]) -> QuerySet:
    """One row with the numbers. They need no order: in one, all rows are read before any is left out."""
    concerns, year = in_care(user, networks), _first_of_the_year()
    parts = {slug: rows_of(concerns, slug).order_by() for slug in (TO_WEIGH, *LISTS)}
    parts |= {slug: parts[slug].filter(created_at__gte=year) for slug in SHELF}
    counts = [
        CountOf((rows if slug == TO_WEIGH else rows[part]).values("pk")) for slug, rows in parts.items()
    ]
    return User.objects.filter(pk=user.pk).values_list(*counts)


def _first_of_the_year() -> datetime:
    return dates.local_midnight(timezone.localdate().replace(month=1, day=1))


def lanes_of(user: User, networks: list[int], start: int) -> dict[str, list[Signal]]:
    """What is to be weighed from ``start`` on, as much as fits on a page, and the first of each lane."""
    page = slice(start, start + WAITING)
    found = asked(_places, page, user, networks) if page.stop <= NEAR else list(_places(page, user, networks))
    keys = [key for _lane, _place, key in found]
    concerns = {concern.pk: concern for concern in asked(_rows, keys)} if keys else {}
    lanes: dict[str, list[Signal]] = {slug: [] for slug in ON_BOARD}
    for lane, _place, key in found:
        if key in concerns:  # not deleted since
            lanes[ON_BOARD[lane]].append(concerns[key])
    return lanes


def _places(page: slice, user: User, networks: list[int]) -> QuerySet:
    """The number of a lane, a place in it, and the key of the concern that stands there: of all in one."""
    concerns = in_care(user, networks)
    parts = [slice(0, SHOWN) if slug in LANES else page for slug in ON_BOARD]
    first, *others = (
        _numbered(rows_of(concerns, slug), part).values_list(Value(lane), "place", "key")
        for lane, (slug, part) in enumerate(zip(ON_BOARD, parts, strict=True))
    )
    return first.union(*others, all=True).order_by("place")


def _numbered(rows: SignalQuerySet, part: slice) -> QuerySet:
    """These rows of a lane, which know the order they had in it: a union has none."""
    order: Any = rows.query.order_by
    place = Window(RowNumber(), order_by=[*order])
    found = Signal.objects.filter(pk__in=rows.values("pk")[part]).order_by()
    return found.annotate(place=place, key=F("pk"))


def _rows(keys: list[int]) -> QuerySet:
    return Signal.objects.filter(pk__in=keys).for_board()


def list_of(slug: str, user: User, networks: list[int]) -> Asked:
    """All of one lane, or of what ended, for ``page_of``."""
    return Asked(_question_of(slug), user, networks)


@cache
def _question_of(slug: str) -> Question:
    """Each list is a question of its own: which one it is, is no value in SQL."""

    def rows(user: User, networks: list[int]) -> QuerySet:
        return rows_of(in_care(user, networks), slug).for_board()

    return rows
