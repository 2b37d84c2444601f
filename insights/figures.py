"""The figures of an overview: what a screen, a mail and a kept summary show alike.

Numbers, days and names of networks only: no text of a concern and no person. All of it can be kept as JSON.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from insights.constants import Period


@dataclass(frozen=True)
class SideAnswers:
    """How one side (``networks.constants.Side``) answered the invitation to the next meeting."""

    side: str
    coming: int
    maybe: int
    absent: int
    silent: int

    @property
    def total(self) -> int:
        return self.coming + self.maybe + self.absent + self.silent


@dataclass(frozen=True)
class NetworkFigures:
    """One network: its rhythm this year, the answers for its next meeting, its concerns.

    ``next_day`` is an ISO day or None; ``open`` concerns are not rounded off, ``unanswered`` ones have a
    reporter who waits, ``late`` ones are unanswered past their promised day, ``overdue`` ones still open past
    the day on which their reporter would hear how it ends; 0 in a summary from before that was promised.
    """

    slug: str
    name: str
    team: str
    meetings_a_year: int
    held: int
    next_day: str | None
    next_id: str | None
    sides: tuple[SideAnswers, ...]
    open: int
    unanswered: int
    late: int
    overdue: int = 0

    @property
    def coming(self) -> int:
        return sum(side.coming for side in self.sides)

    @property
    def invited(self) -> int:
        return sum(side.total for side in self.sides)

    @property
    def next_on(self) -> date | None:
        return date.fromisoformat(self.next_day) if self.next_day else None


@dataclass(frozen=True)
class WeekCount:
    """Concerns shared in a week that begins on ``monday`` (ISO day)."""

    monday: str
    count: int

    @property
    def day(self) -> date:
        return date.fromisoformat(self.monday)


@dataclass(frozen=True)
class ThemeCount:
    """Concerns with a theme; an empty ``code`` is no theme chosen."""

    code: str
    count: int


@dataclass(frozen=True)
class Figures:
    """All figures at a moment. ``since`` is the first day of the period; weeks and themes go further back.

    ``answered_in_time`` of ``promised``: of the concerns shared in the period that had an answer or should
    have had one. ``actions_done`` of ``actions``: of what had its last day in the period; ``actions_late``
    are all open ones past their last day.
    """

    as_of: str
    since: str
    period: str
    networks: tuple[NetworkFigures, ...]
    shared: int
    promised: int
    answered_in_time: int
    actions: int
    actions_done: int
    actions_late: int
    met: int
    weeks: tuple[WeekCount, ...]
    themes: tuple[ThemeCount, ...]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.as_of)

    @property
    def first_day(self) -> date:
        return date.fromisoformat(self.since)

    @property
    def open(self) -> int:
        return sum(network.open for network in self.networks)

    @property
    def late(self) -> int:
        return sum(network.late for network in self.networks)

    @property
    def is_empty(self) -> bool:
        """Nothing happened in the period and nothing waits: no reason to write to anybody."""
        return not any((self.shared, self.open, self.actions, self.actions_late, self.met, self._silent))

    @property
    def _silent(self) -> int:
        return sum(side.silent for network in self.networks for side in network.sides)

    @property
    def period_label(self) -> str:
        return str(Period(self.period).label)

    def to_json(self) -> dict:
        """As a summary keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict) -> "Figures":
        """The figures as they were kept."""
        networks = tuple(
            NetworkFigures(**network | {"sides": tuple(SideAnswers(**side) for side in network["sides"])})
            for network in kept["networks"]
        )
        weeks = tuple(WeekCount(**week) for week in kept["weeks"])
        themes = tuple(ThemeCount(**theme) for theme in kept["themes"])
        return cls(**kept | {"networks": networks, "weeks": weeks, "themes": themes})
