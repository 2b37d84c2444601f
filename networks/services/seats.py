"""What changes about a running seat: the words with it, a break, the party, the role."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from bondgenoten.lib.registry import seat_changes
from networks.constants import Ending, Party, Role
from networks.emails import members as emails
from networks.models import Membership
from networks.permissions import role_in
from networks.services.ending import check_not_last, end, hold, withdraw_nominations
from networks.services.rights import rights_changed

OTHER = {Role.MEMBER: Role.PRIVACY_OFFICER, Role.PRIVACY_OFFICER: Role.MEMBER}
KEPT = ("network_id", "user_id", "party", "role", "active_in", "to_date")


class StandsIn(Exception):
    """Who stands in for a coordinator in these days cannot take a break in them."""


@transaction.atomic
def change_words(
    seat: Membership, *, actor: User, active_in: str, name: str | None = None, phone: str | None = None
) -> bool:
    """Change what somebody is active in; and their name and phone where these are given. False: no change."""
    running = Membership.objects.running().filter(pk=seat.pk)
    changed = running.exclude(active_in=active_in).update(active_in=active_in)
    if changed:
        note("membership.changed", seat, actor)
    wanted = {field: value for field, value in (("name", name), ("phone", phone)) if value is not None}
    person = User.objects.filter(pk=seat.user_id)
    if wanted and running.exists() and person.exclude(**wanted).update(**wanted):
        record("person.changed", actor=actor, thing=seat.user, network=seat.network.public_id)
        return True
    return bool(changed)


@transaction.atomic
def pause(seat: Membership, *, actor: User, first: date, last: date) -> bool:
    """Take a break, both days included: no mail about meetings comes. False: that was so. Raises StandsIn."""
    hold(seat)
    if seat.acting_from and seat.acting_until and seat.acting_from <= last and seat.acting_until >= first:
        raise StandsIn
    running = Membership.objects.running().filter(pk=seat.pk)
    if not running.exclude(paused_from=first, paused_until=last).update(paused_from=first, paused_until=last):
        return False
    note("membership.paused", seat, actor)
    return True


@transaction.atomic
def resume(seat: Membership, *, actor: User) -> bool:
    """End a break, or one still to come; False when there is none."""
    today = timezone.localdate()
    running = Membership.objects.running().filter(pk=seat.pk, paused_until__gte=today)
    cut = running.filter(paused_from__lt=today).update(paused_until=today - timedelta(days=1))
    if not cut and not running.update(paused_from=None, paused_until=None):
        return False
    note("membership.resumed", seat, actor)
    return True


@transaction.atomic
def change_party(seat: Membership, *, actor: User, party: Party) -> Membership:
    """Somebody goes on for another party: in a new seat, so that what they did before stays as it was.

    They read on what they could read, and coming meetings go along. Gives the seat they have then, also when
    nothing changed. Only of a member: a coordinator steps down first.
    """
    if party == seat.party or seat.role != Role.MEMBER:
        return seat
    new = _go_on(seat, party=party, joined_on=seat.since, paused=True)
    if new is None:
        return seat.network.memberships.running().filter(user=seat.user_id).first() or seat
    if new.pk != seat.pk:
        for follow in seat_changes:
            follow(seat, new)
    rights_changed(new.user)
    note("membership.party_changed", new, actor)
    return new


@transaction.atomic
def change_officer(seat: Membership, *, actor: User, role: Role) -> Membership | None:
    """A member becomes privacy officer, or the other way round; None when that is so, or cannot be.

    It is another seat: a privacy officer had none at the table, and reads concerns from now on only.
    """
    if OTHER.get(Role(seat.role)) != role:
        return None
    new = _go_on(seat, role=role)
    if new is not None:
        rights_changed(new.user)
        note("membership.role_changed", new, actor)
    return new


@transaction.atomic
def step_down(seat: Membership, *, actor: User) -> bool:
    """A coordinator becomes a member and the others hear it; False: that was so. Raises LastOfSide."""
    hold(seat)
    check_not_last(seat)
    running = Membership.objects.running().filter(pk=seat.pk, role=Role.COORDINATOR)
    if not running.update(role=Role.MEMBER):
        return False
    rights_changed(seat.user)
    note("membership.role_changed", seat, actor)
    emails.stepped_down(seat)
    return True


def _go_on(seat: Membership, *, paused: bool = False, **fields: Any) -> Membership | None:
    """End a seat and begin another from today; None when it had ended. One of today alone changes itself."""
    if seat.from_date == timezone.localdate():
        withdraw_nominations(seat)
        same = Membership.objects.running().filter(pk=seat.pk, role=seat.role, party=seat.party)
        fields |= {"acting_from": None, "acting_until": None}
        return Membership.objects.get(pk=seat.pk) if same.update(**fields) else None
    kept = {name: getattr(seat, name) for name in KEPT}
    if paused:
        kept |= {"paused_from": seat.paused_from, "paused_until": seat.paused_until}
    if not end(seat, Ending.CHANGED):
        return None
    return Membership.objects.create(**kept | fields)


def note(event: str, seat: Membership, actor: User) -> None:
    """An audit line about a seat, with what its actor is in the network."""
    network = seat.network
    record(event, actor=actor, thing=seat, network=network.public_id, role=role_in(network, actor))
