"""Which meetings somebody may see, and which reminders are due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Value
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.models import running
from meetings.constants import (
    NO_REMINDER_WITHIN,
    REMIND_COMING_DAYS,
    REMIND_FROM,
    REMIND_SILENT_DAYS,
    ActionState,
    ItemState,
    MeetingStatus,
    Rsvp,
)
from networks.constants import SEATED_ROLES, NetworkStatus
from networks.models import Membership
from networks.querysets import keys_at_table_or_led_by, keys_coordinated_by, keys_seated_with, within
from signals.models import Signal

if TYPE_CHECKING:
    pass  # which itself imports this module


class MeetingQuerySet(models.QuerySet):
    """Reads on meetings."""

    def visible_to(self, user: User) -> MeetingQuerySet:
        """Meetings of networks where the user has a seat or is team chief; drafts for coordinators only."""
        planned = Q(network__in=keys_at_table_or_led_by(user), status=MeetingStatus.PLANNED)
        return self.filter(planned | Q(network__in=keys_coordinated_by(user), status=MeetingStatus.DRAFT))

    def visible_one(self, user: User, public_id: str) -> MeetingQuerySet:
        """The one with this public id, with its network, if it is ``visible_to`` this user."""
        return self.visible_to(user).filter(public_id=public_id).select_related("network")

    def visible_in(self, user: User, networks: list[int]) -> MeetingQuerySet:
        """``visible_to``, with their networks; of some networks, or of all when none is named."""
        visible = self.visible_to(user).select_related("network")
        return visible.filter(network__in=networks) if networks else visible

    def planned(self) -> MeetingQuerySet:
        return self.filter(status=MeetingStatus.PLANNED)

    def upcoming(self, now: datetime | None = None) -> MeetingQuerySet:
        """Planned and not over, the first one first."""
        now = now or timezone.now()
        # None lasts a week: the order goes by the start, so the index begins there and not years ago.
        recent = self.planned().filter(starts_at__gt=now - timedelta(days=7))
        return recent.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def next_one(self, user: User, network: int, now: datetime) -> MeetingQuerySet:
        """The first of ``upcoming`` in the network with this key, if this user may see it."""
        return self.visible_to(user).filter(network=network).upcoming(now)[:1]

    def past(self, now: datetime | None = None) -> MeetingQuerySet:
        """Planned and over, the last one first."""
        return self.planned().filter(ends_at__lte=now or timezone.now()).order_by("-starts_at", "-pk")


def _seated(prefix: str) -> Q:
    """The condition that the membership at the lookup path ``prefix`` still gives a seat at the table."""
    conditions = {f"{prefix}role__in": SEATED_ROLES, f"{prefix}user__is_active": True}
    return running(prefix=prefix) & Q(**conditions)


class AttendanceQuerySet(models.QuerySet):
    """Reads on answers and the reminders that go with them."""

    def of_members(self) -> AttendanceQuerySet:
        """Of people who still have their seat, by first name."""
        return (
            self.filter(_seated("membership__"))
            .select_related("membership__user")
            .order_by("membership__user__name", "pk")
        )

    def counted(self, meetings: list[int], networks: list[int]) -> models.QuerySet:
        """(Key of a meeting, answer, how many who still have their seat) of meetings of these networks."""
        # The networks are named for the index only: without them all memberships there are would be read.
        there = Q(meeting__in=meetings, membership__network__in=networks)
        seated = self.filter(there, _seated("membership__"))
        return seated.order_by().values_list("meeting_id", "rsvp").annotate(Count("pk"))

    def not_paused(self, on: date | None = None) -> AttendanceQuerySet:
        """Without who takes a break on a day (default today): they are asked nothing."""
        return self.exclude(within("membership__paused", on))

    def reached_by_mail(self, on: date | None = None) -> AttendanceQuerySet:
        """Of who has an address and takes no break on a day (default today)."""
        return self.not_paused(on).filter(membership__user__email__isnull=False)

    def silent_due(self, now: datetime) -> AttendanceQuerySet:
        """Not answered, seven days before the meeting or later, not reminded of it yet."""
        return self._remindable(now, REMIND_SILENT_DAYS).filter(
            rsvp=Rsvp.NONE, silent_reminder_at__isnull=True
        )

    def coming_due(self, now: datetime) -> AttendanceQuerySet:
        """Comes, the day before the meeting or later, not reminded of it yet."""
        return self._remindable(now, REMIND_COMING_DAYS).filter(
            rsvp=Rsvp.YES, coming_reminder_at__isnull=True
        )

    def _remindable(self, now: datetime, days: int) -> AttendanceQuerySet:
        """Of meetings that have not begun and start at most ``days`` days after today in Amsterdam."""
        local = timezone.localtime(now)
        reach = days if local.time() >= REMIND_FROM else days - 1
        before = local_at(local.date() + timedelta(days=reach + 1), datetime.min.time())
        return (
            self.of_members()
            .reached_by_mail(local.date())
            .filter(
                meeting__status=MeetingStatus.PLANNED,
                meeting__network__status=NetworkStatus.LIVE,
                meeting__starts_at__gt=now,
                meeting__starts_at__lt=before,
                invited_at__lte=now - NO_REMINDER_WITHIN,
            )
        )


class AgendaItemQuerySet(models.QuerySet):
    """Reads on agendas."""

    def on(self) -> AgendaItemQuerySet:
        """What is on the agenda, in order, with who proposed it."""
        return (
            self.filter(state=ItemState.ON)
            .select_related("proposer__user", "signal")
            .order_by("position", "pk")
        )

    def on_agenda_of(self, meeting: int) -> AgendaItemQuerySet:
        """``on`` of the meeting with this key."""
        return self.filter(meeting=meeting).on()

    def coming(self, signal: Signal) -> AgendaItemQuerySet:
        """Where a concern is on the agenda of a meeting that has not begun, the first meeting first."""
        return (
            self.filter(signal=signal, state=ItemState.ON, meeting__starts_at__gt=timezone.now())
            .select_related("meeting")
            .order_by("meeting__starts_at", "pk")
        )


class ActionItemQuerySet(models.QuerySet):
    """Reads on what was agreed."""

    def visible_to(self, user: User) -> ActionItemQuerySet:
        """Actions of networks where the user has a seat or is team chief."""
        return self.filter(meeting__network__in=keys_at_table_or_led_by(user))

    def visible_in(self, user: User, networks: list[int]) -> ActionItemQuerySet:
        """``visible_to``; of some networks, or of all when none is named."""
        visible = self.visible_to(user)
        return visible.filter(meeting__network__in=networks) if networks else visible

    def to_do(self) -> ActionItemQuerySet:
        """Not done yet, the earliest last day first."""
        return self.filter(state=ActionState.OPEN).order_by("due_on", "pk")

    def owned_by(self, user: User) -> ActionItemQuerySet:
        """Actions this user took on, in networks where they have a seat: this one or one since."""
        return self.filter(owner__user=user, meeting__network__in=keys_seated_with(user))

    def for_list(self) -> ActionItemQuerySet:
        """What is still to be done first, by last day; then what was done last. With owner and meeting."""
        return self.select_related("owner__user", "meeting__network").order_by(
            F("done_at").desc(nulls_first=True), "due_on", "pk"
        )

    def left_before(self, network: int, starts_at: datetime) -> ActionItemQuerySet:
        """Still to be done from earlier meetings than the one that starts then, of the same network."""
        return self.to_do().filter(meeting__network=network, meeting__starts_at__lt=starts_at)

    def left_behind(self) -> ActionItemQuerySet:
        """Still to be done, by somebody who has no seat in that network any more."""
        seats = Membership.objects.seated().order_by()
        theirs = seats.filter(network=OuterRef("meeting__network"), user=OuterRef("owner__user"))
        return self.to_do().filter(~Exists(theirs))

    def counted(self) -> ActionItemQuerySet:
        """One row: how many are to do, how many of those are late, how many are done. None without any."""
        is_open = Q(state=ActionState.OPEN)
        return (
            self.order_by()
            .annotate(every=Value(1))
            .values("every")
            .annotate(
                to_do=Count("pk", filter=is_open),
                late=Count("pk", filter=is_open & Q(due_on__lt=timezone.localdate())),
                done=Count("pk", filter=~is_open),
            )
            .values_list("to_do", "late", "done")
        )
