"""What messages and steps make of a concern, as the services would have done it at the time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from bondgenoten.demo.seed.days import day_of
from bondgenoten.demo.seed.people import Made
from bondgenoten.demo.seed.shapes import Concern, Line, Step
from bondgenoten.lib.dates import local_at
from signals.constants import CLOSED, EventKind, Outcome, Solved
from signals.models import Signal
from signals.services import promised_day
from signals.states import MOVES

ROUNDED_OFF_AT = time(16, 55)  # after the last message of that day


class ImpossibleStep(ValueError):
    """The content has a concern take a step that the application would refuse."""


@dataclass
class Life:
    """A concern with its messages and steps in order; ``run`` once, before it is saved."""

    concern: Concern
    signal: Signal
    made: Made
    today: date
    events: list[tuple[EventKind, str, datetime]] = field(default_factory=list)  # kind, who, when

    def moment(self, one: Line | Step) -> datetime:
        return local_at(day_of(self.signal.shared_on, one.workdays, self.today), one.at)

    def run(self) -> None:
        """Change the concern, and note what happened. Raises ImpossibleStep."""
        self._log(EventKind.RECEIVED, self.concern.reporter, self.signal.created_at)
        parts: list[Line | Step] = [*self.concern.thread, *self._steps()]
        for one in sorted(parts, key=self.moment):
            at = self.moment(one)
            if isinstance(one, Step):
                self._take(one, at)
            elif one.author == self.concern.reporter:
                self._wrote_back(at)
            else:
                self._answered(one.author, at)

    def _steps(self) -> Iterator[Step]:
        yield from self.concern.steps
        if self.concern.rounded_off:
            by = next(line.author for line in self.concern.thread if line.author != self.concern.reporter)
            yield Step(EventKind.ROUNDED_OFF, by, self.concern.rounded_off, ROUNDED_OFF_AT)

    def _log(self, kind: EventKind, who: str, at: datetime) -> None:
        self.events.append((kind, who, at))

    def _answered(self, who: str, at: datetime) -> None:
        if not self.signal.answered_at:
            self.signal.answered_at = at
            self._log(EventKind.ANSWERED, who, at)
        self.signal.asked_at = None

    def _wrote_back(self, at: datetime) -> None:
        if self.signal.answered_at:
            self._restart_clock(at)
            self._log(EventKind.WROTE_BACK, self.concern.reporter, at)
        if self.signal.outcome in CLOSED:
            self._move(EventKind.REOPENED, self.concern.reporter, at)

    def _restart_clock(self, at: datetime) -> None:
        self.signal.answered_at = self.signal.asked_at = None
        self.signal.promised_on = promised_day(timezone.localdate(at))

    def _move(self, kind: EventKind, who: str, at: datetime) -> None:
        move = MOVES[kind]
        if self.signal.outcome not in move.origins:
            raise ImpossibleStep(f"{self.concern.key}: {kind} from {self.signal.outcome!r}")
        self.signal.outcome, self.signal.look_again_on, self.signal.referred_to = move.to, None, ""
        self._log(kind, who, at)

    def _take(self, step: Step, at: datetime) -> None:
        kind, signal = EventKind(step.kind), self.signal
        if kind in MOVES:
            self._move(kind, step.by, at)
        else:
            self._log(kind, step.by, at)
        if kind == EventKind.ROUNDED_OFF and not signal.answered_at:
            raise ImpossibleStep(f"{self.concern.key}: rounded off while its reporter waits")
        if kind == EventKind.WATCHED:
            signal.look_again_on = self.today + timedelta(days=step.days)
        elif kind == EventKind.REFERRED:
            signal.referred_to = step.to
        elif kind == EventKind.ASSIGNED:
            signal.answerer = self.made.user(step.to)
        elif kind == EventKind.ASKED:
            signal.asked_at = at
        elif kind == EventKind.SOLVED:
            self._solved(step, at)

    def _solved(self, step: Step, at: datetime) -> None:
        """No opens it again, once, and promises an answer."""
        self.signal.solved, self.signal.solved_at = step.to, at
        if step.to == Solved.NO:
            self.signal.reopened_by_no = True
            self._restart_clock(at)
            self._move(EventKind.REOPENED, step.by, at)

    @property
    def goes_on_in(self) -> str:
        """The key of the concern that this one was taken together with."""
        merged = [step.to for step in self.concern.steps if step.kind == EventKind.MERGED]
        return merged[-1] if self.signal.outcome == Outcome.MERGED else ""
