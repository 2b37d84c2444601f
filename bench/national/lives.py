"""What hangs on a concern: who read, answered, weighed and joined it, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from bench.national import shares, words
from bench.national.chance import Chance
from bench.national.organisation import Area, Seat
from bench.national.rows import Rows
from bondgenoten.lib.dates import local_at
from meetings.models import AgendaItem
from signals.constants import (
    ENDED,
    ConsentKind,
    ConsentState,
    EventKind,
    Outcome,
    ReaderRole,
    Readers,
    Solved,
)
from signals.models import (
    ConsentRequest,
    CoReporter,
    InternalNote,
    Redaction,
    Reply,
    Signal,
    SignalEvent,
    SignalRead,
    Weighing,
)
from signals.services import promised_day

FIRST_POSITION = 10  # on an agenda, behind the points that members proposed
ROLES = (ReaderRole.COORDINATOR_POLICE.value, ReaderRole.COORDINATOR_MUNICIPALITY.value)
STEPS = {
    Outcome.ACT: EventKind.TAKEN_UP,
    Outcome.AGENDA: EventKind.PUT_ON_AGENDA,
    Outcome.WATCH: EventKind.WATCHED,
    Outcome.REFER: EventKind.REFERRED,
    Outcome.NOT_OURS: EventKind.REFUSED,
    Outcome.DONE: EventKind.ROUNDED_OFF,
    Outcome.MERGED: EventKind.MERGED,
}


@dataclass
class Life:
    """All of one concern; ``asked`` is the coordinator who answers it. Call ``make`` once."""

    rows: Rows
    area: Area
    chance: Chance
    today: date
    signal: Signal
    asked: Seat

    def make(self, meeting: int) -> None:
        """The concern as it stands, and what led to that; ``meeting`` is the key of what it is an item of."""
        signal, chance = self.signal, self.chance
        first_answer, decided = signal.answered_at, signal.outcome not in ("", Outcome.WITHDRAWN)
        at = self._by_now((first_answer or signal.created_at) + timedelta(days=1))
        if decided and chance.happens(shares.NAMED):
            signal.answerer_id = self.asked.user
        if signal.outcome == Outcome.DONE:
            self._say_how_it_ended(at)
        wrote_back = self._restart_clock(at)
        self.rows.add(signal)
        self._log(EventKind.RECEIVED, signal.created_at)
        if first_answer:
            self._answer(first_answer)
        if wrote_back:
            self._write(self.chance.choice(words.REPLIES), signal.reporter_id, "", at)
            self._log(EventKind.WROTE_BACK, at)
        if decided:
            self._step(at)
        if signal.outcome == Outcome.WITHDRAWN:
            self._log(EventKind.WITHDRAWN, at)
        if meeting:
            self._put_on_agenda(meeting, at)
        self._beside(at, decided=decided)

    def _by_now(self, moment: datetime) -> datetime:
        """The moment, but not after this morning."""
        return min(moment, max(local_at(self.today, time()), self.signal.created_at))

    def _say_how_it_ended(self, at: datetime) -> None:
        self.signal.solved = self.chance.pick(shares.SOLVED)
        if self.signal.solved != Solved.UNKNOWN:
            self.signal.solved_at = at

    def _restart_clock(self, at: datetime) -> bool:
        """A message of the reporter promises an answer anew; a question of ours waits for one."""
        signal, chance = self.signal, self.chance
        if not signal.answered_at or signal.outcome in (*ENDED, Outcome.MERGED, Outcome.WITHDRAWN):
            return False
        if chance.happens(shares.WROTE_BACK):
            signal.answered_at, signal.promised_on = None, promised_day(timezone.localdate(at))
            return True
        if not signal.outcome and chance.happens(shares.ASKED):
            signal.asked_at = signal.answered_at
        return False

    def _answer(self, at: datetime) -> None:
        """The reply of a coordinator, who read it first."""
        self._log(EventKind.ANSWERED, at, self.asked)
        if self.signal.asked_at:
            self._log(EventKind.ASKED, at, self.asked)
        self._write(self.chance.choice(words.ANSWERS), self.asked.user, self.asked.party.value, at)
        read = {"reader_id": self.asked.user, "role": self._role(self.asked), "first_at": at, "last_at": at}
        self.rows.add(SignalRead(signal_id=self.signal.pk, **read))

    def _write(self, text: str, author: int, party: str, at: datetime) -> None:
        self._add(Reply, text=text, author_id=author, party=party, created_at=at)

    def _step(self, at: datetime) -> None:
        """What was decided."""
        self._log(STEPS[Outcome(self.signal.outcome)], at, self.asked)
        if self.signal.solved_at:
            self._log(EventKind.SOLVED, self.signal.solved_at)
        if self.chance.happens(shares.WEIGHED):
            self._weigh(at)

    def _weigh(self, at: datetime) -> None:
        names = ("is_concrete", "is_recent", "is_pattern")
        known = {name: self.chance.pick(shares.KNOWN) for name in names}
        kind = self.chance.pick(shares.KIND)
        self.rows.add(Weighing(signal_id=self.signal.pk, kind=kind, by_id=self.asked.user, at=at, **known))
        self._log(EventKind.WEIGHED, at, self.asked)

    def _put_on_agenda(self, meeting: int, at: datetime) -> None:
        title = self.chance.choice(words.POINTS)
        place = {"meeting_id": meeting, "position": FIRST_POSITION, "title": title}
        proposer = {"proposer_id": self.asked.key, "party": self.asked.party.value}
        self._add(AgendaItem, created_at=at, **place, **proposer)
        if not self.signal.may_be_discussed:
            self._ask(ConsentState.GIVEN.value, title, at)

    def _ask(self, state: str, title: str, at: datetime) -> None:
        """The reporter is asked to agree that it is discussed."""
        request = ConsentRequest(
            public_id=self.chance.public_id(),
            signal_id=self.signal.pk,
            kind=ConsentKind.AGENDA.value,
            state=state,
            title=title,
            asked_by_id=self.asked.user,
            asked_at=at,
            decided_at=None if state == ConsentState.OPEN else at,
        )
        self.rows.add(request)
        self._log(EventKind.CONSENT_ASKED, at, self.asked)
        if state != ConsentState.OPEN:
            given = state == ConsentState.GIVEN
            self._log(EventKind.CONSENT_GIVEN if given else EventKind.CONSENT_REFUSED, at)

    def _beside(self, at: datetime, *, decided: bool) -> None:
        """Notes, who noticed the same, what the reporter is asked, words that were taken out."""
        signal, chance = self.signal, self.chance
        if chance.happens(shares.NOTED):
            note = {"author_id": self.asked.user, "party": self.asked.party.value}
            self._add(InternalNote, text=chance.choice(words.NOTES), created_at=at, **note)
        if signal.readers == Readers.NETWORK and chance.happens(shares.JOINED):
            self._join(at)
        if not signal.outcome and signal.answered_at and chance.happens(shares.CONSENTS):
            self._ask(chance.pick(shares.CONSENT), chance.choice(words.POINTS), at)
        if decided and chance.happens(shares.REDACTED):
            redaction = {"before": f"{signal.observation} (…)", "reason": words.REDACTED}
            self.rows.add(Redaction(signal_id=signal.pk, by_id=self.asked.user, at=at, **redaction))
            self._log(EventKind.REDACTED, at, self.asked)

    def _join(self, at: datetime) -> None:
        """Somebody else of the table who sat there that day noticed the same."""
        seat = self.chance.choice(self.area.seats[2:])
        day = self.signal.shared_on
        if seat.user != self.signal.reporter_id and seat.runs_on(day) and seat.runs_on(at.date()):
            self.rows.add(CoReporter(signal_id=self.signal.pk, user_id=seat.user, at=at))
            self.rows.add(
                SignalEvent(signal_id=self.signal.pk, kind=EventKind.JOINED.value, actor_id=seat.user, at=at)
            )

    def _add(self, model: type[models.Model], **fields: Any) -> None:
        """A row of this concern that has an address and was sent by somebody."""
        keys = {"public_id": self.chance.public_id(), "submission": self.chance.public_id()}
        self.rows.add(model(signal_id=self.signal.pk, **keys, **fields))

    def _log(self, kind: EventKind, at: datetime, by: Seat | None = None) -> None:
        """By a coordinator, or by its reporter."""
        actor, role = (by.user, self._role(by)) if by else (self.signal.reporter_id, "")
        self.rows.add(
            SignalEvent(signal_id=self.signal.pk, kind=kind.value, actor_id=actor, role=role, at=at)
        )

    def _role(self, seat: Seat) -> str:
        return ROLES[self.area.seats.index(seat)]
