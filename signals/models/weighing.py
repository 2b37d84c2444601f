"""What the coordinators think of a concern; it never changes the words of the reporter."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from signals.constants import Kind
from signals.models.concern import Signal


class Weighing(models.Model):
    """Concrete? Recent? Part of a pattern? (the weighing of the CCV protocol), and what kind it is."""

    signal = models.OneToOneField(Signal, on_delete=models.CASCADE, related_name="weighing")
    is_concrete = models.BooleanField(_("concrete"), null=True)
    is_recent = models.BooleanField(_("recent"), null=True)
    is_pattern = models.BooleanField(_("part of a pattern"), null=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.signal_id}"
