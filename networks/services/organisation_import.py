"""Storing what stands in a file of the organisation: all of it or nothing, and harmless when done twice."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, Required, TypedDict, Unpack

from django.db import models, transaction
from django.utils import timezone

from accounts.audit import record
from accounts.constants import AuditChannel
from accounts.models import User
from networks.importing.neighbourhoods import Area
from networks.importing.organisation import Line
from networks.importing.problems import Outcome
from networks.models import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Municipality,
    Neighbourhood,
    Unit,
)

Progress = Callable[[int, int], None]  # how many of how many
BATCH = 500
STEPS = 4  # of an organisation: units, districts, teams, municipalities with where teams work
A_DAY = timedelta(days=1)
LINK = ("base_team_id", "municipality_id", "to_date")
ADMINISTRATOR = "administrator"


class How(TypedDict, total=False):
    """As the functions below take it."""

    actor: Required[User | None]
    dry_run: bool
    channel: AuditChannel
    progress: Progress


def silent(done: int, total: int) -> None:
    """Nobody watches."""


def load_organisation(
    lines: Sequence[Line],
    *,
    actor: User | None,
    dry_run: bool = False,
    channel: AuditChannel = AuditChannel.WEB,
    progress: Progress = silent,
) -> Outcome:
    """Units, districts, teams, municipalities and where teams work; what is there stays, by its name or code.

    Nothing is ended or removed. With ``dry_run`` the same happens and is undone. Audited when it changes.
    """
    outcome = Outcome()
    with transaction.atomic():
        teams = _teams(lines, outcome, progress)
        codes = {line.number: line.code for line in lines if line.code}
        names = {line.code: line.municipality for line in lines if line.municipality}
        municipalities = _municipalities(set(codes.values()), names, outcome)
        progress(STEPS - 1, STEPS)
        _links({(teams[at], municipalities[code]) for at, code in codes.items() if at in teams}, outcome)
        _finish("organisation.imported", outcome, actor, channel, dry_run)
    progress(STEPS, STEPS)
    return outcome


def load_neighbourhoods(
    areas: Sequence[Area],
    *,
    edition: int,
    actor: User | None,
    dry_run: bool = False,
    channel: AuditChannel = AuditChannel.WEB,
    progress: Progress = silent,
) -> Outcome:
    """Neighbourhoods of one edition, with their municipalities; those that are there get name and shape anew.

    Nothing is removed. With ``dry_run`` the same happens and is undone. Audited when it changes something.
    """
    outcome = Outcome()
    with transaction.atomic():
        names = {area.municipality_code: area.municipality for area in areas if area.municipality}
        codes = {area.municipality_code for area in areas}
        municipalities = _municipalities(codes, names, outcome)
        for done, batch in enumerate(_batches(areas), start=1):
            _neighbourhoods(batch, edition, municipalities, outcome)
            progress(min(done * BATCH, len(areas)), len(areas))
        _finish("neighbourhoods.imported", outcome, actor, channel, dry_run)
    return outcome


def _finish(event: str, outcome: Outcome, actor: User | None, channel: AuditChannel, dry_run: bool) -> None:
    if dry_run:
        transaction.set_rollback(True)
    elif outcome.total:
        record(event, actor=actor, role=ADMINISTRATOR if actor else "", channel=channel)


def _teams(lines: Sequence[Line], outcome: Outcome, progress: Progress) -> dict[int, int]:
    """Units, districts and base teams; the key of the team that each line names, by the line's number."""
    units = {line.number: (None, line.unit) for line in lines if line.unit}
    progress(0, STEPS)
    placed = _below(Unit, "", units, outcome)
    districts = {line.number: (placed[line.number], line.district) for line in lines if line.district}
    progress(1, STEPS)
    placed = _below(District, "unit_id", districts, outcome)
    teams = {line.number: (placed[line.number], line.team) for line in lines if line.team}
    progress(2, STEPS)
    return _below(BaseTeam, "district_id", teams, outcome)


def _below(
    model: type[models.Model], parent: str, wanted: Mapping[int, tuple[int | None, str]], outcome: Outcome
) -> dict[int, int]:
    """The keys of what is ``wanted``, each by what is above it (in field ``parent``) and its name.

    What is missing is made. Capitals make no difference; what is new is called as it is written first.
    """
    keys = {number: (above, name.lower()) for number, (above, name) in wanted.items()}
    written = {keys[number]: name for number, (_above, name) in reversed(list(wanted.items()))}
    known = _known(model, parent)
    rows = [
        model(name=name, **({parent: key[0]} if parent else {}))
        for key, name in reversed(list(written.items()))
        if key not in known
    ]
    if rows:
        # Two at once: whoever is second stores nothing and finds what the first one stored.
        model._default_manager.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
        known = _known(model, parent)
    _count(outcome, str(model._meta.model_name), rows, [], len(written))
    return {number: known[key] for number, key in keys.items()}


def _known(model: type[models.Model], parent: str) -> dict[tuple[int | None, str], int]:
    rows = model._default_manager.values_list("pk", "name", *([parent] if parent else []))
    return {(above[0] if above else None, name.lower()): key for key, name, *above in rows}


def _municipalities(codes: set[str], names: dict[str, str], outcome: Outcome) -> dict[str, int]:
    """Keys by code; new ones are made, and another name is taken over."""
    known = {row.code: row for row in Municipality.objects.filter(code__in=codes)}
    rows = [Municipality(code=code, name=names[code]) for code in sorted(codes - known.keys())]
    renamed = [row for code, row in known.items() if names.get(code, row.name) != row.name]
    for row in renamed:
        row.name = names[row.code]
    Municipality.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    Municipality.objects.bulk_update(renamed, ["name"], batch_size=BATCH)
    _count(outcome, "municipality", rows, renamed, len(codes))
    return dict(Municipality.objects.filter(code__in=codes).values_list("code", "pk"))


def _links(wanted: set[tuple[int, int]], outcome: Outcome) -> None:
    """Which team works in which municipality, from today on or from the day after an end that was noted."""
    teams = sorted({team for team, _municipality in wanted})
    list(BaseTeam.objects.filter(pk__in=teams).order_by("pk").select_for_update().values_list("pk"))
    links = BaseTeamMunicipality.objects.not_over().filter(base_team__in=teams).order_by("from_date")
    last = {(team, place): day for team, place, day in links.values_list(*LINK)}  # None: without end
    today = timezone.localdate()
    rows = [
        BaseTeamMunicipality(base_team_id=team, municipality_id=place, from_date=first)
        for team, place in sorted(wanted)
        if (first := _first_day(last.get((team, place), today - A_DAY)))
    ]
    BaseTeamMunicipality.objects.bulk_create(rows, batch_size=BATCH)
    _count(outcome, "baseteammunicipality", rows, [], len(wanted))


def _first_day(last: date | None) -> date | None:
    """The first day of a new link after the last one, or None when that has no end."""
    return last + A_DAY if last else None


def _neighbourhoods(
    areas: list[Area], edition: int, municipalities: dict[str, int], outcome: Outcome
) -> None:
    codes = [area.code for area in areas]
    known = {row.code: row for row in Neighbourhood.objects.filter(edition=edition, code__in=codes)}
    added, changed = [], []
    for area in areas:
        fields = _fields(area, municipalities)
        row = known.get(area.code)
        if row is None:
            added.append(Neighbourhood(code=area.code, edition=edition, **fields))
        elif any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            changed.append(row)
    Neighbourhood.objects.bulk_create(added, ignore_conflicts=True, batch_size=BATCH)
    Neighbourhood.objects.bulk_update(changed, ["name", "shape", "municipality"], batch_size=100)
    _count(outcome, "neighbourhood", added, changed, len(areas))


def _fields(area: Area, municipalities: dict[str, int]) -> dict[str, Any]:
    return {
        "name": area.name,
        "municipality_id": municipalities[area.municipality_code],
        # A map without shapes takes no shape away.
        **({"shape": json.loads(area.shape)} if area.shape else {}),
    }


def _count(outcome: Outcome, kind: str, added: list, changed: list, total: int) -> None:
    if added:
        outcome.add(kind, len(added))
    if changed:
        outcome.change(kind, len(changed))
    outcome.unchanged += total - len(added) - len(changed)


def _batches(areas: Sequence[Area]) -> Iterator[list[Area]]:
    rest = iter(areas)
    while batch := list(islice(rest, BATCH)):
        yield batch


def load(
    items: Sequence[Any],
    *,
    edition: int | None,
    **how: Unpack[How],
) -> Outcome:
    """What a file holds: neighbourhoods of an ``edition``, or without one an organisation."""
    if edition is None:
        return load_organisation(items, **how)
    return load_neighbourhoods(items, edition=edition, **how)
