"""Which requests about own data wait, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone


class DataRequestQuerySet(models.QuerySet):
    """Reads on requests about own data."""

    def open(self) -> DataRequestQuerySet:
        """Not answered yet; what the application did by itself never is."""
        return self.filter(done_at__isnull=True)

    def overdue(self, on: date | None = None) -> DataRequestQuerySet:
        """Open, and the last day to answer is before a day (default today)."""
        return self.open().filter(due_on__lt=on or timezone.localdate())

    def of_people_in(self, networks: models.QuerySet | Iterable[Any]) -> DataRequestQuerySet:
        """Of people who take part in these networks, or ever did: leaving ends no right."""
        people = apps.get_model("accounts", "User").objects.filter(memberships__network__in=networks)
        return self.filter(user__in=people.values("pk"))

    def tally(self, on: date | None = None) -> dict[str, Any]:
        """How many are ``open``, how many of those ``late``, and the ``first`` last day. One query."""
        late = models.Q(due_on__lt=on or timezone.localdate())
        return self.open().aggregate(
            open=models.Count("pk"), late=models.Count("pk", filter=late), first=models.Min("due_on")
        )
