"""Who comes."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from meetings.constants import Rsvp, Via
from meetings.models import Attendance, Meeting
from meetings.services.refusals import TooLate
from networks.models import Membership


def answer(attendance: Attendance, *, rsvp: Rsvp, via: Via = Via.SELF) -> None:
    """Record whether somebody comes; the last answer counts. Raises TooLate once it has begun."""
    if attendance.meeting.has_begun:
        raise TooLate
    now = timezone.now()
    Attendance.objects.filter(pk=attendance.pk).update(rsvp=rsvp, answered_at=now, via=via)
    attendance.rsvp, attendance.answered_at, attendance.via = rsvp, now, via


@transaction.atomic
def answer_for(attendance: Attendance, *, rsvp: Rsvp, actor: User) -> None:
    """A coordinator notes the answer of somebody on paper; everybody sees that they did. Raises TooLate."""
    answer(attendance, rsvp=rsvp, via=Via.COORDINATOR)
    network = attendance.meeting.network.public_id
    record("attendance.answered_for", actor=actor, thing=attendance, network=network)


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
