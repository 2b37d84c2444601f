"""The sweep of reminders."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from meetings import emails
from meetings.models import Attendance

Reminder = Callable[[Attendance, datetime], None]


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
