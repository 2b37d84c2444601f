"""What a meeting is about: points of members, and concerns under a neutral title."""

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from meetings import emails
from meetings.constants import MAX_AGENDA_ITEMS, ItemState
from meetings.models import AgendaItem, Meeting
from meetings.services.refusals import AgendaFull, ReporterNotAsked, ReporterObjected, TooLate
from networks.models import Membership
from signals.constants import ConsentKind, EventKind
from signals.models import ConsentRequest, Signal
from signals.services import (
    advance,
    agreed_titles,
    ask_consent,
    coordinators_in_care,
    lapse_request,
    log,
    must_agree,
)


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
    signal: Signal,
    *,
    meeting: Meeting,
    actor: Membership,
    title: str,
    submission: str,
    reporter_knows: bool = False,
) -> AgendaItem:
    """Put a concern on one coming agenda under a neutral title; tell the reporter, unless they know.

    The proposer shown is the coordinator; the reporter is named nowhere. On a coming agenda already, that
    item is the answer. Raises AgendaFull, TooLate, ReporterNotAsked, and ReporterObjected after a no.
    """
    if already := _refuse_or_find(signal, meeting, actor.user, title):
        return already
    fields = {"title": title, "proposer": actor, "party": actor.party, "signal": signal}
    item, created = _add_item(meeting, submission, fields)
    if created:
        _note_that_it_is_on(signal, actor.user)
        if not reporter_knows:
            emails.concern_on_agenda(item, signal)
    return item


def _note_that_it_is_on(signal: Signal, actor: User) -> None:
    if not advance(signal, EventKind.PUT_ON_AGENDA, actor=actor):
        log(signal, EventKind.PUT_ON_AGENDA, actor)  # again, for another meeting
    lapse_request(signal, ConsentKind.AGENDA)


def _refuse_or_find(signal: Signal, meeting: Meeting, actor: User, title: str) -> AgendaItem | None:
    """The item of a coming agenda that it is on already; raises why it cannot come on one."""
    if meeting.has_begun:
        raise TooLate
    now = Signal.objects.select_for_update().get(pk=signal.pk)  # one coordinator after the other
    if now.is_withdrawn or signal.events.filter(kind=EventKind.OBJECTED).exists():
        raise ReporterObjected
    if already := AgendaItem.objects.coming(signal).first():
        return already
    if must_agree(now, actor=actor, title=title, agreed=agreed_titles(signal)):
        raise ReporterNotAsked
    return None


@transaction.atomic
def put_or_ask(
    signal: Signal, *, meeting: Meeting, actor: Membership, title: str, submission: str
) -> AgendaItem | ConsentRequest:
    """Put a concern on an agenda, or ask its reporter first whether that may be.

    Raises AgendaFull, TooLate, ReporterObjected; of asking: AskedEnough, AskedTooSoon.
    """
    try:
        return put_on_agenda(signal, meeting=meeting, actor=actor, title=title, submission=submission)
    except ReporterNotAsked:
        if meeting.agenda.filter(state=ItemState.ON).count() >= MAX_AGENDA_ITEMS:
            raise AgendaFull from None
        place = {"title": title, "meeting": meeting.public_id}
        return ask_consent(signal, actor=actor.user, kind=ConsentKind.AGENDA, **place)


@transaction.atomic
def put_what_was_agreed(request: ConsentRequest) -> bool:
    """The reporter agreed: put it on that agenda, in the name of who asked. False: it does not fit."""
    signal = request.signal
    meeting = Meeting.objects.upcoming().filter(network=signal.network_id, public_id=request.meeting).first()
    seats = {seat.user_id: seat for seat in signal.network.memberships.coordinating()}
    in_care = [user.pk for user in coordinators_in_care(signal)]
    actor = next((seats[key] for key in (request.asked_by_id, *in_care) if key in seats), None)
    if meeting is None or actor is None:
        return False
    place = {"meeting": meeting, "actor": actor, "title": request.title}
    try:
        item = put_on_agenda(signal, **place, submission=f"agreed.{request.public_id}", reporter_knows=True)
    except (AgendaFull, ReporterObjected, TooLate):
        return False
    return item.title == request.title


@transaction.atomic
def object_to_agenda(signal: Signal, *, actor: User) -> bool:
    """Take a concern off all coming agendas at its reporter's wish; tell the coordinators. False: on none."""
    items = take_off(signal)
    if not items:
        return False
    if not advance(signal, EventKind.OBJECTED, actor=actor):
        log(signal, EventKind.OBJECTED, actor)  # what was decided after the meeting stands
    for coordinator in coordinators_in_care(signal):
        emails.reporter_objected(items[0], signal, coordinator)
    return True


@transaction.atomic
def take_off(signal: Signal) -> list[AgendaItem]:
    """Take a concern off the agendas that are still to come; what was discussed stays in its minutes."""
    items = list(AgendaItem.objects.coming(signal))
    on = AgendaItem.objects.filter(pk__in=[item.pk for item in items], state=ItemState.ON)
    return items if on.update(state=ItemState.WITHDRAWN) else []
