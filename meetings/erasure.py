"""Forgetting somebody in meetings: past ones keep how many came, coming ones lose their place."""

from django.db.models import F
from django.utils import timezone

from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.ids import new_public_id
from bondgenoten.lib.submission import forget_owner
from meetings.models import ActionItem, AgendaItem, Attendance, Meeting


def forget(erased: Erased) -> None:
    """Drop answers to coming meetings, end the links of past ones, take their id out of keys of forms.

    What they planned, proposed or agreed to do belongs to the network and stays, without their name.
    """
    mine = Attendance.objects.filter(membership__user=erased.user)
    mine.filter(meeting__starts_at__gt=timezone.now()).delete()
    for attendance in mine:  # the link in the mail of each holds its id, and so does what came by that link
        forget_owner(AgendaItem.objects.all(), attendance.public_id)
        Attendance.objects.filter(pk=attendance.pk).update(
            public_id=new_public_id(), link_version=F("link_version") + 1
        )
    for rows in (Meeting.objects.all(), AgendaItem.objects.all(), ActionItem.objects.all()):
        forget_owner(rows, erased.public_id)
