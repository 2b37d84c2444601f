"""A concern (signal): what somebody noticed, who may read it, and what became of it.

The observation is never rewritten by anybody but its reporter. Nothing here holds a person other than
its reporter, its readers and who answers it, nor their belief, origin or background.
"""

import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bondgenoten.lib.ids import address_of
from bondgenoten.lib.models import PublicIdModel
from networks.models import Membership, Neighbourhood, Network
from signals.constants import (
    CLOSED,
    MAX_TEXT,
    OPEN,
    About,
    HiddenFrom,
    Learnt,
    Outcome,
    Readers,
    Referral,
    Solved,
    Source,
)
from signals.models.scales import TensionLevel, Theme
from signals.querysets import SignalQuerySet


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
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.OWN)
    about = models.CharField(max_length=12, choices=About.choices, default=About.NOBODY, blank=True)
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
    hidden_from = models.CharField(
        _("name hidden from"), max_length=8, choices=HiddenFrom.choices, default=HiddenFrom.NOBODY
    )
    may_be_discussed = models.BooleanField(_("may be discussed"), default=False)  # under a neutral title
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=Outcome.choices,
        default=Outcome.NONE,
        blank=True,
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    referred_to = models.CharField(max_length=12, choices=Referral.choices, blank=True)
    look_again_on = models.DateField(_("look again on"), null=True, blank=True)
    answerer = models.ForeignKey(  # who answers it, once that is settled
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # One clock: a message of the reporter starts it again, an answer stops it.
    promised_on = models.DateField(_("answer promised by"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked something"), null=True, blank=True)  # we wait for the reporter
    ends_on = models.DateField(_("outcome promised by"), null=True, blank=True)
    solved = models.CharField(max_length=6, choices=Solved.choices, default=Solved.UNKNOWN, blank=True)
    solved_at = models.DateTimeField(null=True, blank=True)
    reopened_by_no = models.BooleanField(default=False)  # "no" opens a concern again once
    corrected_at = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.WATCH) | Q(look_again_on__isnull=False),
                name="signals_watched_until_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFER) | ~Q(referred_to=""),
                name="signals_referred_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(outcome__in=[Outcome.MERGED, Outcome.WITHDRAWN]),
                name="signals_taken_together_once",
            ),
        ]
        indexes = [  # see docs/concerns-at-scale.md; with whom may read it, so that no row is read in vain
            models.Index(fields=["reporter", "-created_at", "-id"], name="signal_of_reporter"),
            models.Index(fields=["network", "-created_at", "-id"], name="signal_of_network"),
            models.Index(
                fields=["network", "outcome", "-created_at", "-id"],
                include=["readers", "reader"],
                name="signal_lane",
            ),
            models.Index(  # all that the lanes of open concerns and their order go by
                fields=["network", "promised_on", "answered_at", "id"],
                include=["readers", "reader", "outcome", "look_again_on", "ends_on"],
                name="signal_open",
                condition=Q(outcome__in=OPEN),
            ),
            models.Index(  # the sweep of promises, over all networks
                fields=["promised_on", "id"],
                name="signal_to_answer",
                condition=Q(outcome__in=OPEN, answered_at__isnull=True),
            ),
            models.Index(fields=["ends_on", "id"], name="signal_to_end", condition=Q(outcome__in=OPEN)),
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

    @property
    def is_closed(self) -> bool:
        return self.outcome in CLOSED

    @property
    def is_withdrawn(self) -> bool:
        return self.outcome == Outcome.WITHDRAWN

    @property
    def is_for_somebody_else(self) -> bool:
        return self.source != Source.OWN

    def is_in_care_of(self, user: User) -> bool:
        """Whether this user weighs it; known already on a row that came ``with_care`` for them."""
        annotated = self.__dict__
        if annotated.get("asked_by") == user.pk:
            return annotated["in_care"]
        return Signal.objects.in_care_of(user).filter(pk=self.pk).exists()

    @property
    def noticed_by_others(self) -> int:
        """How many noticed the same and said so; known already on a row that came ``with_joined``."""
        known = self.__dict__.get("joined_count")
        return self.co_reporters.count() if known is None else known

    @property
    def was_on_time(self) -> bool:
        """True when the first answer came no later than the promised day."""
        return self.answered_at is not None and timezone.localdate(self.answered_at) <= self.promised_on
