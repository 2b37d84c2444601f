"""Which mails are due, undeliverable or old."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from notifications.constants import FINAL, KEEP_BODIES, MailStatus


class OutgoingMailQuerySet(models.QuerySet["models.Model"]):
    """Reads on the outbox."""

    def due(self, now: datetime) -> "OutgoingMailQuerySet":
        """Mails to be sent now, urgent ones first."""
        waited = Q(not_before__isnull=True) | Q(not_before__lte=now)
        return self.filter(waited, status=MailStatus.QUEUED).order_by("-urgent", "pk")

    def abandoned(self, real_now: datetime) -> "OutgoingMailQuerySet":
        """Mails whose sender stopped half-way: nobody knows whether they went out."""
        return self.filter(status=MailStatus.SENDING, lease_until__lt=real_now).order_by("pk")

    def held(self, until: datetime) -> "OutgoingMailQuerySet":
        """News that waits for the daily mail, up to and including the moment ``until``."""
        return self.filter(status=MailStatus.HELD, created_at__lte=until)

    def undeliverable(self) -> "OutgoingMailQuerySet":
        """Mails that were given up, newest first."""
        return self.filter(status=MailStatus.FAILED).order_by("-updated_at")

    def with_old_bodies(self, now: datetime) -> "OutgoingMailQuerySet":
        """Final mails whose text has been kept long enough."""
        return self.filter(status__in=FINAL, wiped=False, created_at__lt=now - KEEP_BODIES)
