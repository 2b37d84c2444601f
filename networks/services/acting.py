"""Standing in for a coordinator: for some days, named by the own side, and the other side is told."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from networks.emails import members as emails
from networks.models import Membership
from networks.querysets import overlaps
from networks.services.ending import hold
from networks.services.rights import rights_changed
from networks.services.seats import note


class OnABreak(Exception):
    """Who takes a break in these days cannot stand in."""


class SomebodyStandsIn(Exception):
    """Another member of the side stands in on some of these days already: ``seat`` is theirs."""

    def __init__(self, seat: Membership) -> None:
        super().__init__()
        self.seat = seat


@transaction.atomic
def name_acting(seat: Membership, *, actor: User, first: date, last: date) -> bool:
    """Let a member stand in for the coordinators of their side, both days included; mails who must know.

    False when that was so already. Raises OnABreak, SomebodyStandsIn.
    """
    hold(seat)
    running = Membership.objects.running().filter(network=seat.network_id, party=seat.party)
    if running.filter(overlaps("paused", first, last), pk=seat.pk).exists():
        raise OnABreak
    others = running.filter(overlaps("acting", first, last)).exclude(pk=seat.pk)
    if other := others.select_related("user").first():
        raise SomebodyStandsIn(other)
    mine = running.filter(pk=seat.pk, role=seat.role).exclude(acting_from=first, acting_until=last)
    if not mine.update(acting_from=first, acting_until=last):
        return False
    seat.acting_from, seat.acting_until = first, last
    rights_changed(seat.user)
    note("membership.acting_named", seat, actor)
    emails.acting_named(seat, by=actor)
    return True


@transaction.atomic
def end_acting(seat: Membership, *, actor: User) -> bool:
    """Nobody stands in any more, from now on; False when that was so already."""
    today = timezone.localdate()
    running = Membership.objects.running().filter(pk=seat.pk, acting_until__gte=today)
    cut = running.filter(acting_from__lt=today).update(acting_until=today - timedelta(days=1))
    if not cut and not running.update(acting_from=None, acting_until=None):
        return False
    rights_changed(seat.user)
    note("membership.acting_ended", seat, actor)
    emails.acting_ended(seat, by=actor)
    return True
