"""Fills in the concerns, with who read them and what was answered; nobody is mailed about the past."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from accounts.models import User
from bondgenoten.demo.seed.days import shared_on
from bondgenoten.demo.seed.people import Made
from bondgenoten.demo.seed.shapes import Area, Concern, Line
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.workdays import add_workdays
from networks.constants import Party
from signals.constants import EventKind, HiddenFrom, Outcome, ReaderRole
from signals.models import Reply, Signal, SignalEvent, SignalRead, TensionLevel, Theme
from signals.services import end_day, promised_day

READ_FROM = time(8, 30)
ROUNDED_OFF_AT = time(16, 55)  # after the last message of that day


def make_concerns(area: Area, made: Made, today: date) -> dict[str, Signal]:
    """All concerns of a network, by key. Of each kind of row all at once: the demo has to start fast."""
    signals = Signal.objects.bulk_create(_signals(area, made, today))
    pairs = list(zip(area.concerns, signals, strict=True))
    Reply.objects.bulk_create(reply for concern, signal in pairs for reply in _replies(concern, signal, made))
    SignalRead.objects.bulk_create(
        read for concern, signal in pairs for read in _reads(concern, signal, made, today)
    )
    events = (event for concern, signal in pairs for event in _events(concern, signal, made))
    SignalEvent.objects.bulk_create(events)
    return {concern.key: signal for concern, signal in pairs}


def event(signal: Signal, kind: EventKind, actor: User, at: datetime) -> SignalEvent:
    """A step in the life of a concern, not saved yet."""
    return SignalEvent(signal=signal, kind=kind, actor=actor, at=at)


def _signals(area: Area, made: Made, today: date) -> list[Signal]:
    places = {place.name: place for place in made.network.neighbourhoods.all()}
    themes = {theme.code: theme for theme in Theme.objects.all()}
    levels = {level.step: level for level in TensionLevel.objects.all()}
    signals = []
    for concern in area.concerns:
        signal = _signal(concern, made, shared_on(today, concern.age))
        signal.neighbourhood = places[concern.neighbourhood] if concern.neighbourhood else None
        signal.theme = themes[concern.theme] if concern.theme else None
        signal.felt = levels[concern.felt] if concern.felt else None
        signals.append(signal)
    return signals


def _signal(concern: Concern, made: Made, day: date) -> Signal:
    answer = _first_answer(concern)
    return Signal(
        network=made.network,
        reporter=made.user(concern.reporter),
        reporter_membership=made.members[concern.reporter],
        observation=concern.text,
        noticed_on=day - timedelta(days=concern.noticed),
        learnt=concern.learnt,
        readers=concern.readers,
        reader=made.user(concern.reader) if concern.reader else None,
        hidden_from=HiddenFrom.READERS if concern.name_hidden else HiddenFrom.NOBODY,
        outcome=Outcome.DONE if concern.rounded_off else Outcome.NONE,
        promised_on=promised_day(day),
        ends_on=end_day(made.network, day),
        answered_at=local_at(add_workdays(day, answer.workdays), answer.at) if answer else None,
        created_at=local_at(day, concern.at),
        shared_on=day,
        submission=f"demo.{made.network.slug}.{concern.key}",
    )


def _first_answer(concern: Concern) -> Line | None:
    """The first message of a coordinator keeps the promise, as in signals.services; None without one."""
    return next((line for line in concern.thread if line.author != concern.reporter), None)


def _replies(concern: Concern, signal: Signal, made: Made) -> Iterator[Reply]:
    for number, line in enumerate(concern.thread):
        author = made.members[line.author]
        yield Reply(
            signal=signal,
            author=author.user,
            party="" if line.author == concern.reporter else author.party,
            text=line.text,
            created_at=local_at(add_workdays(signal.shared_on, line.workdays), line.at),
            submission=f"{signal.submission}.{number}",
        )


def _reads(concern: Concern, signal: Signal, made: Made, today: date) -> Iterator[SignalRead]:
    """The next working day from half past eight on, unless that has not been yet."""
    next_workday = add_workdays(signal.shared_on, 1)
    if next_workday >= today:
        return
    for place, key in enumerate(concern.read_by):
        at = local_at(next_workday, READ_FROM) + timedelta(minutes=12 * place)
        reader = made.user(key)
        yield SignalRead(signal=signal, reader=reader, role=_role(key, made), first_at=at, last_at=at)


def _role(key: str, made: Made) -> ReaderRole:
    """As signals.readers says it, without a query for each reader."""
    member = made.members[key]
    if member.is_coordinator:
        if member.party == Party.POLICE:
            return ReaderRole.COORDINATOR_POLICE
        return ReaderRole.COORDINATOR_MUNICIPALITY
    return ReaderRole.CHIEF if member.user_id in made.chiefs else ReaderRole.MEMBER


def _events(concern: Concern, signal: Signal, made: Made) -> Iterator[SignalEvent]:
    yield event(signal, EventKind.RECEIVED, signal.reporter, signal.created_at)
    answer = _first_answer(concern)
    if answer is None or signal.answered_at is None:
        return
    actor = made.user(answer.author)
    yield event(signal, EventKind.ANSWERED, actor, signal.answered_at)
    if concern.rounded_off:
        at = local_at(add_workdays(signal.shared_on, concern.rounded_off), ROUNDED_OFF_AT)
        yield event(signal, EventKind.ROUNDED_OFF, actor, at)
