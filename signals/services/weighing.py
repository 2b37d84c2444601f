"""Weighing a concern: what the coordinators think of it, beside the words of its reporter."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from signals.constants import EventKind
from signals.models import Signal, Weighing
from signals.services.life import log


@dataclass(frozen=True)
class WeighingFields:
    """The fields of ``Weighing`` that a coordinator fills; None is "not known"."""

    is_concrete: bool | None = None
    is_recent: bool | None = None
    is_pattern: bool | None = None
    kind: str = ""


@transaction.atomic
def weigh(signal: Signal, *, actor: User, fields: WeighingFields) -> bool:
    """Keep what the coordinators think of it, one answer for all of them. False: it stood there already."""
    values = vars(fields)
    who = {"by": actor, "at": timezone.now()}
    if fields == WeighingFields() and not Weighing.objects.filter(signal=signal).exists():
        return False  # nothing was said
    weighing, changed = Weighing.objects.get_or_create(signal=signal, defaults=values | who)
    if not changed:
        changed = bool(Weighing.objects.filter(pk=weighing.pk).exclude(**values).update(**values, **who))
    if changed:
        log(signal, EventKind.WEIGHED, actor)
    return changed
