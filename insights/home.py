"""What the home page of somebody shows."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bondgenoten.lib import dates
from insights.querysets import next_meeting_of
from meetings.constants import Rsvp
from meetings.models import Attendance, Meeting
from meetings.permissions import can_answer
from meetings.presenting import seats_of, table_of
from networks.models import Network
from signals.models import Signal
from signals.progress import Progress, progress_of
from signals.promises import promise_of

SHOWN = 3


@dataclass(frozen=True)
class Waiting:
    """Something that waits for this person, with where to do it."""

    url: str
    icon: str
    title: str
    text: str


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
        "waiting": [*_to_weigh(user), *_other_answers(user, meeting), *_drafts(user)],
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


def _to_weigh(user) -> list[Waiting]:
    """For coordinators: how many concerns wait, and the promise that ends first."""
    waiting = Signal.objects.in_care_of(user).to_weigh().filter(answered_at__isnull=True)
    count = waiting.count()
    if not count:
        return []
    title = ngettext("Weigh %(count)s concern", "Weigh %(count)s concerns", count) % {"count": count}
    first = promise_of(waiting[0])
    return [
        Waiting(
            reverse("signals:board"),
            "concern",
            title,
            _("First answer: %(promise)s") % {"promise": first.text},
        )
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


def _drafts(user) -> list[Waiting]:
    """For coordinators: meetings planned half-way, of which nobody knows yet."""
    drafts = Meeting.objects.visible_to(user).filter(status="draft").select_related("network")
    return [
        Waiting(
            draft.get_absolute_url(),
            "edit",
            _("Send the invitations for %(day)s") % {"day": dates.day(draft.starts_at)},
            _("Draft for %(network)s, nobody has been mailed yet") % {"network": draft.network.short_name},
        )
        for draft in drafts.order_by("starts_at")[:SHOWN]
    ]
