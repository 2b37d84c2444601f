"""What happened to a concern, step by step, in plain words and without names."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from bondgenoten.lib import dates
from bondgenoten.lib.promises import Promise
from bondgenoten.lib.registry import signal_timeline
from signals.constants import EventKind, ReaderRole
from signals.models import Signal
from signals.promises import promise_of


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


def timeline_of(signal: Signal, viewer) -> list[Entry]:
    """All steps so far, the first one first; higher apps add theirs through the registry."""
    entries = [_received(signal), *_reads(signal), *_answers(signal), *_ends(signal, viewer)]
    for source in signal_timeline:
        entries += source(signal, viewer)
    return sorted(entries, key=lambda entry: entry.at)


def _received(signal: Signal) -> Entry:
    text = _("We promised an answer by %(day)s.") % {"day": dates.day(signal.promised_on)}
    return Entry(signal.created_at, _("Received"), text)


def _reads(signal: Signal) -> list[Entry]:
    """One step a day, with the roles that read it first on that day."""
    by_day = groupby(signal.reads.all(), key=lambda read: timezone.localdate(read.first_at))
    entries = []
    for _day, group in by_day:
        reads = list(group)
        roles = dict.fromkeys(str(ReaderRole(read.role).label) for read in reads)
        text = _("Read by %(roles)s.") % {"roles": get_text_list(list(roles), _("and"))}
        entries.append(Entry(reads[0].first_at, _("Read"), text))
    return entries


def _answers(signal: Signal) -> list[Entry]:
    answered = [event for event in signal.events.all() if event.kind == EventKind.ANSWERED]
    return [
        Entry(
            event.at,
            _("Answered"),
            _("The answer is under questions and answers."),
            promise_of(signal),
        )
        for event in answered
    ]


def _ends(signal: Signal, viewer) -> list[Entry]:
    """Rounded off by the coordinators, opened again by a message of the reporter."""
    wrote = _("You wrote back.") if signal.reporter_id == viewer.pk else _("The reporter wrote back.")
    texts: dict[str, tuple[str, str]] = {
        EventKind.ROUNDED_OFF: (_("Rounded off"), _("The coordinators need to do no more.")),
        EventKind.REOPENED: (_("Open again"), wrote),
    }
    return [Entry(event.at, *texts[event.kind]) for event in signal.events.all() if event.kind in texts]
