"""Summaries as they were sent: figures at a moment, for one person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import PublicIdModel
from insights.constants import SkipReason, SummaryKind, SummaryStatus
from insights.figures import Figures
from insights.querysets import SummaryQuerySet
from networks.models import Network


class Summary(PublicIdModel):
    """A weekly or monthly summary of the networks that somebody led then; once a period.

    ``contents`` is {"figures": ..., "needs": [[title, text], ...]} as sent, without text of anybody; empty
    when it was skipped.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="summaries"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=SummaryKind.choices)
    period = models.CharField(max_length=8)  # 2026-W48 or 2026-11
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    status = models.CharField(_("status"), max_length=8, choices=SummaryStatus.choices)
    reason = models.CharField(_("reason"), max_length=12, choices=SkipReason.choices, blank=True)
    contents = models.JSONField(default=dict, blank=True)
    networks = models.ManyToManyField(Network, related_name="summaries")

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("summary")
        verbose_name_plural = _("summaries")
        constraints = [
            models.UniqueConstraint(fields=["recipient", "kind", "period"], name="insights_summary_once"),
            models.CheckConstraint(
                condition=Q(status=SummaryStatus.MADE, reason="")
                | (Q(status=SummaryStatus.SKIPPED) & ~Q(reason="")),
                name="insights_summary_skipped_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["recipient", "-made_at"], name="summary_of_recipient")]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return reverse("summary", args=[self.public_id])

    @property
    def is_made(self) -> bool:
        return self.status == SummaryStatus.MADE

    @property
    def figures(self) -> Figures:
        """As they were sent; only of a summary that was made."""
        return Figures.from_json(self.contents["figures"])

    @property
    def needs(self) -> list[tuple[str, str]]:
        """What waited then: (title, text)."""
        return [(title, text) for title, text in self.contents["needs"]]
