"""Who else noticed it, and what its reporter was asked to agree to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import PublicIdModel
from signals.constants import MAX_REASON, ConsentKind, ConsentState, Readers
from signals.models.concern import Signal


class CoReporter(models.Model):
    """Somebody noticed the same, and joined instead of repeating. Others see a number, never a name."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="co_reporters")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["signal", "user"], name="signals_joined_once_each")]

    def __str__(self) -> str:
        return f"{self.signal_id}"


class ConsentRequest(PublicIdModel):
    """A coordinator asks the reporter to agree to something; only the reporter decides.

    ``readers`` for READERS who would read it; ``title`` and ``meeting`` (its public id) for AGENDA.
    """

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=8, choices=ConsentKind.choices)
    state = models.CharField(max_length=8, choices=ConsentState.choices, default=ConsentState.OPEN)
    readers = models.CharField(max_length=24, choices=Readers.choices, blank=True)
    title = models.CharField(max_length=120, blank=True)
    meeting = models.CharField(max_length=32, blank=True)
    reason = models.CharField(_("reason"), max_length=MAX_REASON, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["signal", "kind"],
                condition=Q(state="open"),
                name="signals_one_open_request_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ConsentState.values), name="signals_consent_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="identity") | ~Q(reason=""), name="signals_a_name_is_asked_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        return self.state == ConsentState.OPEN
