"""Whom a visitor of the demo can be. Their data comes from the seed; here is only how they are introduced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from networks.constants import Party

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MUNICIPALITY, PARTNER, POLICE, RESIDENT = Party.MUNICIPALITY, Party.PARTNER, Party.POLICE, Party.RESIDENT


@dataclass(frozen=True)
class Persona:
    """``party`` is empty for who sits at no table."""

    key: str
    name: str
    party: str
    line: StrOrPromise


@dataclass(frozen=True)
class Group:
    title: StrOrPromise
    text: StrOrPromise
    personas: tuple[Persona, ...]


# Within a group by party, in the order of their Dutch names, then by first name: nobody is above another.
GROUPS = (
    Group(
        _("At the table in Overvecht"),
        _("Ten people, four parties. Log in twice, in two browsers, and see both sides."),
        (
            Persona("anneke", "Anneke", RESIDENT, _("Lives on the Tigrisdreef. Shared two concerns.")),
            Persona("dewi", "Dewi", RESIDENT, _("Active at the football club. Got an answer in time.")),
            Persona("youssef", "Youssef", RESIDENT, _("Runs the community centre. Waits for an answer.")),
            Persona("fatima", "Fatima", MUNICIPALITY, _("Coordinator. Plans meetings, weighs concerns.")),
            Persona("samira", "Samira", PARTNER, _("Youth worker. Put a point on the agenda.")),
            Persona(
                "ingrid",
                "Ingrid",
                POLICE,
                _("Team chief of two networks. Stands in for the chief of Zeist-West."),
            ),
            Persona("mark", "Mark", POLICE, _("Coordinator in Overvecht and in Zuilen.")),
        ),
    ),
    Group(
        _("Around the table"),
        _("They watch over the work or make it possible. They read no concerns."),
        (
            Persona("beheer", "Beheer", "", _("Administrator. Sees networks and mail that did not arrive.")),
            Persona("priya", "Priya", "", _("Privacy officer of Overvecht.")),
            Persona("rob", "Rob", "", _("Programme lead. Sees all networks in figures.")),
        ),
    ),
    Group(
        _("In another network"),
        _("Whoever sits at that table only sees nothing of Overvecht."),
        (
            Persona("lotte", "Lotte", RESIDENT, _("Active in the playground. Has a clean one again.")),
            Persona("hanneke", "Hanneke", MUNICIPALITY, _("Coordinator in Zuilen. Has a meeting to plan.")),
        ),
    ),
)
KEYS = frozenset(persona.key for group in GROUPS for persona in group.personas)
