"""How a seat ends: somebody leaves, is removed, or goes on in another seat."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateField, F, Value
from django.db.models.functions import Least
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from networks.constants import Ending, NetworkStatus, Role
from networks.emails import members as emails
from networks.models import Membership, Network, Nomination
from networks.permissions import role_in
from networks.services.rights import rights_changed
from notifications.services import forget_choices

NO_DAYS = dict.fromkeys(("acting_from", "acting_until", "paused_from", "paused_until"))


class LastOfSide(Exception):
    """The last coordinator of a side goes only once the other side has confirmed a successor."""


@transaction.atomic
def leave(seat: Membership, *, actor: User) -> bool:
    """Give up the own seat and tell the coordinators; False when it had ended. Raises LastOfSide."""
    hold(seat)
    check_not_last(seat)
    if not end(seat, Ending.LEFT):
        return False
    _settle(seat, "membership.left", actor)
    emails.gone(seat, by=actor)
    return True


@transaction.atomic
def remove(seat: Membership, *, actor: User, reason: str) -> bool:
    """End the seat of a member; False when it had ended or is no member's any more.

    The reason is mailed to who is removed, and kept with the seat for them; nobody else gets to read it. The
    other coordinators hear that this person takes no part any more.
    """
    if seat.role != Role.MEMBER or not end(seat, Ending.REMOVED, reason):
        return False
    _settle(seat, "membership.removed", actor)
    emails.removed(seat, reason)
    emails.gone(seat, by=actor)
    return True


def hold(seat: Membership) -> None:
    """Who changes who coordinates a network does so one after the other; ``seat`` is then as it is stored."""
    Network.objects.select_for_update().get(pk=seat.network_id)
    seat.refresh_from_db(fields=["role", "party", "to_date", *NO_DAYS])


def is_last_of_side(seat: Membership) -> bool:
    """The only coordinator of a side, in a network that is not closed."""
    if seat.role != Role.COORDINATOR or seat.network.status == NetworkStatus.CLOSED:
        return False
    return not Membership.objects.peers_of(seat).exists()


def check_not_last(seat: Membership) -> None:
    """Raises LastOfSide. Call after ``hold``."""
    if is_last_of_side(seat):
        raise LastOfSide


def end(seat: Membership, how: Ending, note: str = "") -> bool:
    """End a running seat at once; False when it had ended, or its role changed since it was looked at.

    Both days of a seat belong to it, so the last one is yesterday: from now on it gives nothing. A seat that
    began today gets yesterday as its only day, as two days cannot say "none"; audit lines have the moments.
    """
    yesterday = timezone.localdate() - timedelta(days=1)
    last = Value(yesterday, output_field=DateField())
    running = Membership.objects.running().filter(pk=seat.pk, role=seat.role)
    ended: dict[str, Any] = {"to_date": yesterday, "ending": how, "ending_note": note, **NO_DAYS}
    if not running.update(from_date=Least(F("from_date"), last), **ended):
        return False
    seat.refresh_from_db(fields=["from_date", *ended])
    withdraw_nominations(seat)
    return True


def withdraw_nominations(seat: Membership) -> None:
    """Nobody waits for the confirmation of who is no candidate any more."""
    waiting = Nomination.objects.filter(membership=seat, confirmed_at=None, withdrawn_at=None)
    waiting.update(withdrawn_at=timezone.now())


def _settle(seat: Membership, event: str, actor: User) -> None:
    """What follows at once from a seat that ended; its mail asks for the right again when it is sent."""
    network = seat.network
    role = role_in(network, actor) or str(seat.role)  # who left has none any more
    rights_changed(seat.user)
    forget_choices(seat.user, scope=network.public_id)
    record(event, actor=actor, thing=seat, network=network.public_id, role=role)
