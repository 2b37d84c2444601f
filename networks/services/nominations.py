"""Naming a coordinator: the other side confirms, and the network is told. Nobody makes one alone."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from networks.constants import COORDINATING_ROLES, Role
from networks.emails import nominations as emails
from networks.models import Membership, Network, Nomination
from networks.permissions import can_be_named, is_administrator
from networks.services.rights import rights_changed


class CannotBeNamed(Exception):
    """No running seat of police or municipality, nobody who can log in, or coordinator already."""


@transaction.atomic
def name(membership: Membership, *, actor: User | None, instead_of: Membership | None = None) -> Nomination:
    """Name a member as coordinator of their side; mails them, and whoever is to confirm.

    Twice gives the nomination there is. ``actor`` is who thought of it, for an invitation who sent it; they
    cannot confirm it. ``instead_of`` is the coordinator of the same side who steps back once it is confirmed.
    Raises CannotBeNamed.
    """
    if not can_be_named(membership) or (instead_of and not _same_side(membership, instead_of)):
        raise CannotBeNamed
    nomination, made = Nomination.objects.get_or_create(
        membership=membership,
        confirmed_at=None,
        withdrawn_at=None,
        defaults={"named_by": actor, "instead_of": instead_of},
    )
    if made:
        _record("nomination.made", nomination, actor)
        emails.named(nomination)
    ask_to_confirm(membership.network)
    return nomination


def ask_to_confirm(network: Network) -> None:
    """Mail everybody who can confirm an open nomination of this network; nobody twice about the same one.

    Call after whatever gives a side its voice: somebody is named, or became coordinator.
    """
    voices = list(Membership.objects.speaking_for_a_side().filter(network=network))
    for nomination in Nomination.objects.of(network):
        for voice in voices:
            barred = {nomination.membership.user_id, nomination.named_by_id}
            if voice.party != nomination.membership.party and voice.user_id not in barred:
                emails.asked_to_confirm(nomination, voice.user)


@transaction.atomic
def confirm(nomination: Nomination, *, actor: User) -> bool:
    """Make the nominee coordinator and tell the network; False when it was decided already.

    Who steps back becomes a member. Raises CannotBeNamed when the nominee's seat or account ended meanwhile.
    """
    now = timezone.now()
    if not _waiting(nomination).update(confirmed_at=now):
        return False
    seat = nomination.membership
    seats = Membership.objects.running(timezone.localdate(now)).filter(pk=seat.pk, user__is_active=True)
    if not seats.exclude(role=Role.PRIVACY_OFFICER).update(role=Role.COORDINATOR):
        raise CannotBeNamed
    rights_changed(seat.user)
    _record("nomination.confirmed", nomination, actor)
    stepped_back = _step_back(nomination, actor)
    emails.confirmed(nomination, stepped_back)
    ask_to_confirm(seat.network)
    return True


@transaction.atomic
def refuse(nomination: Nomination, *, actor: User) -> bool:
    """The other side does not agree: the nominee stays a member, and hears it; False when decided already."""
    return _end(nomination, "nomination.refused", actor)


@transaction.atomic
def withdraw(nomination: Nomination, *, actor: User) -> bool:
    """Take it back before it is confirmed, and tell the nominee; False when it was decided already."""
    return _end(nomination, "nomination.withdrawn", actor)


def _end(nomination: Nomination, event: str, actor: User) -> bool:
    if not _waiting(nomination).update(withdrawn_at=timezone.now()):
        return False
    _record(event, nomination, actor)
    emails.not_confirmed(nomination)
    return True


def _waiting(nomination: Nomination) -> QuerySet[Nomination]:
    """The row while it is undecided: of two deciders, one changes it."""
    return Nomination.objects.filter(pk=nomination.pk, confirmed_at=None, withdrawn_at=None)


def _step_back(nomination: Nomination, actor: User) -> Membership | None:
    """The coordinator who makes room becomes a member; None when there is none, or not any more."""
    old = nomination.instead_of
    roles = Membership.objects.running().filter(role__in=COORDINATING_ROLES)
    if old is None or not roles.filter(pk=old.pk).update(role=Role.MEMBER):
        return None
    rights_changed(old.user)
    network = nomination.membership.network
    record("membership.role_changed", actor=actor, thing=old, network=network.public_id)
    return old


def _same_side(one: Membership, other: Membership) -> bool:
    return (one.network_id, one.party) == (other.network_id, other.party) and one.pk != other.pk


def _record(event: str, nomination: Nomination, actor: User | None) -> None:
    network = nomination.membership.network
    role = ""
    if actor is not None:
        seat = network.memberships.running().filter(user=actor).first()
        role = seat.role if seat else "administrator" if is_administrator(actor) else ""
    record(event, actor=actor, thing=nomination, network=network.public_id, role=role)
