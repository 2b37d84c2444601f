"""What happened to a concern, step by step, in plain words and without names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import keep_asked
from bondgenoten.lib.promises import Promise, kept_promise
from bondgenoten.lib.registry import signal_timeline
from bondgenoten.lib.workdays import add_workdays
from signals.constants import WORKDAYS_TO_ANSWER, EventKind, ReaderRole
from signals.models import Signal, SignalEvent
from signals.step_words import WORDS, said

RESTARTS = (EventKind.WROTE_BACK, EventKind.REOPENED)  # after these an answer is promised anew


@dataclass(frozen=True)
class Entry:
    """A step. ``at`` orders it; ``url`` leads to where the text points."""

    at: datetime
    title: str
    text: str = ""
    promise: Promise | None = None
    url: str = ""
    url_text: str = ""

    @property
    def when(self) -> str:
        return dates.moment(self.at)


@dataclass(frozen=True)
class Read:
    """Somebody who read it, by their role, with the first and the last time in words."""

    role: str
    first: str
    last: str


def timeline_of(signal: Signal, viewer: User) -> list[Entry]:
    """All steps so far, the first one first; higher apps add theirs through the registry."""
    entries = [_received(signal), *_reads(signal), *_answers(signal), *_steps(signal, viewer)]
    for source in signal_timeline:
        entries += source(signal, viewer)
    return sorted(entries, key=lambda entry: entry.at)


def readings_of(signal: Signal, viewer: User) -> list[Read]:
    """Who has read it and when, for its reporter and the coordinators; nothing for other readers."""
    if not _is_between_us(signal, viewer):
        return []
    keep_asked(signal, "reads")
    return [
        Read(
            capfirst(str(ReaderRole(read.role).label)),
            dates.moment(read.first_at),
            dates.moment(read.last_at) if read.last_at != read.first_at else "",
        )
        for read in signal.reads.all()
    ]


def _is_between_us(signal: Signal, viewer: User) -> bool:
    return signal.reporter_id == viewer.pk or signal.is_in_care_of(viewer)


def _received(signal: Signal) -> Entry:
    text = _("We promised an answer by %(day)s.") % {"day": dates.day(_first_promise(signal))}
    return Entry(signal.created_at, _("Received"), text)


def _first_promise(signal: Signal) -> date:
    """What was promised on sharing; the day in the row is that of the last time the clock started."""
    if all(event.kind not in RESTARTS for event in signal.events.all()):
        return signal.promised_on
    return add_workdays(signal.shared_on, WORKDAYS_TO_ANSWER)


def _reads(signal: Signal) -> list[Entry]:
    """One step a day, with the roles that read it first on that day."""
    keep_asked(signal, "reads")
    by_day = groupby(signal.reads.all(), key=lambda read: timezone.localdate(read.first_at))
    entries = []
    for _day, group in by_day:
        reads = list(group)
        roles = dict.fromkeys(str(ReaderRole(read.role).label) for read in reads)
        text = _("Read by %(roles)s.") % {"roles": get_text_list(list(roles), _("and"))}
        entries.append(Entry(reads[0].first_at, _("Read"), text))
    return entries


def _answers(signal: Signal) -> Iterator[Entry]:
    """Each answer against the promise that ran then."""
    by, waits = _first_promise(signal), True
    for event in signal.events.all():
        if event.kind in RESTARTS and not waits:
            by, waits = add_workdays(timezone.localdate(event.at), WORKDAYS_TO_ANSWER), True
        elif event.kind == EventKind.ANSWERED:
            waits = False
            promise = kept_promise(by, timezone.localdate(event.at))
            text = _("The answer is under questions and answers.")
            yield Entry(event.at, _("Answered"), text, promise)


def _steps(signal: Signal, viewer: User) -> list[Entry]:
    """What was decided and done, in the words of ``step_words``."""
    is_own, between_us = signal.reporter_id == viewer.pk, _is_between_us(signal, viewer)
    return [
        _step(signal, event, is_own)
        for event in signal.events.all()
        if event.kind in WORDS and (between_us or not WORDS[EventKind(event.kind)].is_private)
    ]


def _step(signal: Signal, event: SignalEvent, is_own: bool) -> Entry:
    words = WORDS[EventKind(event.kind)]
    text = words.text if is_own or words.others is None else words.others
    return Entry(event.at, str(words.title), said(text, signal, event))
