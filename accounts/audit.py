"""Writing audit lines. Call it in the transaction of what happened."""

from __future__ import annotations

from django.db import models

from accounts.constants import AuditChannel, AuditResult
from accounts.models import AuditEvent, User


def record(
    event: str,
    *,
    actor: User | None,
    thing: models.Model | None = None,
    network: str = "",
    role: str = "",
    result: AuditResult = AuditResult.DONE,
    channel: AuditChannel = AuditChannel.WEB,
) -> None:
    """One line: ``actor`` (None for the machine) did ``event`` to ``thing``, named by its public id.

    ``network`` is a public id; ``role`` is what the actor was then. No words of people ever come in here.
    """
    AuditEvent.objects.create(
        event=event,
        actor=actor,
        role=role,
        object_type=thing._meta.label_lower if thing is not None else "",
        object_id=str(getattr(thing, "public_id", "") or thing.pk) if thing is not None else "",
        network=network,
        result=result,
        channel=channel,
    )
