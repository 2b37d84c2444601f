"""What a meeting is about: points of members, and concerns under a neutral title."""

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from meetings import emails
from meetings.constants import MAX_AGENDA_ITEMS, ItemState
from meetings.models import AgendaItem, Meeting
from meetings.services.refusals import AgendaFull, ReporterObjected, TooLate
from networks.models import Membership
from signals.constants import EventKind
from signals.models import Signal
from signals.services import advance, coordinators_in_care, log


@transaction.atomic
def propose_item(
    meeting: Meeting,
    *,
    actor: Membership,
    title: str,
    submission: str,
    via_link: bool = False,
) -> AgendaItem:
    """Add a point at the end of the agenda, once per ``submission``. Raises AgendaFull, TooLate."""
    if meeting.has_begun:
        raise TooLate
    return _add_item(
        meeting,
        submission,
        {"title": title, "proposer": actor, "party": actor.party, "via_link": via_link},
    )[0]


def _add_item(meeting: Meeting, submission: str, fields: dict) -> tuple[AgendaItem, bool]:
    on = meeting.agenda.filter(state=ItemState.ON)
    last = on.aggregate(last=Max("position"))["last"] or 0
    item, created = AgendaItem.objects.get_or_create(
        submission=submission,
        defaults={"meeting": meeting, "position": last + 1, **fields},
    )
    if created and on.count() > MAX_AGENDA_ITEMS:
        raise AgendaFull
    return item, created


@transaction.atomic
def put_on_agenda(
    signal: Signal, *, meeting: Meeting, actor: Membership, title: str, submission: str
) -> AgendaItem:
    """Put a concern on one coming agenda under a neutral title; tell the reporter.

    The proposer shown is the coordinator; the reporter is named nowhere. On a coming agenda already, that
    item is the answer. Raises AgendaFull, TooLate, and ReporterObjected once the reporter said no.
    """
    if meeting.has_begun:
        raise TooLate
    Signal.objects.select_for_update().get(pk=signal.pk)  # one coordinator after the other
    if signal.events.filter(kind=EventKind.OBJECTED).exists():
        raise ReporterObjected
    if already := AgendaItem.objects.coming(signal).first():
        return already
    fields = {"title": title, "proposer": actor, "party": actor.party, "signal": signal}
    item, created = _add_item(meeting, submission, fields)
    if created:
        if not advance(signal, EventKind.PUT_ON_AGENDA, actor=actor.user):
            log(signal, EventKind.PUT_ON_AGENDA, actor.user)  # again, for another meeting
        emails.concern_on_agenda(item, signal)
    return item


@transaction.atomic
def object_to_agenda(signal: Signal, *, actor: User) -> bool:
    """Take a concern off all coming agendas at its reporter's wish; tell the coordinators. False: on none."""
    items = list(AgendaItem.objects.coming(signal))
    withdrawn = AgendaItem.objects.filter(pk__in=[item.pk for item in items], state=ItemState.ON)
    if not withdrawn.update(state=ItemState.WITHDRAWN):
        return False
    if not advance(signal, EventKind.OBJECTED, actor=actor):
        log(signal, EventKind.OBJECTED, actor)  # what was decided after the meeting stands
    for coordinator in coordinators_in_care(signal):
        emails.reporter_objected(items[0], signal, coordinator)
    return True
