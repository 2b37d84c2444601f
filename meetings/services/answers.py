"""Who comes."""

from django.utils import timezone

from accounts.models import User
from meetings.constants import Rsvp
from meetings.models import Attendance, Meeting
from meetings.services.refusals import TooLate
from networks.models import Membership


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
