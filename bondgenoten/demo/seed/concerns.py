"""Fills in the concerns, with who read them and what was answered; nobody is mailed about the past."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bondgenoten.demo.seed.beside import make_beside
from bondgenoten.demo.seed.days import shared_on
from bondgenoten.demo.seed.lives import Life
from bondgenoten.demo.seed.people import Made
from bondgenoten.demo.seed.shapes import Area, Concern
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.workdays import add_workdays
from networks.constants import Party
from networks.models import Membership
from signals.constants import EventKind, HiddenFrom, ReaderRole
from signals.models import Reply, Signal, SignalEvent, SignalRead, TensionLevel, Theme
from signals.services import end_day, promised_day

READ_FROM = time(8, 30)


def make_concerns(area: Area, made: Made, today: date) -> list[Life]:
    """All concerns of a network. Of each kind of row all at once: the demo has to start fast."""
    lives = list(_lives(area, made, today))
    for life in lives:
        life.run()
    Signal.objects.bulk_create(life.signal for life in lives)
    _take_together(lives)
    Reply.objects.bulk_create(reply for life in lives for reply in _replies(life))
    SignalRead.objects.bulk_create(read for life in lives for read in _reads(life))
    SignalEvent.objects.bulk_create(
        event(life.signal, kind, made.members[who], at, made)
        for life in lives
        for kind, who, at in life.events
    )
    make_beside(lives)
    return lives


def event(signal: Signal, kind: EventKind, member: Membership, at: datetime, made: Made) -> SignalEvent:
    """A step in the life of a concern, not saved yet."""
    role = "" if member.user_id == signal.reporter_id else _role(member, made)
    return SignalEvent(signal=signal, kind=kind, actor=member.user, role=role, at=at)


def _lives(area: Area, made: Made, today: date) -> Iterator[Life]:
    places = {place.name: place for place in made.network.neighbourhoods.all()}
    themes = {theme.code: theme for theme in Theme.objects.all()}
    levels = {level.step: level for level in TensionLevel.objects.all()}
    for concern in area.concerns:
        signal = _signal(concern, made, shared_on(today, concern.age))
        signal.neighbourhood = places[concern.neighbourhood] if concern.neighbourhood else None
        signal.theme = themes[concern.theme] if concern.theme else None
        signal.felt = levels[concern.felt] if concern.felt else None
        yield Life(concern, signal, made, today)


def _signal(concern: Concern, made: Made, day: date) -> Signal:
    return Signal(
        network=made.network,
        reporter=made.user(concern.reporter),
        reporter_membership=made.members[concern.reporter],
        observation=concern.text,
        noticed_on=day - timedelta(days=concern.noticed),
        learnt=concern.learnt,
        source=concern.source,
        about=concern.about,
        readers=concern.readers,
        reader=made.user(concern.reader) if concern.reader else None,
        hidden_from=HiddenFrom.READERS if concern.name_hidden else HiddenFrom.NOBODY,
        may_be_discussed=concern.may_be_discussed,
        promised_on=promised_day(day),
        ends_on=end_day(made.network, day),
        created_at=local_at(day, concern.at),
        shared_on=day,
        submission=f"demo.{made.network.slug}.{concern.key}",
    )


def _take_together(lives: list[Life]) -> None:
    """What goes on in another concern names it, once that one has a key."""
    by_key = {life.concern.key: life.signal for life in lives}
    merged = [life for life in lives if life.goes_on_in]
    for life in merged:
        life.signal.merged_into = by_key[life.goes_on_in]
    Signal.objects.bulk_update([life.signal for life in merged], ["merged_into"])


def _replies(life: Life) -> Iterator[Reply]:
    for number, line in enumerate(life.concern.thread):
        author = life.made.members[line.author]
        yield Reply(
            signal=life.signal,
            author=author.user,
            party="" if line.author == life.concern.reporter else author.party,
            text=line.text,
            created_at=life.moment(line),
            submission=f"{life.signal.submission}.{number}",
        )


def _reads(life: Life) -> Iterator[SignalRead]:
    """The next working day from half past eight on, unless that has not been yet."""
    next_workday = add_workdays(life.signal.shared_on, 1)
    if next_workday >= life.today:
        return
    for place, key in enumerate(life.concern.read_by):
        at = local_at(next_workday, READ_FROM) + timedelta(minutes=12 * place)
        member = life.made.members[key]
        read = {"role": _role(member, life.made), "first_at": at, "last_at": at}
        yield SignalRead(signal=life.signal, reader=member.user, **read)


def _role(member: Membership, made: Made) -> ReaderRole:
    """As signals.readers says it, without a query for each reader."""
    if member.is_coordinator:
        if member.party == Party.POLICE:
            return ReaderRole.COORDINATOR_POLICE
        return ReaderRole.COORDINATOR_MUNICIPALITY
    return ReaderRole.CHIEF if member.user_id in made.chiefs else ReaderRole.MEMBER
