"""Which mails are due, undeliverable or old."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max, Q

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

    def can_go_again(self, now: datetime) -> "OutgoingMailQuerySet":
        """Mails that were given up, but whose text is still there and of use."""
        of_use = Q(not_after__isnull=True) | Q(not_after__gt=now)
        mails = self.filter(of_use, status=MailStatus.FAILED, wiped=False)
        return mails.exclude(recipient__isnull=True, address="")

    def undeliverable_to(self, users: Iterable[Any]) -> set[int]:
        """Keys of those of these users to whose own address nothing arrived since the last failure."""
        rows = (
            self.filter(recipient__in=users, address="")
            .order_by()
            .values("recipient")
            .annotate(failed=Max("updated_at", filter=Q(status=MailStatus.FAILED)), arrived=Max("sent_at"))
            .filter(failed__isnull=False)
        )
        never = {row["recipient"] for row in rows if row["arrived"] is None}
        return never | {r["recipient"] for r in rows if r["arrived"] and r["failed"] > r["arrived"]}

    def with_old_bodies(self, now: datetime) -> "OutgoingMailQuerySet":
        """Final mails whose text has been kept long enough."""
        return self.filter(status__in=FINAL, wiped=False, created_at__lt=now - KEEP_BODIES)

    def with_old_addresses(self, now: datetime) -> "OutgoingMailQuerySet":
        """Final mails to an address without a person, kept long enough to see that it did not arrive."""
        old = self.filter(status__in=FINAL, recipient__isnull=True, created_at__lt=now - KEEP_BODIES)
        return old.exclude(address="")
