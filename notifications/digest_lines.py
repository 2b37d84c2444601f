"""What the daily mail shows: the newest first, network by network, nothing twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst

from notifications.models import OutgoingMail


@dataclass(frozen=True)
class Line:
    """One piece of news: in which network, what (a subject without the network), when last, and where."""

    scope: str
    name: str
    title: str
    path: str
    at: datetime
    rows: tuple[OutgoingMail, ...]


@dataclass(frozen=True)
class Group:
    """The news of one network."""

    name: str
    lines: list[Line]


def lines_of(rows: Iterable[OutgoingMail]) -> list[Line]:
    """A line for each piece of news in ``rows`` (newest first): the same news of the same thing is one."""
    same: dict[tuple[str, str, str], list[OutgoingMail]] = {}
    for row in rows:
        same.setdefault((row.scope, title_of(row), row.path), []).append(row)
    return [
        Line(scope, found[0].scope_name, title, path, found[0].created_at, tuple(found))
        for (scope, title, path), found in same.items()
    ]


def groups_of(lines: Iterable[Line]) -> list[Group]:
    """The lines by network, the network with the newest line first."""
    groups: dict[str, Group] = {}
    for line in lines:
        groups.setdefault(line.scope, Group(line.name, [])).lines.append(line)
    return list(groups.values())


def title_of(row: OutgoingMail) -> str:
    """The subject without the network that starts it: the heading above the line says that already."""
    head, colon, rest = row.subject.partition(": ")
    return capfirst(rest) if colon and row.scope_name and head.endswith(row.scope_name) else row.subject
