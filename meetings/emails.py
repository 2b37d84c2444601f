"""Mail about meetings."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from meetings import calendar, links
from meetings.constants import ItemState, MeetingStatus, Rsvp
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.topics import REMINDERS
from notifications import outbox
from notifications.models import OutgoingMail
from notifications.topics import Topic
from signals.models import Signal
from signals.topics import MY_CONCERNS, TO_WEIGH

TEMPLATES = "meetings/email"
CALENDAR_TYPE = "text/calendar; method=REQUEST"


def invitation(attendance: Attendance) -> None:
    """To a member: the meeting, three answer buttons, the agenda and a calendar file."""
    meeting = attendance.meeting
    user = attendance.membership.user
    outbox.enqueue(
        key=f"invitation:{attendance.public_id}:{meeting.sequence}",
        kind="meetings.invitation",
        reference=attendance.public_id,
        recipient=user,
        template=f"{TEMPLATES}/invitation",
        context=invitation_context(meeting, links.prepare_path(attendance)),
        attachments=[
            outbox.Attachment(
                "bijeenkomst.ics",
                CALENDAR_TYPE,
                calendar.invitation(meeting, user.email or ""),
            )
        ],
        not_after=meeting.ends_at,
        lets_in=True,
    )


def invitation_context(meeting: Meeting, prepare_path: str) -> dict:
    """What the invitation shows; also used for the preview, which has no real link."""
    return {
        "meeting": meeting,
        "network_name": meeting.network.name,
        "agenda": list(meeting.agenda.on()),
        "hosts": list(meeting.network.memberships.coordinating()),
        "prepare_path": prepare_path,
    }


def preview(meeting: Meeting, recipient: User) -> outbox.Rendered:
    """The invitation as ``recipient`` would get it, as a fragment for a page."""
    context = {"recipient": recipient, **invitation_context(meeting, "#")}
    return outbox.render(
        f"{TEMPLATES}/invitation",
        context,
        recipient.language,
        layout=outbox.PREVIEW_LAYOUT,
    )


def reminder_to_silent(attendance: Attendance, now: datetime) -> None:
    """To who has not answered: does this evening suit?"""
    _remind("reminder_silent", attendance, now)


def reminder_to_coming(attendance: Attendance, now: datetime) -> None:
    """To who comes: it is tomorrow."""
    _remind("reminder_coming", attendance, now)


def _remind(event: str, attendance: Attendance, now: datetime) -> None:
    meeting, path = attendance.meeting, links.prepare_path(attendance)
    outbox.enqueue(
        key=f"{event}:{attendance.public_id}:{meeting.sequence}",
        kind=f"meetings.{event}",
        reference=attendance.public_id,
        recipient=attendance.membership.user,
        template=f"{TEMPLATES}/{event}",
        context=invitation_context(meeting, path),
        not_after=meeting.starts_at,
        lets_in=True,
        now=now,
        topic=REMINDERS.code,
        scope=meeting.network.public_id,
        scope_name=meeting.network.short_name,
        path=path,
    )


def concern_on_agenda(item: AgendaItem, signal: Signal) -> None:
    """To the reporter: it will be discussed, and you can object. Names neither the point nor the concern."""
    _about_concern("concern_on_agenda", item, signal, signal.reporter, MY_CONCERNS)


def reporter_objected(item: AgendaItem, signal: Signal, coordinator: User) -> None:
    """To a coordinator: the reporter does not want it discussed; it is off the agenda."""
    _about_concern("reporter_objected", item, signal, coordinator, TO_WEIGH)


def _about_concern(event: str, item: AgendaItem, signal: Signal, recipient: User, topic: Topic) -> None:
    network, path = item.meeting.network, reverse("signals:detail", args=[signal.public_id])
    outbox.enqueue(
        key=f"{event}:{item.public_id}:{recipient.public_id}",
        kind=f"meetings.{event}",
        reference=signal.public_id,
        recipient=recipient,
        template=f"{TEMPLATES}/{event}",
        context={
            "meeting": item.meeting,
            "network_name": network.name,
            "signal_path": path,
        },
        topic=topic.code,
        scope=network.public_id,
        scope_name=network.short_name,
        path=path,
    )


def is_still_invited(mail: OutgoingMail) -> bool:
    """The invitation stands: planned and not over, and who is invited has the seat and takes no break."""
    attendance = _attendance(mail)
    return attendance is not None and not attendance.membership.is_paused and links.is_open(attendance)


def is_still_silent(mail: OutgoingMail) -> bool:
    attendance = _attendance(mail)
    return attendance is not None and attendance.rsvp == Rsvp.NONE and is_still_invited(mail)


def is_still_coming(mail: OutgoingMail) -> bool:
    attendance = _attendance(mail)
    return attendance is not None and attendance.rsvp == Rsvp.YES and is_still_invited(mail)


def may_still_read(mail: OutgoingMail) -> bool:
    """The recipient may still read the concern that the mail is about."""
    return (
        mail.recipient is not None
        and Signal.objects.visible_to(mail.person).filter(public_id=mail.reference).exists()
    )


def is_still_on_agenda(mail: OutgoingMail) -> bool:
    """The concern still waits on the agenda of a planned meeting."""
    return (
        may_still_read(mail)
        and AgendaItem.objects.filter(
            signal__public_id=mail.reference,
            state=ItemState.ON,
            meeting__status=MeetingStatus.PLANNED,
        ).exists()
    )


def _attendance(mail: OutgoingMail) -> Attendance | None:
    attendances = Attendance.objects.select_related("meeting", "membership")
    return attendances.filter(public_id=mail.reference).first()


RIGHTS = {
    "meetings.invitation": is_still_invited,
    "meetings.reminder_silent": is_still_silent,
    "meetings.reminder_coming": is_still_coming,
    "meetings.concern_on_agenda": is_still_on_agenda,
    "meetings.reporter_objected": may_still_read,
}
