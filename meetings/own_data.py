"""What meetings keep about somebody: their answers, points, actions, and the meetings they planned."""

from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.own_data import Fact, Section
from meetings.models import ActionItem, AgendaItem, Attendance, Meeting


def sections(user: User) -> list[Section]:
    """Answers, points, actions and plans of this person, in whatever seat."""
    return [_attendances(user), _items(user), _actions(user), _planned_by(user)]


def _attendances(user: User) -> Section:
    return Section(
        name="attendance",
        slug="bijeenkomsten",
        title=_("Your answers to invitations"),
        about=_("For each meeting: whether you would come, and when you said so."),
        position=40,
        rows=Attendance.objects.filter(membership__user=user)
        .select_related("meeting__network")
        .order_by("-meeting__starts_at", "-pk"),
        describe=_attendance,
    )


def _items(user: User) -> Section:
    return Section(
        name="agenda_items",
        slug="punten",
        title=_("Points you proposed"),
        about=_("What you put on an agenda."),
        position=41,
        rows=AgendaItem.objects.filter(proposer__user=user)
        .select_related("meeting__network")
        .order_by("-created_at", "-pk"),
        describe=_item,
    )


def _actions(user: User) -> Section:
    return Section(
        name="actions",
        slug="afspraken",
        title=_("What you agreed to do"),
        about=_("Your actions from meetings, with their last day."),
        position=42,
        rows=ActionItem.objects.filter(owner__user=user)
        .select_related("meeting__network")
        .order_by("-created_at", "-pk"),
        describe=_action,
    )


def _planned_by(user: User) -> Section:
    return Section(
        name="planned",
        slug="gepland",
        title=_("Meetings you planned"),
        about=_("When and where, as you filled it in."),
        position=43,
        rows=Meeting.objects.filter(planner__user=user)
        .select_related("network")
        .order_by("-starts_at", "-pk"),
        describe=_planned,
    )


def _meeting(meeting: Meeting) -> list[Fact]:
    return [
        Fact("network", _("Network"), meeting.network.name),
        Fact("meeting_at", _("Meeting on"), meeting.starts_at),
    ]


def _attendance(attendance: Attendance) -> list[Fact]:
    return [
        *_meeting(attendance.meeting),
        Fact("answer", _("Your answer"), str(attendance.get_rsvp_display()), attendance.rsvp),
        Fact("answered_at", _("Answered on"), attendance.answered_at),
        Fact("invited_at", _("Invited on"), attendance.invited_at),
        Fact("reminded_at", _("Reminded on"), attendance.silent_reminder_at or attendance.coming_reminder_at),
    ]


def _item(item: AgendaItem) -> list[Fact]:
    return [
        *_meeting(item.meeting),
        Fact("title", _("Point"), item.title),
        Fact("proposed_at", _("Proposed on"), item.created_at),
        Fact("state", _("Status"), str(item.get_state_display()), item.state),
        Fact("via_link", _("Via the link in a mail"), item.via_link),
    ]


def _action(action: ActionItem) -> list[Fact]:
    return [
        *_meeting(action.meeting),
        Fact("title", _("What was agreed"), action.title),
        Fact("due_on", _("Last day"), action.due_on),
        Fact("state", _("Status"), str(action.get_state_display()), action.state),
        Fact("done_at", _("Done on"), action.done_at),
    ]


def _planned(meeting: Meeting) -> list[Fact]:
    return [
        *_meeting(meeting),
        Fact("place", _("Place"), meeting.place),
        Fact("note", _("Note"), meeting.note),
        Fact("status", _("Status"), str(meeting.get_status_display()), meeting.status),
    ]
