"""What can be done with a meeting. Each function is one transaction, its mail included."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from accounts.models import User
from meetings import emails
from meetings.constants import MAX_AGENDA_ITEMS, ItemState, MeetingStatus, Rsvp
from meetings.models import AgendaItem, Attendance, Meeting
from networks.models import Membership, Network
from signals.constants import EventKind, Outcome
from signals.models import Signal
from signals.services import coordinators_in_care, set_outcome

Reminder = Callable[[Attendance, datetime], None]


class EditedMeanwhile(Exception):
    """Somebody else changed or sent this draft after the form was opened."""


class AgendaFull(Exception):
    """The agenda has as many points as an evening can bear."""


class ReporterObjected(Exception):
    """The reporter would rather not have this concern discussed."""


class TooLate(Exception):
    """The meeting has begun."""


@transaction.atomic
def draft_meeting(
    network: Network,
    *,
    actor: Membership,
    fields: dict,
    agenda: Sequence[str],
    submission: str,
) -> Meeting:
    """A draft with its agenda, once per ``submission``. Mails nobody.

    ``fields``: starts_at, ends_at, place, note of ``Meeting``.
    """
    meeting, created = Meeting.objects.get_or_create(
        submission=submission, defaults={"network": network, "planner": actor, **fields}
    )
    if created:
        _set_agenda(meeting, actor, agenda)
    return meeting


@transaction.atomic
def edit_draft(
    meeting: Meeting,
    *,
    actor: Membership,
    fields: dict,
    agenda: Sequence[str],
    version: int,
) -> None:
    """Change a draft that is still as the editor saw it (``version``). Raises EditedMeanwhile."""
    unchanged = Meeting.objects.filter(pk=meeting.pk, status=MeetingStatus.DRAFT, version=version)
    if not unchanged.update(**fields, version=F("version") + 1):
        raise EditedMeanwhile
    _set_agenda(meeting, actor, agenda)


def _set_agenda(meeting: Meeting, actor: Membership, titles: Sequence[str]) -> None:
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            title=title,
            position=position,
            proposer=actor,
            party=actor.party,
            submission=f"{meeting.public_id}.{meeting.version}.{timezone.now().timestamp()}.{position}",
        )
        for position, title in enumerate(titles, start=1)
    )


@transaction.atomic
def send_invitations(meeting: Meeting) -> bool:
    """Make a draft a planned meeting and invite everyone with a seat. False when it was sent already."""
    now = timezone.now()
    claimed = Meeting.objects.filter(pk=meeting.pk, status=MeetingStatus.DRAFT).update(
        status=MeetingStatus.PLANNED, planned_at=now
    )
    if not claimed:
        return False
    meeting.refresh_from_db()
    members = list(meeting.network.memberships.seated())
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, membership=member, party=member.party, invited_at=now)
        for member in members
    )
    for attendance in meeting.attendances.of_members().select_related("meeting__network"):
        emails.invitation(attendance)
    return True


def answer(attendance: Attendance, *, rsvp: Rsvp) -> None:
    """Record whether somebody comes; the last answer counts. Raises TooLate once it has begun."""
    if attendance.meeting.has_begun:
        raise TooLate
    now = timezone.now()
    Attendance.objects.filter(pk=attendance.pk).update(rsvp=rsvp, answered_at=now)
    attendance.rsvp, attendance.answered_at = rsvp, now


def attendance_of(meeting: Meeting, user: User) -> Attendance | None:
    """The invitation of this user, or None without a seat; who joined after it was sent gets one here."""
    member = Membership.objects.seated().filter(network=meeting.network_id, user=user).first()
    if member is None:
        return None
    attendance, _ = Attendance.objects.get_or_create(
        meeting=meeting, membership=member, defaults={"party": member.party}
    )
    attendance.meeting = meeting
    return attendance


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
        set_outcome(signal, Outcome.AGENDA, actor=actor.user, kind=EventKind.PUT_ON_AGENDA)
        emails.concern_on_agenda(item, signal)
    return item


@transaction.atomic
def object_to_agenda(signal: Signal, *, actor: User) -> bool:
    """Take a concern off all coming agendas at its reporter's wish; tell the coordinators. False: on none."""
    items = list(AgendaItem.objects.coming(signal))
    withdrawn = AgendaItem.objects.filter(pk__in=[item.pk for item in items], state=ItemState.ON)
    if not withdrawn.update(state=ItemState.WITHDRAWN):
        return False
    set_outcome(signal, Outcome.NONE, actor=actor, kind=EventKind.OBJECTED)
    for coordinator in coordinators_in_care(signal):
        emails.reporter_objected(items[0], signal, coordinator)
    return True


def send_reminders(now: datetime | None = None) -> int:
    """Queue the reminders that are due and not done; how many. Twice, or two at once, is harmless."""
    now = now or timezone.now()
    done = 0
    for field, send in (
        ("silent_reminder_at", emails.reminder_to_silent),
        ("coming_reminder_at", emails.reminder_to_coming),
    ):
        due = Attendance.objects.silent_due(now) if "silent" in field else Attendance.objects.coming_due(now)
        for attendance in due.select_related("meeting__network", "membership__user"):
            done += _remind_once(attendance, field, send, now)
    return done


@transaction.atomic
def _remind_once(attendance: Attendance, field: str, send: Reminder, now: datetime) -> bool:
    """Claim the reminder with a conditional UPDATE; only who claimed it queues the mail."""
    unclaimed = Attendance.objects.filter(
        pk=attendance.pk, rsvp=attendance.rsvp, **{f"{field}__isnull": True}
    )
    if not unclaimed.update(**{field: now}):
        return False
    send(attendance, now)
    return True
