"""Concerns of the past three years, more of them lately."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from bench.national import shares, words
from bench.national.chance import Chance
from bench.national.lives import Life
from bench.national.organisation import NAMED_NETWORKS, Area, Country, Seat
from bench.national.rows import Rows
from bondgenoten.lib.dates import local_at
from networks.constants import Party
from signals.constants import About, Outcome, Readers
from signals.models import Signal, TensionLevel, Theme
from signals.services import promised_day

DAYS = 1_095
RECENT = 45  # days; older concerns have nearly all been answered and ended
LOOK_AGAIN = 28  # days
NAMED_WEIGHT = 5.0  # how much busier than the average the networks that are measured are
MOST_WEIGHT = 8.0
AGAINST = {About.POLICE.value: Party.MUNICIPALITY, About.MUNICIPALITY.value: Party.POLICE}  # who reads it

_promised_day = cache(promised_day)  # the same for all of a day


@dataclass(frozen=True)
class Tables:
    """Keys of what migrations filled."""

    themes: list[int]
    levels: dict[int, int]

    @classmethod
    def read(cls) -> "Tables":
        levels = dict(TensionLevel.objects.values_list("step", "pk"))
        return cls(list(Theme.objects.values_list("pk", flat=True)), levels)


def make_concerns(rows: Rows, country: Country, count: int, chance: Chance, today: date) -> Iterator[int]:
    """``count`` concerns, the oldest first; yields 1 after each."""
    tables = Tables.read()
    weights = list(accumulate(_weight(area, chance) for area in country.areas))
    for number in range(count):
        age = int(DAYS * (1 - ((number + 0.5) / count) ** 0.5))
        area = chance.choices(country.areas, cum_weights=weights)[0]
        _Concern(rows, area, chance, today - timedelta(days=age), today).make(tables)
        yield 1


def _weight(area: Area, chance: Chance) -> float:
    if area.index < NAMED_NETWORKS:
        return 2 * NAMED_WEIGHT  # the average of the spread below is about two
    return min(chance.paretovariate(2), MOST_WEIGHT)


@dataclass
class _Concern:
    """One concern, as it stands today."""

    rows: Rows
    area: Area
    chance: Chance
    day: date
    today: date

    def make(self, tables: Tables) -> None:
        signal = Signal(
            public_id=self.chance.public_id(),
            network_id=self.area.key,
            created_at=self.chance.moment(self.day),
            shared_on=self.day,
            promised_on=_promised_day(self.day),
            ends_on=self.day + timedelta(weeks=6),
            submission=self.chance.public_id(),
            **self._told(tables),
        )
        reporter, asked = self._reporter(), self.area.seats[self.chance.randrange(2)]
        signal.reporter_id, signal.reporter_membership_id = reporter.user, reporter.key
        asked = self._choose_readers(signal, asked)
        signal.answered_at = self._answered(signal.created_at)
        self._decide(signal)
        meeting = self._meeting() if signal.outcome == Outcome.AGENDA else 0
        Life(self.rows, self.area, self.chance, self.today, signal, asked).make(meeting)
        if signal.outcome not in (Outcome.MERGED, Outcome.WITHDRAWN):
            self.area.lead = signal.pk

    def _told(self, tables: Tables) -> dict[str, Any]:
        """What the reporter filled in; nearly everything may be left open."""
        chance = self.chance
        return {
            "observation": words.observation(chance),
            "neighbourhood_id": None if chance.happens(0.15) else chance.choice(self.area.places),
            "theme_id": None if chance.happens(0.1) else chance.choice(tables.themes),
            "noticed_on": self.day - timedelta(days=chance.randrange(4)),
            "learnt": chance.pick(shares.LEARNT),
            "felt_id": tables.levels.get(chance.choice(shares.FELT)),
            "hidden_from": chance.pick(shares.HIDDEN),
            "source": chance.pick(shares.SOURCE),
            "may_be_discussed": chance.happens(shares.DISCUSSED),
        }

    def _reporter(self) -> Seat:
        """A member of that day; mostly of the neighbourhood, the first resident more than others."""
        for _try in range(3):
            seat = self.chance.choice(self.area.seats[2:])
            if seat.runs_on(self.day):
                return seat
        return self.area.seats[2]

    def _choose_readers(self, signal: Signal, asked: Seat) -> Seat:
        """Who reads it, and who answers it: what is about a reader goes to one of the other side."""
        signal.readers = self.chance.pick(shares.READERS)
        if signal.readers != Readers.ONE:
            return asked
        signal.about = self.chance.pick(shares.ABOUT)
        side = AGAINST.get(signal.about, asked.party)
        asked = next(seat for seat in self.area.seats[:2] if seat.party == side)
        signal.reader_id = asked.user
        return asked

    def _answered(self, at: datetime) -> datetime | None:
        """When the first answer came, or None; never later than this morning."""
        late = (self.today - self.day).days
        share = shares.ANSWERED if late > RECENT else shares.ANSWERED_LATELY
        if late < 1 or not self.chance.happens(share):
            return None
        return min(at + timedelta(hours=self.chance.randrange(2, 60)), local_at(self.today, time()))

    def _decide(self, signal: Signal) -> None:
        """An outcome that can be, with what belongs to it."""
        outcome = self.chance.pick(shares.OLD if (self.today - self.day).days > RECENT else shares.NEW)
        possible = {
            Outcome.AGENDA: bool(self._meeting()),
            Outcome.MERGED: bool(self.area.lead and signal.answered_at),
            Outcome.WITHDRAWN: self.day < self.today,
            Outcome.NONE: True,
        }
        if not possible.get(outcome, signal.answered_at is not None):
            outcome = Outcome.NONE.value
        signal.outcome = outcome
        if outcome == Outcome.WATCH:
            signal.look_again_on = self.today + timedelta(days=self.chance.randrange(-2, LOOK_AGAIN))
        elif outcome == Outcome.REFER:
            signal.referred_to = self.chance.pick(shares.REFERRAL)
        elif outcome == Outcome.MERGED:
            signal.merged_into_id = self.area.lead

    def _meeting(self) -> int:
        """The first meeting after the concern; 0 when none is planned."""
        place = bisect_left(self.area.meetings, (self.day + timedelta(days=1), 0))
        return self.area.meetings[place][1] if place < len(self.area.meetings) else 0
