"""What an administrator does with units, districts, base teams, municipalities and neighbourhoods."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from networks.models import BaseTeam, District, Municipality, Neighbourhood, Unit

Place = Unit | District | BaseTeam | Municipality | Neighbourhood
ADMINISTRATOR = "administrator"
# What is found by one of these fields must be one: by name below a parent, or by code.
UNIQUE: dict[type, tuple[str, ...]] = {
    Unit: ("name",),
    District: ("unit", "name"),
    BaseTeam: ("district", "name"),
    Municipality: ("code",),
    Neighbourhood: ("code", "edition"),
}


class CannotChange(Exception):
    """It cannot be done with this place; as text it says why, in plain words."""


class Taken(CannotChange):
    """There is one with this name or code."""

    def __init__(self, place: Place) -> None:
        if "code" in UNIQUE[type(place)]:
            super().__init__(_("There is one with this code already."))
        else:
            super().__init__(_("There is one with this name already."))


class InUse(CannotChange):
    """Something hangs on it, or did in the past."""

    def __init__(self) -> None:
        super().__init__(_("This is in use, now or in the past. So it stays."))


class ChangedMeanwhile(CannotChange):
    """Somebody else changed or removed it since it was looked at."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else changed this meanwhile. Save again if yours is right."))


def add(place: Place, *, actor: User) -> None:
    """Store a new place. Raises Taken."""
    _check_free(place)
    try:
        with transaction.atomic():
            place.save(force_insert=True)
            _record("added", place, actor)
    except IntegrityError:  # a double click, or another administrator a moment earlier
        raise Taken(place) from None


def change(place: Place, *, was: dict[str, Any], fields: dict[str, Any], actor: User) -> None:
    """Give it other ``fields``, unless they are not what they were when the editor looked.

    Raises Taken, and ChangedMeanwhile; ``place`` is then as it is stored.
    """
    rows = type(place)._default_manager.filter(pk=place.pk)
    for name, value in fields.items():
        setattr(place, name, value)
    _check_free(place)
    try:
        with transaction.atomic():
            if not rows.filter(**was).update(**fields):
                raise ChangedMeanwhile
            _record("renamed", place, actor)
    except IntegrityError:
        raise Taken(place) from None


def remove(place: Place, *, actor: User) -> None:
    """Take away what was never used. Raises InUse."""
    try:
        _remove(place, actor)
    except (ProtectedError, IntegrityError):  # used from this moment on
        raise InUse from None


@transaction.atomic
def _remove(place: Place, actor: User) -> None:
    rows = type(place)._default_manager.filter(pk=place.pk)
    if not rows.select_for_update().exists():
        return  # the other half of a double click
    if is_used(place):
        raise InUse
    _record("removed", place, actor)
    rows.delete()


def is_used(place: models.Model) -> bool:
    """Something in any table points at it."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: place}).exists()
        for relation in place._meta.related_objects
    )


def _check_free(place: Place) -> None:
    """Names that differ in capitals only are the same name to whoever reads them."""
    wanted = {
        f"{name}__iexact" if isinstance(value := getattr(place, name), str) else name: value
        for name in UNIQUE[type(place)]
    }
    others = type(place)._default_manager.filter(**wanted)
    if others.exclude(pk=place.pk).exists():
        raise Taken(place)


def _record(what: str, place: Place, actor: User) -> None:
    kind = "team" if isinstance(place, BaseTeam) else place._meta.model_name
    record(f"{kind}.{what}", actor=actor, thing=place, role=ADMINISTRATOR)
