"""Who exactly reads a concern: the names to say on screen, and the role somebody reads in."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.asked import asked, asked_first
from bondgenoten.lib.once import once
from networks.constants import Party
from networks.models import Membership, Network, TeamChief
from networks.querysets import chiefs_of, keys_led_by
from signals.constants import HiddenFrom, ReaderRole, Readers
from signals.models import Signal


@dataclass(frozen=True)
class ReaderChoice:
    """One choice of readers, with the people it means today in this network."""

    value: str  # of Readers, or "one:<public id of the coordinator>"
    label: str
    people: tuple[str, ...]  # "Fatima (municipality)"
    party: str = field(default="", compare=False)  # of the one coordinator


def choices_for(network: Network, without: User | None) -> list[ReaderChoice]:
    """The choices of readers, each with who reads it today besides ``without``."""
    left_out = without.pk if without else None
    seated = [m for m in _seated_in(network) if m.user_id != left_out]
    coordinators = [_named(m) for m in seated if m.is_coordinator]
    chiefs = [chief for chief in _chiefs_of(network) if chief.user_id != left_out]
    at_table = {m.user_id for m in seated}
    visiting = [_chief(chief) for chief in chiefs if chief.user_id not in at_table]
    allies = _("the %(count)s other allies") if without else _("the %(count)s allies")
    return [
        _choice(Readers.COORDINATORS_AND_CHIEF, [*coordinators, *map(_chief, chiefs)]),
        _choice(Readers.COORDINATORS, coordinators),
        _choice(Readers.NETWORK, [allies % {"count": len(seated)}, *visiting]),
        *(_only(member) for member in seated if member.is_coordinator),
    ]


def _seated_in(network: Network) -> list[Membership]:
    return once(("seated", network.pk), lambda: asked(Membership.objects.seated_in, network.pk))


def _chiefs_of(network: Network) -> list[TeamChief]:
    return once(("chiefs", network.pk), lambda: asked(chiefs_of, network.pk))


def who_may_answer(signal: Signal) -> list[Membership]:
    """``services.may_answer``, out of those a page asks for anyway to say who reads it."""
    coordinators = [member for member in _seated_in(signal.network) if member.is_coordinator]
    if signal.readers != Readers.ONE:
        return coordinators
    return [member for member in coordinators if member.user_id == signal.reader_id]


def hidden_last_time(user: User, network: Network) -> str:
    """From whom this user hid their name in their last concern here; empty when there is none."""
    return asked_first(_hidden_from, user.pk, network.pk) or ""


def _hidden_from(user: int, network: int) -> QuerySet:
    own = Signal.objects.filter(reporter=user, network=network).order_by("-created_at", "-pk")
    return own.values_list("hidden_from", flat=True)[:1]


def _choice(readers: Readers, people: list[str]) -> ReaderChoice:
    return ReaderChoice(readers, str(readers.label), tuple(people))


def _only(member: Membership) -> ReaderChoice:
    label = _("Only %(name)s") % {"name": _named(member)}
    return ReaderChoice(f"{Readers.ONE}:{member.user.public_id}", label, (_named(member),), member.party)


def _chief(chief: TeamChief) -> str:
    return _("%(name)s (team chief)") % {"name": chief.user.name}


def readers_of(signal: Signal, viewer: User) -> tuple[str, ...]:
    """Who reads this concern today, in words; besides its reporter when the reporter asks.

    Others get the whole list: leaving the reporter out of it would name somebody who hid their name.
    """
    value = f"{Readers.ONE}:{signal.reader.public_id}" if signal.reader else signal.readers
    without = viewer if viewer.pk == signal.reporter_id else None
    people = {choice.value: choice.people for choice in choices_for(signal.network, without)}.get(value, ())
    if not people or signal.readers == Readers.NETWORK or not signal.noticed_by_others:
        return people  # of the network anybody reads it who can have noticed the same
    return (*people, _("who noticed the same"))


def _named(member: Membership) -> str:
    return f"{member.user.name} ({Party(member.party).label})"


def role_of(user: User, signal: Signal) -> ReaderRole:
    """The role in which somebody who may read a concern reads it."""
    member = signal.network.memberships.running().filter(user=user).first()
    if member is not None and member.is_coordinator:
        if member.party == Party.POLICE:
            return ReaderRole.COORDINATOR_POLICE
        return ReaderRole.COORDINATOR_MUNICIPALITY
    if any(chief.user_id == user.pk for chief in _chiefs_of(signal.network)):
        return ReaderRole.CHIEF
    return ReaderRole.MEMBER


def is_name_hidden(signal: Signal, viewer: User) -> bool:
    """Whether the name of the reporter is hidden from this viewer, who may read the concern."""
    if signal.reporter_id == viewer.pk or signal.hidden_from == HiddenFrom.NOBODY:
        return False
    if signal.hidden_from == HiddenFrom.READERS:
        return True
    return not (signal.is_in_care_of(viewer) or signal.network_id in keys_led_by(viewer))


def shown_reporter(signal: Signal, viewer: User) -> str:
    """The reporter's name for this viewer, or what stands in its place when the name is hidden."""
    if signal.reporter_id == viewer.pk:
        return _("You")
    if is_name_hidden(signal, viewer):
        return _("Name hidden")
    return signal.reporter.called
