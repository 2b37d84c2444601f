"""Concerns that look alike: about the same thing, as far as their place, subject and words tell.

Alike are two concerns of one network in the same neighbourhood and on the same subject; or with one of these
in common, and enough words as well. Always among what somebody may read: whoever asks says among which.
The words are compared here, and kept nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.asked import asked
from networks.models import Neighbourhood, Network
from signals.constants import ENDED, OPEN
from signals.models import Signal, Theme
from signals.querysets import SignalQuerySet
from signals.words import common, stems

RECENT = timedelta(days=90)
CANDIDATES = 50  # the newest, that are compared by their words
CANDIDATES_OF_A_PAGE = 200
COMPARED = 600  # characters of each


@dataclass(frozen=True)
class Gist:
    """What of a concern is compared."""

    network: int
    place: int | None
    subject: int | None
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        return stems(self.text[:COMPARED])

    def likeness(self, other: "Gist") -> float:
        """0 when they are not alike; the higher, the more alike."""
        same = self._same(other)
        if not same:
            return 0
        shared = common(self.words, other.words)
        return shared + 1 if same == 2 else shared

    def is_like(self, other: "Gist") -> bool:
        """Whether they are alike at all: with the same place and subject no word needs to be read."""
        return self._same(other) == 2 or self.likeness(other) > 0

    def _same(self, other: "Gist") -> int:
        """How much of place and subject they share, within one network."""
        if self.network != other.network:
            return 0
        is_there = self.place is not None and self.place == other.place
        return is_there + (self.subject is not None and self.subject == other.subject)


def gist_of(concern: Signal) -> Gist:
    """What is compared of a concern that was shared."""
    return Gist(concern.network_id, concern.neighbourhood_id, concern.theme_id, concern.observation)


def find_alike(
    among: SignalQuerySet,
    *,
    network: Network,
    neighbourhood: Neighbourhood | None,
    theme: Theme | None,
    text: str,
    limit: int = 3,
    exclude: Signal | None = None,
) -> list[Signal]:
    """At most ``limit`` of ``among`` that look like this, the most alike first.

    Open ones, and those shared in the last 90 days that ended; what was taken together goes on in another.
    """
    place, subject = (row.pk if row else None for row in (neighbourhood, theme))
    sought = Gist(network.pk, place, subject, text)
    lately = Q(outcome__in=OPEN) | Q(outcome__in=ENDED, created_at__gte=timezone.now() - RECENT)
    concerns = _near(among.filter(lately), sought).exclude(pk=exclude.pk if exclude else None)
    scored = [(sought.likeness(gist_of(concern)), concern) for concern in concerns[:CANDIDATES]]
    scored.sort(key=lambda pair: -pair[0])
    return [concern for likeness, concern in scored[:limit] if likeness]


def count_alike(concerns: Sequence[Signal], *, user: User) -> dict[int, int]:
    """How many of the newest open ones in this user's care look like each of these, by key (none: no key)."""
    sought = {concern.pk: gist_of(concern) for concern in concerns}
    if not any(gist.place or gist.subject for gist in sought.values()):
        return {}
    rows = asked(_newest_open, user, sorted({gist.network for gist in sought.values()}))
    others = {pk: Gist(*values) for pk, *values in rows}
    sharing = defaultdict(set)
    for pk, gist in others.items():
        sharing["place", gist.place].add(pk)
        sharing["subject", gist.subject].add(pk)
    counted: Counter[int] = Counter()
    for pk, gist in sought.items():
        near = (sharing["place", gist.place] | sharing["subject", gist.subject]) - {pk}
        counted[pk] = sum(gist.is_like(others[key]) for key in near)
    return dict(+counted)


def _newest_open(user: User, networks: list[int]) -> QuerySet:
    """What is compared of each: an index knows which are the newest, so that no other row is read."""
    mine = Signal.objects.in_care_of(user).filter(network__in=networks).still_open()
    newest = mine.order_by("-pk").values("pk")[:CANDIDATES_OF_A_PAGE]
    columns = ("pk", "network_id", "neighbourhood_id", "theme_id", Left("observation", COMPARED))
    return Signal.objects.filter(pk__in=newest).values_list(*columns)


def _near(among: SignalQuerySet, sought: Gist) -> SignalQuerySet:
    """In the same network, and in the same place or on the same subject; the newest first."""
    shares = Q()
    if sought.place is not None:
        shares |= Q(neighbourhood=sought.place)
    if sought.subject is not None:
        shares |= Q(theme=sought.subject)
    near = among.filter(shares, network=sought.network) if shares else among.none()
    return near.order_by("-created_at", "-pk")
