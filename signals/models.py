"""A concern (signal): what somebody noticed, who may read it, and what became of it.

The observation is never rewritten by anybody but its reporter. Nothing here holds a person other than
its reporter and its readers, nor their belief, origin or background.
"""

import re

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bondgenoten.lib.ids import address_of
from bondgenoten.lib.models import PublicIdModel
from networks.models import Membership, Neighbourhood, Network
from signals.constants import MAX_TEXT, EventKind, Learnt, Outcome, ReaderRole, Readers
from signals.querysets import SignalQuerySet


class TensionLevel(models.Model):
    """One of the six steps of how tense it feels. The scale is data: other words need no code."""

    step = models.PositiveSmallIntegerField(_("step"), unique=True)
    label_nl = models.CharField(max_length=40)
    label_en = models.CharField(max_length=40)

    class Meta:
        ordering = ["step"]
        constraints = [
            models.CheckConstraint(condition=Q(step__gte=1, step__lte=6), name="signals_six_steps")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The word in the reader's language."""
        return self.label_en if get_language() == "en" else self.label_nl


class Theme(models.Model):
    """What a concern is about: national codes, so that networks can be counted together.

    No theme names a belief, an origin or a group of people.
    """

    code = models.SlugField(_("code"), max_length=30, unique=True)
    label_nl = models.CharField(max_length=40)
    label_en = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The words in the reader's language."""
        return self.label_en if get_language() == "en" else self.label_nl


class Signal(PublicIdModel):
    """A concern as it was shared."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="signals")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reported_signals",
    )
    reporter_membership = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    observation = models.TextField(_("what was noticed"), max_length=MAX_TEXT)
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        on_delete=models.PROTECT,
        related_name="signals",
        null=True,
        blank=True,
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="signals", null=True, blank=True)
    noticed_on = models.DateField(_("noticed on"))
    learnt = models.CharField(_("learnt"), max_length=8, choices=Learnt.choices, blank=True)
    felt = models.ForeignKey(
        TensionLevel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signals",
    )
    readers = models.CharField(
        _("readers"),
        max_length=24,
        choices=Readers.choices,
        default=Readers.COORDINATORS_AND_CHIEF,
    )
    reader = models.ForeignKey(  # the one coordinator, when the reporter chose one
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name_hidden = models.BooleanField(_("name hidden from all readers"), default=False)
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=Outcome.choices,
        default=Outcome.NONE,
        blank=True,
    )
    promised_on = models.DateField(_("answer promised by"))
    answered_at = models.DateTimeField(_("first answer"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    shared_on = models.DateField(default=timezone.localdate, editable=False)  # that day in Amsterdam
    submission = models.CharField(max_length=64, unique=True)

    objects = SignalQuerySet.as_manager()

    class Meta:
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        constraints = [
            models.CheckConstraint(
                condition=Q(readers=Readers.ONE, reader__isnull=False)
                | (~Q(readers=Readers.ONE) & Q(reader__isnull=True)),
                name="signals_one_reader_is_named",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values),
                name="signals_signal_outcome_known",
            ),
        ]
        indexes = [
            models.Index(fields=["reporter", "-created_at"], name="signal_of_reporter"),
            models.Index(fields=["network", "-created_at"], name="signal_of_network"),
            models.Index(
                fields=["network", "promised_on"],
                name="signal_to_weigh",
                condition=Q(outcome=""),
            ),
            models.Index(
                fields=["network", "-created_at"],
                name="signal_on_agenda",
                condition=Q(outcome="agenda"),
            ),
            models.Index(  # all that the order of open concerns goes by, so that only what is shown is read
                fields=["network", "promised_on", "answered_at", "id"],
                name="signal_open",
                condition=~Q(outcome=Outcome.DONE),
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return address_of("signals:detail", self.public_id)

    @property
    def title(self) -> str:
        """The first sentence of the observation, at most 70 characters, for lists of its readers."""
        line = self.observation.strip().splitlines()[0]
        sentence = re.split(r"(?<=[.!?])\s", line, maxsplit=1)[0].rstrip(".")
        return sentence if len(sentence) <= 70 else sentence[:70].rsplit(" ", 1)[0] + "…"

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def is_rounded_off(self) -> bool:
        return self.outcome == Outcome.DONE

    def is_in_care_of(self, user: User) -> bool:
        """Whether this user weighs it; known already on a row that came ``with_care`` for them."""
        annotated = self.__dict__
        if annotated.get("asked_by") == user.pk:
            return annotated["in_care"]
        return Signal.objects.in_care_of(user).filter(pk=self.pk).exists()

    @property
    def was_on_time(self) -> bool:
        """True when the first answer came no later than the promised day."""
        return self.answered_at is not None and timezone.localdate(self.answered_at) <= self.promised_on


class Reply(PublicIdModel):
    """A message in the thread between the reporter and the coordinators."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=12, blank=True)  # of the author then; empty for the reporter
    text = models.TextField(max_length=MAX_TEXT)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submission = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["signal", "created_at"], name="reply_of_signal")]

    def __str__(self) -> str:
        return self.public_id


class SignalEvent(models.Model):
    """A step in the life of a concern, without any text."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=16, choices=EventKind.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["signal", "at"], name="event_of_signal")]

    def __str__(self) -> str:
        return f"{self.signal_id} {self.kind}"


class SignalRead(models.Model):
    """Somebody read a concern on its own page: first and last time, in the role of the first time."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="reads")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=24, choices=ReaderRole.choices)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["first_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["signal", "reader"], name="signals_read_once_each"),
            models.CheckConstraint(
                condition=Q(last_at__gte=F("first_at")),
                name="signals_read_last_after_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signal_id} {self.role}"
