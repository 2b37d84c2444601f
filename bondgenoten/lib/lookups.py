"""Lookups that Django does not have."""

from typing import Any

from django.db.models import ForeignKey
from django.db.models.fields.related_lookups import RelatedIn


@ForeignKey.register_lookup
class Among(RelatedIn):
    """``network__among=queryset``: the same rows as ``__in``, but found by an index beside an OR.

    PostgreSQL reads a whole table for ``a = 1 OR b IN (SELECT …)``. As ``b = ANY(ARRAY(SELECT …))`` the
    few keys are known first, and each side of the OR goes by its own index.
    """

    lookup_name = "among"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        if connection.vendor == "postgresql" and not self.rhs_is_direct_value():
            return f"= ANY (ARRAY {rhs})"
        return super().get_rhs_op(connection, rhs)
