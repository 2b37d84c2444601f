"""What is written about a concern: with its reporter, among its coordinators, and ready beforehand."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import PublicIdModel
from networks.models import Network
from signals.constants import MAX_REASON, MAX_TEXT
from signals.models.concern import Signal
from signals.models.scales import Theme
from signals.querysets import StandardAnswerQuerySet


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


class InternalNote(PublicIdModel):
    """A remark among the coordinators. A table of its own: no query for the thread can ever meet it."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=12)  # of the author then
    text = models.TextField(max_length=MAX_TEXT)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submission = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["signal", "created_at"], name="note_of_signal")]

    def __str__(self) -> str:
        return self.public_id


class StandardAnswer(PublicIdModel):
    """A text to begin an answer with: of a network, or of the whole country (without network)."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="standard_answers"
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=MAX_TEXT)
    submission = models.CharField(max_length=64, unique=True)

    objects = StandardAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.public_id


class Redaction(models.Model):
    """Words were taken out of a concern or a message. What stood there is kept for whoever wrote it."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="redactions")
    reply = models.ForeignKey(
        Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="redactions"
    )
    before = models.TextField()
    reason = models.CharField(_("reason"), max_length=MAX_REASON)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="signals_redacted_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.signal_id} {self.at}"
