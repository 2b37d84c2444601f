"""Meetings of a network: when, where, who comes and what it is about."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.ids import address_of
from bondgenoten.lib.models import PublicIdModel
from meetings.constants import MAX_TITLE, ActionState, ItemState, MeetingStatus, Rsvp, Via
from meetings.querysets import (
    ActionItemQuerySet,
    AgendaItemQuerySet,
    AttendanceQuerySet,
    MeetingQuerySet,
)
from networks.constants import Party
from networks.models import Membership, Network
from signals.models import Signal


class Meeting(PublicIdModel):
    """One meeting. Its public id is the UID in calendars; ``sequence`` goes up with each change of it."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    place = models.CharField(_("place"), max_length=MAX_TITLE)
    note = models.CharField(_("note"), max_length=MAX_TITLE, blank=True)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=MeetingStatus.choices,
        default=MeetingStatus.DRAFT,
    )
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)  # goes up with each edit: two editors cannot overwrite
    planner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submission = models.CharField(max_length=64, unique=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meetings_meeting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.PLANNED) | Q(planned_at__isnull=False),
                name="meetings_planned_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "starts_at"], name="meeting_of_network"),
            models.Index(
                fields=["starts_at"],
                name="meeting_planned",
                condition=Q(status=MeetingStatus.PLANNED),
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return address_of("meetings:detail", self.public_id)

    @property
    def is_draft(self) -> bool:
        return self.status == MeetingStatus.DRAFT

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def takes_answers(self) -> bool:
        """True while people may answer and propose points: planned, not begun, network live."""
        return not self.is_draft and not self.has_begun and self.network.is_live

    @property
    def minutes(self) -> int:
        """How long it takes, in whole minutes."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)


class Attendance(PublicIdModel):
    """An invitation to a meeting and its answer. The mail link names it; ``link_version`` revokes it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="attendances")
    party = models.CharField(max_length=12, choices=Party.choices)  # then
    rsvp = models.CharField(max_length=8, choices=Rsvp.choices, default=Rsvp.NONE)
    answered_at = models.DateTimeField(null=True, blank=True)
    via = models.CharField(max_length=12, choices=Via.choices, blank=True)  # empty: no answer, or from before
    invited_at = models.DateTimeField(default=timezone.now)
    silent_reminder_at = models.DateTimeField(null=True, blank=True)
    coming_reminder_at = models.DateTimeField(null=True, blank=True)
    link_version = models.PositiveSmallIntegerField(default=0)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "membership"], name="meetings_attendance_once_each"),
            models.CheckConstraint(
                condition=Q(rsvp=Rsvp.NONE) | Q(answered_at__isnull=False),
                name="meetings_answer_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_for_them(self) -> bool:
        """A coordinator filled in the answer."""
        return self.via == Via.COORDINATOR


class AgendaItem(PublicIdModel):
    """A point on the agenda, under its own neutral title; a concern behind it stays behind it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    title = models.CharField(_("point"), max_length=MAX_TITLE)
    position = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    party = models.CharField(max_length=12, choices=Party.choices, blank=True)  # of the proposer then
    via_link = models.BooleanField(default=False)
    signal = models.ForeignKey(
        Signal,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.ON)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submission = models.CharField(max_length=64, unique=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "signal"],
                condition=Q(state=ItemState.ON, signal__isnull=False),
                name="meetings_concern_once_on_agenda",
            )
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="item_of_meeting")]

    def __str__(self) -> str:
        return self.public_id


class ActionItem(PublicIdModel):
    """Something agreed at a meeting: one owner, one last day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="actions")
    title = models.CharField(_("what was agreed"), max_length=MAX_TITLE)
    due_on = models.DateField(_("last day"))
    state = models.CharField(max_length=8, choices=ActionState.choices, default=ActionState.OPEN)
    done_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submission = models.CharField(max_length=64, unique=True)

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ActionState.DONE, done_at__isnull=False)
                | Q(state=ActionState.OPEN, done_at__isnull=True),
                name="meetings_action_done_has_moment",
            )
        ]
        indexes = [
            models.Index(fields=["owner", "due_on"], name="action_open", condition=Q(state=ActionState.OPEN)),
            models.Index(fields=["meeting", "due_on"], name="action_of_meeting"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        return self.state == ActionState.OPEN

    @property
    def is_late(self) -> bool:
        """Open past its last day in Amsterdam."""
        return self.is_open and self.due_on < timezone.localdate()
