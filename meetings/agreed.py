"""What was agreed, as the pages show it: who, until when, and who may say that it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Window
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked
from bondgenoten.lib.promises import Promise, open_promise
from meetings.models import ActionItem, Meeting
from meetings.permissions import finishable

LEFT_SHOWN = 10


@dataclass(frozen=True)
class ActionRow:
    """One action with the chip of its date, whether this reader may mark it, and whether its owner left."""

    action: ActionItem
    promise: Promise
    may_finish: bool
    owner_left: bool = False


@dataclass(frozen=True)
class Agreed:
    """What was agreed at a meeting; before it begins what is ``left`` of earlier ones and ``more``."""

    rows: list[ActionRow]
    left: list[ActionRow]
    more: int

    @property
    def done(self) -> int:
        return sum(not row.action.is_open for row in self.rows)


def promise_of(action: ActionItem) -> Promise:
    """The last day as a promise: open, today, missed, kept, or done later than agreed."""
    if action.done_at is None:
        return open_promise(action.due_on)
    on = timezone.localdate(action.done_at)
    if on > action.due_on:
        return Promise("plain", _("done on %(day)s, later than agreed") % {"day": dates.short_day(on)})
    return Promise("kept", _("done on %(day)s") % {"day": dates.short_day(on)})


def rows_of(user: User, actions: Sequence[ActionItem]) -> list[ActionRow]:
    """Actions fetched by ``for_list`` as this user sees them, in the same order. One query, or two."""
    mine, left = finishable(user, actions), _left_behind(actions)
    return [ActionRow(action, promise_of(action), action.pk in mine, action.pk in left) for action in actions]


def _left_behind(actions: Sequence[ActionItem]) -> set[int]:
    """Keys of open actions whose owner has no seat any more; asked only when a seat ended at all."""
    today = timezone.localdate()
    ended = [a.pk for a in actions if a.is_open and a.owner.to_date and a.owner.to_date < today]
    if not ended:
        return set()
    return set(ActionItem.objects.filter(pk__in=ended).left_behind().values_list("pk", flat=True))


def agreed_at(meeting: Meeting, user: User) -> Agreed:
    """What a meeting's page shows of actions. Two queries, however many there are."""
    if meeting.has_begun:
        return Agreed(rows_of(user, asked(_agreed, meeting.pk)), [], 0)
    left = asked(_left, meeting.network_id, meeting.starts_at)
    more = left[0].total - len(left) if left else 0
    return Agreed([], rows_of(user, left), more)


def _agreed(meeting: int) -> QuerySet[ActionItem]:
    return ActionItem.objects.filter(meeting=meeting).for_list()


def _left(network: int, starts_at: datetime) -> QuerySet:
    """The first of what is left, each with how many there are in ``total``."""
    before = ActionItem.objects.left_before(network, starts_at).for_list()
    return before.annotate(total=Window(Count("pk")))[:LEFT_SHOWN]
