"""From a draft that mails nobody to a meeting to which everybody is invited."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from meetings import emails
from meetings.constants import MeetingStatus
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.services.refusals import EditedMeanwhile
from networks.models import Membership, Network


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
    """Make a draft a planned meeting and invite everyone with a seat. False when it was sent already.

    Who takes a break gets no mail now; a reminder comes when the break is over before the meeting.
    """
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
    for attendance in meeting.attendances.of_members().reached_by_mail().select_related("meeting__network"):
        emails.invitation(attendance)
    return True
