"""Concerns of the past three years, more of them lately, with who read, answered and discussed them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from bench.national import words
from bench.national.chance import Chance
from bench.national.organisation import NAMED_NETWORKS, Area, Country, Seat
from bench.national.rows import Rows
from bondgenoten.lib.dates import local_at
from meetings.models import AgendaItem
from signals.constants import EventKind, HiddenFrom, Learnt, Outcome, ReaderRole, Readers
from signals.models import Reply, Signal, SignalEvent, SignalRead, TensionLevel, Theme
from signals.services import promised_day

DAYS = 1_095
RECENT = 45  # days; older concerns have nearly all been answered and rounded off
NAMED_WEIGHT = 5.0  # how much busier than the average the networks that are measured are
MOST_WEIGHT = 8.0
FIRST_POSITION = 10  # on an agenda, behind the points that members proposed

READERS = (
    (
        Readers.COORDINATORS_AND_CHIEF.value,
        Readers.NETWORK.value,
        Readers.COORDINATORS.value,
        Readers.ONE.value,
    ),
    (60, 20, 15, 5),
)
HIDDEN = ((HiddenFrom.NETWORK.value, HiddenFrom.NOBODY.value, HiddenFrom.READERS.value), (60, 32, 8))
LEARNT = ((Learnt.OWN.value, Learnt.HEARD.value, Learnt.ONLINE.value, ""), (45, 30, 15, 10))
OLD = ((Outcome.DONE.value, Outcome.AGENDA.value, Outcome.NONE.value), (89, 9, 2))
NEW = ((Outcome.DONE.value, Outcome.AGENDA.value, Outcome.NONE.value), (20, 10, 70))
FELT = (1, 2, 3, 3, 4, 4, 5, 6, 0, 0)  # steps; 0 is not said
COORDINATOR_ROLES = (ReaderRole.COORDINATOR_POLICE.value, ReaderRole.COORDINATOR_MUNICIPALITY.value)

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
    """One concern and all that hangs on it."""

    rows: Rows
    area: Area
    chance: Chance
    day: date
    today: date

    def make(self, tables: Tables) -> None:
        at = self.chance.moment(self.day)
        reporter = self._reporter()
        asked = self.area.seats[self.chance.randrange(2)]
        answered = self._answered(at)
        outcome = self._outcome(answered)
        key = self._share(tables, reporter, asked, created_at=at, answered_at=answered, outcome=outcome)
        self._log(key, EventKind.RECEIVED, reporter.user, at)
        if answered:
            self._answer(key, asked, answered)
        if outcome == Outcome.AGENDA:
            self._put_on_agenda(key, asked, answered or at)
        elif answered and outcome == Outcome.DONE:
            end = self._by_now(answered + timedelta(days=1))
            self._log(key, EventKind.ROUNDED_OFF, asked.user, end)

    def _by_now(self, moment: datetime) -> datetime:
        """The moment, but not after this morning."""
        return min(moment, local_at(self.today, time()))

    def _reporter(self) -> Seat:
        """A member of that day; mostly of the neighbourhood, the first resident more than others."""
        for _try in range(3):
            seat = self.chance.choice(self.area.seats[2:])
            if seat.runs_on(self.day):
                return seat
        return self.area.seats[2]

    def _answered(self, at: datetime) -> datetime | None:
        """When the first answer came, or None; never later than this morning."""
        late = (self.today - self.day).days
        if late < 1 or not self.chance.happens(0.98 if late > RECENT else 0.65):
            return None
        return self._by_now(at + timedelta(hours=self.chance.randrange(2, 60)))

    def _outcome(self, answered: datetime | None) -> str:
        outcome = self.chance.pick(OLD if (self.today - self.day).days > RECENT else NEW)
        if (outcome == Outcome.DONE and not answered) or (outcome == Outcome.AGENDA and not self._meeting()):
            return Outcome.NONE.value
        return outcome

    def _share(self, tables: Tables, reporter: Seat, asked: Seat, **moments_and_outcome: Any) -> int:
        """The concern itself; its key."""
        readers = self.chance.pick(READERS)
        return self.rows.add(
            Signal(
                public_id=self.chance.public_id(),
                network_id=self.area.key,
                reporter_id=reporter.user,
                reporter_membership_id=reporter.key,
                readers=readers,
                reader_id=asked.user if readers == Readers.ONE else None,
                promised_on=_promised_day(self.day),
                ends_on=self.day + timedelta(weeks=6),
                shared_on=self.day,
                submission=self.chance.public_id(),
                **self._told(tables),
                **moments_and_outcome,
            )
        )

    def _told(self, tables: Tables) -> dict[str, Any]:
        """What the reporter filled in; nearly everything may be left open."""
        chance = self.chance
        return {
            "observation": words.observation(chance),
            "neighbourhood_id": None if chance.happens(0.15) else chance.choice(self.area.places),
            "theme_id": None if chance.happens(0.1) else chance.choice(tables.themes),
            "noticed_on": self.day - timedelta(days=chance.randrange(4)),
            "learnt": chance.pick(LEARNT),
            "felt_id": tables.levels.get(chance.choice(FELT)),
            "hidden_from": chance.pick(HIDDEN),
        }

    def _answer(self, key: int, asked: Seat, at: datetime) -> None:
        """The reply of a coordinator, who read it first."""
        self._log(key, EventKind.ANSWERED, asked.user, at)
        self.rows.add(
            Reply(
                public_id=self.chance.public_id(),
                signal_id=key,
                author_id=asked.user,
                party=asked.party.value,
                text=self.chance.choice(words.ANSWERS),
                created_at=at,
                submission=self.chance.public_id(),
            )
        )
        role = COORDINATOR_ROLES[self.area.seats.index(asked)]
        self.rows.add(SignalRead(signal_id=key, reader_id=asked.user, role=role, first_at=at, last_at=at))

    def _meeting(self) -> int:
        """The first meeting after the concern; 0 when none is planned."""
        place = bisect_left(self.area.meetings, (self.day + timedelta(days=1), 0))
        return self.area.meetings[place][1] if place < len(self.area.meetings) else 0

    def _put_on_agenda(self, key: int, asked: Seat, at: datetime) -> None:
        self._log(key, EventKind.PUT_ON_AGENDA, asked.user, at)
        self.rows.add(
            AgendaItem(
                public_id=self.chance.public_id(),
                meeting_id=self._meeting(),
                title=self.chance.choice(words.POINTS),
                position=FIRST_POSITION,
                proposer_id=asked.key,
                party=asked.party.value,
                signal_id=key,
                created_at=at,
                submission=self.chance.public_id(),
            )
        )

    def _log(self, key: int, kind: EventKind, actor: int, at: datetime) -> None:
        self.rows.add(SignalEvent(signal_id=key, kind=kind.value, actor_id=actor, at=at))
