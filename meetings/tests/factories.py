"""Meetings for tests."""

from datetime import timedelta

from django.utils import timezone

from bondgenoten.lib.ids import new_public_id
from meetings import services
from meetings.models import ActionItem, Attendance, Meeting
from networks.models import Network


def make_draft(network: Network, planner, agenda: tuple[str, ...] = (), **overrides) -> Meeting:
    """A draft for two weeks from now, of ninety minutes."""
    starts_at = overrides.pop("starts_at", timezone.now() + timedelta(days=14))
    fields = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=90),
        "place": "Buurthuis De Stoep",
        "note": "",
    }
    member = network.memberships.get(user=planner, to_date=None)
    return services.draft_meeting(
        network, actor=member, fields={**fields, **overrides}, agenda=agenda, submission=new_public_id()
    )


def make_meeting(network: Network, planner, agenda: tuple[str, ...] = (), **overrides) -> Meeting:
    """A planned meeting whose invitations have gone out."""
    meeting = make_draft(network, planner, agenda, **overrides)
    services.send_invitations(meeting)
    return meeting


def attendance(meeting: Meeting, user) -> Attendance:
    """The invitation of somebody, as the database has it."""
    return meeting.attendances.select_related("meeting__network", "membership__user").get(
        membership__user=user
    )


def make_action(meeting: Meeting, owner, title: str = "Posters ophangen", **overrides) -> ActionItem:
    """Something agreed at a meeting, still to be done, with four weeks for it."""
    member = meeting.network.memberships.get(user=owner, to_date=None)
    fields = {"due_on": timezone.localdate() + timedelta(days=28), "submission": new_public_id()}
    return ActionItem.objects.create(meeting=meeting, owner=member, title=title, **{**fields, **overrides})
