"""What happened to a concern, and who read it; without text of anybody."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from signals.constants import EventKind, ReaderRole
from signals.models.concern import Signal


class SignalEvent(models.Model):
    """A step in the life of a concern, without any text."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    role = models.CharField(max_length=24, choices=ReaderRole.choices, blank=True)  # of the actor then
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
