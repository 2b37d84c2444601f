"""Fills in the concerns, with who read them and what was answered; nobody is mailed about the past."""

from datetime import date, datetime, timedelta

from bondgenoten.demo.seed.days import shared_on
from bondgenoten.demo.seed.people import Made
from bondgenoten.demo.seed.shapes import Area, Concern
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.workdays import add_workdays
from networks.models import Neighbourhood
from signals.constants import EventKind
from signals.models import Reply, Signal, SignalEvent, SignalRead, TensionLevel
from signals.readers import role_of
from signals.services import promised_day


def make_concerns(area: Area, made: Made, today: date) -> dict[str, Signal]:
    """All concerns of a network, by key."""
    return {concern.key: _make_concern(concern, made, today) for concern in area.concerns}


def _make_concern(concern: Concern, made: Made, today: date) -> Signal:
    day = shared_on(today, concern.age)
    signal = Signal.objects.create(
        network=made.network,
        reporter=made.user(concern.reporter),
        reporter_membership=made.members[concern.reporter],
        observation=concern.text,
        neighbourhood=_neighbourhood(concern, made),
        noticed_on=day - timedelta(days=concern.noticed),
        learnt=concern.learnt,
        felt=TensionLevel.objects.get(step=concern.felt) if concern.felt else None,
        readers=concern.readers,
        reader=made.user(concern.reader) if concern.reader else None,
        name_hidden=concern.name_hidden,
        promised_on=promised_day(day),
        created_at=local_at(day, concern.at),
        submission=f"demo.{made.network.slug}.{concern.key}",
    )
    log(signal, EventKind.RECEIVED, signal.reporter, signal.created_at)
    _make_reads(concern, signal, made, day, today)
    _make_thread(concern, signal, made, day)
    return signal


def _neighbourhood(concern: Concern, made: Made) -> Neighbourhood | None:
    if not concern.neighbourhood:
        return None
    return made.network.neighbourhoods.get(name=concern.neighbourhood)


def log(signal: Signal, kind: EventKind, actor, at: datetime) -> None:
    SignalEvent.objects.create(signal=signal, kind=kind, actor=actor, at=at)


def _make_reads(concern: Concern, signal: Signal, made: Made, day: date, today: date) -> None:
    """The next working day from half past eight on, unless that has not been yet."""
    next_workday = add_workdays(day, 1)
    if next_workday >= today:
        return
    start = local_at(next_workday, datetime.min.time().replace(hour=8, minute=30))
    for place, key in enumerate(concern.read_by):
        at = start + timedelta(minutes=12 * place)
        user = made.user(key)
        SignalRead.objects.create(
            signal=signal, reader=user, role=role_of(user, signal), first_at=at, last_at=at
        )


def _make_thread(concern: Concern, signal: Signal, made: Made, day: date) -> None:
    for number, line in enumerate(concern.thread):
        author = made.members[line.author]
        is_reporter = line.author == concern.reporter
        at = local_at(add_workdays(day, line.workdays), line.at)
        Reply.objects.create(
            signal=signal,
            author=author.user,
            party="" if is_reporter else author.party,
            text=line.text,
            created_at=at,
            submission=f"{signal.submission}.{number}",
        )
        if not is_reporter and signal.answered_at is None:
            _answer(signal, author, at)


def _answer(signal: Signal, author, at: datetime) -> None:
    """The first message of a coordinator keeps the promise, as in signals.services."""
    signal.answered_at = at
    signal.save(update_fields=["answered_at"])
    log(signal, EventKind.ANSWERED, author.user, at)
