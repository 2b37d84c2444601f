"""What the home page of somebody shows."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked, asked_first
from bondgenoten.lib.promises import open_promise
from insights.guarding import guarding_lines
from insights.querysets import coming_meetings, unanswered_meetings
from insights.waiting import Waiting
from insights.worklist import worklist_of
from meetings.models import ActionItem, Meeting
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
    now = timezone.now()
    meeting = asked_first(_first_meeting, user, now)
    context = {
        "meeting": meeting,
        "waiting": [
            *_nominations(user),
            *guarding_lines(user),
            *_other_answers(user, now, meeting),
            *_own_actions(user),
        ],
        "worklist": worklist_of(user),
        "concerns": _concerns(user),
        "guarded": asked(Network.objects.guarded_by, user),
    }
    if meeting is None:
        return context
    table = table_of(meeting)
    return context | {
        "seats": seats_of(table),
        "mine": next((a for a in table if a.membership.user_id == user.pk), None),
        "may_answer": can_answer(user, meeting),
    }


def _first_meeting(user: User, now: datetime) -> QuerySet:
    return coming_meetings(user, now)[:1]


def _concerns(user) -> list[tuple[Signal, Progress]]:
    return [(concern, progress_of(concern)) for concern in asked(_own_concerns, user)]


def _own_concerns(user: User) -> QuerySet:
    return Signal.objects.filter(reporter=user).for_list().order_by("-created_at")[:SHOWN]


def _nominations(user) -> list[Waiting]:
    """Who is named as coordinator by the other side, for this person to confirm."""
    if not asked(_one_nominated_beside, user):  # nearly always; cheaper than whose word it waits for
        return []
    return [
        Waiting(
            reverse("nominations:page", args=[nomination.membership.network.slug]),
            "check",
            _("Do you agree that %(name)s becomes coordinator?") % {"name": nomination.membership.user},
            nomination.membership.network.name,
        )
        for nomination in asked(_nominations_for, user)
    ]


def _one_nominated_beside(user: User) -> QuerySet:
    there = Nomination.objects.open().filter(membership__network__in=keys_seated_with(user))
    return there.only("pk")[:1]


def _nominations_for(user: User) -> QuerySet:
    return Nomination.objects.waiting_for(user).with_people()[:SHOWN]


def _other_answers(user, now: datetime, shown: Meeting | None) -> list[Waiting]:
    """Invitations without an answer, besides the meeting that the page opens with."""
    meetings = [m for m in asked(_unanswered, user, now) if m != shown]
    return [
        Waiting(
            m.get_absolute_url(),
            "meet",
            _("Will you come on %(day)s?") % {"day": dates.day(m.starts_at)},
            m.network.name,
        )
        for m in meetings[:SHOWN]
    ]


def _unanswered(user: User, now: datetime) -> QuerySet:
    return unanswered_meetings(user, now)[: SHOWN + 1]  # one of them can be shown already


def _own_actions(user) -> list[Waiting]:
    """What this person took on and has not done, the earliest last day first."""
    return [
        Waiting(
            f"{action.meeting.get_absolute_url()}#actions",
            "flag",
            action.title,
            _("Your action, %(promise)s") % {"promise": open_promise(action.due_on).text},
        )
        for action in asked(_actions_of, user)
    ]


def _actions_of(user: User) -> QuerySet:
    return ActionItem.objects.owned_by(user).to_do().select_related("meeting__network")[:SHOWN]
