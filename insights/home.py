"""What the home page of somebody shows."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bondgenoten.lib import dates
from bondgenoten.lib.promises import open_promise
from insights.guarding import guarding_lines
from insights.querysets import next_meeting_of
from insights.waiting import Waiting
from insights.worklist import worklist_of
from meetings.constants import Rsvp
from meetings.models import ActionItem, Attendance, Meeting
from meetings.permissions import can_answer
from meetings.presenting import seats_of, table_of
from networks.models import Network, Nomination
from networks.querysets import keys_seated_with
from signals.models import Signal
from signals.progress import Progress, progress_of

SHOWN = 3


def greeting(user) -> str:
    """A greeting that fits the time of day in Amsterdam."""
    hour = timezone.localtime().hour
    if hour < 6:
        word = _("Good night, %(name)s")
    elif hour < 12:
        word = _("Good morning, %(name)s")
    elif hour < 18:
        word = _("Good afternoon, %(name)s")
    else:
        word = _("Good evening, %(name)s")
    return word % {"name": user.short_name}


def home_of(user) -> dict:
    """The context of the home page."""
    meeting = next_meeting_of(user)
    context = {
        "meeting": meeting,
        "waiting": [
            *_nominations(user),
            *guarding_lines(user),
            *_other_answers(user, meeting),
            *_own_actions(user),
        ],
        "worklist": worklist_of(user),
        "concerns": _concerns(user),
        "guarded": list(Network.objects.guarded_by(user)),
    }
    if meeting is None:
        return context
    table = table_of(meeting)
    return context | {
        "seats": seats_of(table),
        "mine": next((a for a in table if a.membership.user_id == user.pk), None),
        "may_answer": can_answer(user, meeting),
    }


def _concerns(user) -> list[tuple[Signal, Progress]]:
    mine = Signal.objects.filter(reporter=user).for_list().order_by("-created_at")[:SHOWN]
    return [(concern, progress_of(concern)) for concern in mine]


def _nominations(user) -> list[Waiting]:
    """Who is named as coordinator by the other side, for this person to confirm."""
    there = Nomination.objects.open().filter(membership__network__in=keys_seated_with(user))
    if not there.exists():  # nearly always, and cheaper than asking whose word it waits for
        return []
    nominations = Nomination.objects.waiting_for(user).with_people()[:SHOWN]
    return [
        Waiting(
            reverse("nominations:page", args=[nomination.membership.network.slug]),
            "check",
            _("Do you agree that %(name)s becomes coordinator?") % {"name": nomination.membership.user},
            nomination.membership.network.name,
        )
        for nomination in nominations
    ]


def _other_answers(user, shown: Meeting | None) -> list[Waiting]:
    """Invitations without an answer, besides the meeting that the page opens with."""
    silent = Attendance.objects.filter(
        rsvp=Rsvp.NONE, membership__user=user, meeting__starts_at__gt=timezone.now()
    )
    meetings = (
        Meeting.objects.visible_to(user)
        .upcoming()
        .filter(Q(attendances__in=silent))
        .exclude(pk=shown.pk if shown else None)
        .select_related("network")[:SHOWN]
    )
    return [
        Waiting(
            m.get_absolute_url(),
            "meet",
            _("Will you come on %(day)s?") % {"day": dates.day(m.starts_at)},
            m.network.name,
        )
        for m in meetings
    ]


def _own_actions(user) -> list[Waiting]:
    """What this person took on and has not done, the earliest last day first."""
    actions = ActionItem.objects.owned_by(user).to_do().select_related("meeting__network")
    return [
        Waiting(
            f"{action.meeting.get_absolute_url()}#actions",
            "flag",
            action.title,
            _("Your action, %(promise)s") % {"promise": open_promise(action.due_on).text},
        )
        for action in actions[:SHOWN]
    ]
