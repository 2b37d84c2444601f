"""Abstract models that all apps share."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from bondgenoten.lib.ids import LENGTH, new_public_id


class PublicIdModel(models.Model):
    """A row with a random public id, the only id that may stand in a URL."""

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True


def running(on: date | None = None, prefix: str = "") -> Q:
    """The condition that a dated link runs on the day ``on`` (default today in Amsterdam).

    ``prefix`` is the lookup path to the link, e.g. ``"memberships__"``.
    """
    day = on or timezone.localdate()
    return Q(**{f"{prefix}from_date__lte": day}) & (
        Q(**{f"{prefix}to_date__isnull": True}) | Q(**{f"{prefix}to_date__gte": day})
    )


class DatedQuerySet(models.QuerySet):
    def running(self, on: date | None = None) -> Self:
        """Links that run on the day ``on``, both ends included; default today."""
        return self.filter(running(on))

    def not_over(self, on: date | None = None) -> Self:
        """Links that run on the day ``on``, or begin later; default today."""
        return self.filter(Q(to_date__isnull=True) | Q(to_date__gte=on or timezone.localdate()))


class DatedModel(models.Model):
    """A link with a first and, once known, a last day; both days belong to it."""

    from_date = models.DateField(default=timezone.localdate)
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=models.F("from_date")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]
