"""Fills in the meetings: invitations, answers, agenda and what was agreed, without a mail to anybody."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from bondgenoten.demo.seed.concerns import event
from bondgenoten.demo.seed.days import evening, last_workday
from bondgenoten.demo.seed.lives import ROUNDED_OFF_AT
from bondgenoten.demo.seed.people import Made
from bondgenoten.demo.seed.shapes import Agreed, Area, Gathering, Point
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.workdays import add_workdays
from meetings.constants import ActionState, MeetingStatus, Rsvp
from meetings.models import ActionItem, AgendaItem, Attendance, Meeting
from networks.constants import Party
from networks.models import Membership
from signals.constants import EventKind, Outcome
from signals.models import Signal, SignalEvent

BEGIN, END = time(19, 30), time(21)
INVITED_BEFORE = 21  # days before a meeting of the past
INVITED_AGO = 11  # days before today, for the meeting that comes
ON_AGENDA_AGO = 4  # days before today, or before a meeting of the past, for a concern on its agenda
DONE_AT = time(11, 45)


def make_meetings(area: Area, made: Made, concerns: dict[str, Signal], today: date) -> None:
    """All meetings of a network, the first one first."""
    for number, gathering in enumerate(area.gatherings):
        meeting = _make_meeting(gathering, made, number, today)
        _make_agenda(gathering, meeting, made, concerns, today)
        _make_answers(gathering, meeting, made, today)
        _make_actions(gathering, meeting, made, today)


def _make_meeting(gathering: Gathering, made: Made, number: int, today: date) -> Meeting:
    day = evening(today, gathering.days, gathering.weekday)
    invited = today - timedelta(days=INVITED_AGO) if day > today else day - timedelta(days=INVITED_BEFORE)
    planned_at = local_at(last_workday(invited), time(10))
    return Meeting.objects.create(
        network=made.network,
        starts_at=local_at(day, BEGIN),
        ends_at=local_at(day, END),
        place=gathering.place,
        note=gathering.note,
        status=MeetingStatus.PLANNED,
        planner=_planner(made, number),
        planned_at=planned_at,
        created_at=planned_at,
        submission=f"demo.{made.network.slug}.{number}",
    )


def _planner(made: Made, number: int) -> Membership:
    """Police and municipality take turns; the municipality plans the one that comes."""
    parties = (Party.MUNICIPALITY, Party.POLICE)
    party = parties[number % 2]
    return next(m for m in made.members.values() if m.is_coordinator and m.party == party)


def _make_agenda(
    gathering: Gathering, meeting: Meeting, made: Made, concerns: dict[str, Signal], today: date
) -> None:
    for position, point in enumerate(gathering.points, start=1):
        signal = concerns[point.concern] if point.concern else None
        at = meeting.created_at + timedelta(days=position - 1, hours=position - 1)
        if signal:
            begins = timezone.localdate(meeting.starts_at)
            at = local_at(last_workday(min(today, begins) - timedelta(days=ON_AGENDA_AGO)), time(11, 20))
            _put_on_agenda(signal, point.by, made, at, begins, today)
        _make_point(point, meeting, made, position, at, signal)


def _put_on_agenda(signal: Signal, by: str, made: Made, at: datetime, begins: date, today: date) -> None:
    """On the agenda of the meeting that comes, or rounded off the working day after one that was."""
    coordinator = made.members[by]
    events = [event(signal, EventKind.PUT_ON_AGENDA, coordinator, at, made)]
    signal.outcome = Outcome.AGENDA
    if begins < today:
        signal.outcome = Outcome.DONE
        rounded_off = local_at(add_workdays(begins, 1), ROUNDED_OFF_AT)
        events.append(event(signal, EventKind.ROUNDED_OFF, coordinator, rounded_off, made))
    signal.save(update_fields=["outcome"])
    SignalEvent.objects.bulk_create(events)


def _make_point(
    point: Point, meeting: Meeting, made: Made, position: int, at: datetime, signal: Signal | None
) -> None:
    proposer = made.members[point.by]
    AgendaItem.objects.create(
        meeting=meeting,
        title=point.title,
        position=position,
        proposer=proposer,
        party=proposer.party,
        via_link=point.via_link,
        signal=signal,
        created_at=at,
        submission=f"{meeting.submission}.{position}",
    )


def _make_answers(gathering: Gathering, meeting: Meeting, made: Made, today: date) -> None:
    """Everybody with a seat is invited and answers in the days after, one after the other."""
    seated = list(made.network.memberships.seated(today))
    Attendance.objects.bulk_create(
        _make_answer(gathering, meeting, member, place) for place, member in enumerate(seated)
    )


def _make_answer(gathering: Gathering, meeting: Meeting, member: Membership, place: int) -> Attendance:
    key = (member.user.email or "").partition("@")[0]
    rsvp = _rsvp(gathering, key)
    answered = meeting.created_at + timedelta(days=place % 8, hours=2 + place, minutes=7 * place)
    return Attendance(
        meeting=meeting,
        membership=member,
        party=member.party,
        rsvp=rsvp,
        answered_at=None if rsvp == Rsvp.NONE else answered,
        invited_at=meeting.created_at,
    )


def _rsvp(gathering: Gathering, key: str) -> Rsvp:
    for rsvp, keys in (
        (Rsvp.MAYBE, gathering.maybe),
        (Rsvp.NO, gathering.no),
        (Rsvp.NONE, gathering.silent),
    ):
        if key in keys:
            return rsvp
    return Rsvp.YES


def _make_actions(gathering: Gathering, meeting: Meeting, made: Made, today: date) -> None:
    """Written down at the table, when the meeting ended."""
    ActionItem.objects.bulk_create(
        _make_action(agreed, meeting, made, number, today) for number, agreed in enumerate(gathering.actions)
    )


def _make_action(agreed: Agreed, meeting: Meeting, made: Made, number: int, today: date) -> ActionItem:
    done_at = None
    if agreed.done is not None:
        done_at = local_at(last_workday(today + timedelta(days=agreed.done)), DONE_AT)
    return ActionItem(
        meeting=meeting,
        owner=made.members[agreed.owner],
        title=agreed.title,
        due_on=today + timedelta(days=agreed.due),
        state=ActionState.DONE if done_at else ActionState.OPEN,
        done_at=done_at,
        created_at=meeting.ends_at,
        submission=f"{meeting.submission}.action.{number}",
    )
