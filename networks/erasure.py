"""Forgetting somebody in networks: seats end and lose what was written in them; the seats of others stay."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AuditEvent, User
from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.ids import new_public_id
from bondgenoten.lib.models import running
from networks.constants import Ending, Office, Role
from networks.models import Invitation, Membership, Network, Nomination, OfficeHolder, TeamChief
from networks.services.ending import is_last_of_side
from networks.services.rights import rights_changed


def forget(erased: Erased) -> None:
    """End all links of this person, empty the words in their seats, drop invitations to their address."""
    user, now = erased.user, timezone.now()
    seats = Membership.objects.filter(user=user)
    Nomination.objects.filter(
        membership__in=seats, confirmed_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=now)
    for links in (seats, TeamChief.objects.filter(user=user), OfficeHolder.objects.filter(user=user)):
        _end(links)
    seats.update(
        active_in="",
        ending_note="",
        ending=Ending.LEFT,
        acting_from=None,
        acting_until=None,
        paused_from=None,
        paused_until=None,
    )
    for seat in seats:
        _rename(seat)
    if erased.address:
        Invitation.objects.filter(email__iexact=erased.address).delete()
    rights_changed(user)


def _end(links: QuerySet) -> None:
    """The last day was yesterday, also for who came today: from now on it gives nothing."""
    yesterday = timezone.localdate() - timedelta(days=1)
    last = Value(yesterday, output_field=DateField())
    links.filter(Q(to_date__isnull=True) | Q(to_date__gt=yesterday)).update(
        from_date=Least(F("from_date"), last), to_date=yesterday
    )


def _rename(seat: Membership) -> None:
    """A seat gets another public id, under which the audit lines about it go on."""
    old, new = seat.public_id, new_public_id()
    Membership.objects.filter(pk=seat.pk).update(public_id=new)
    AuditEvent.objects.filter(object_id=old).update(object_id=new)


def obstacles(user: User) -> list[str]:
    """Networks that would have no coordinator of their side left, and an organisation without administrator.

    In a transaction the rows that decide are held, so that two coordinators cannot leave at the same moment.
    """
    found = [
        _("You are the last coordinator of the %(party)s in %(network)s. Name a successor first.")
        % {"party": seat.get_party_display(), "network": seat.network.name}
        for seat in _last_coordinating(user)
    ]
    if _is_last_administrator(user):
        found.append(_("You are the last administrator. Make somebody else administrator first."))
    return found


def _last_coordinating(user: User) -> list[Membership]:
    mine = Membership.objects.running().filter(user=user, role=Role.COORDINATOR)
    _hold(Network.objects.filter(pk__in=list(mine.values_list("network", flat=True))))
    seats = mine.select_related("network").order_by("network__name", "pk")
    return [seat for seat in seats if is_last_of_side(seat)]


def _is_last_administrator(user: User) -> bool:
    holders = OfficeHolder.objects.filter(running(), office=Office.ADMINISTRATOR)
    _hold(holders)
    return (
        holders.filter(user=user).exists()
        and not holders.filter(user__is_active=True).exclude(user=user).exists()
    )


def _hold(rows: QuerySet) -> None:
    """Until the transaction ends, on databases that hold rows; SQLite has one writer at a time anyway."""
    if connection.in_atomic_block and connection.features.has_select_for_update:
        list(rows.order_by("pk").select_for_update().values_list("pk"))


def follow_address(user: User, old: str, new: str) -> None:
    """Invitations to the old address go along; one that the new address has open already is left out."""
    invitations = Invitation.objects.filter(email__iexact=old)
    twice = Invitation.objects.unanswered().filter(email=new, network=OuterRef("network"))
    invitations.unanswered().filter(Exists(twice)).update(revoked_at=timezone.now())
    invitations.update(email=new)


def forget_addresses(is_erased: Callable[[str, datetime], bool]) -> int:
    """Drop invitations of before an erasure to the address that was erased; how many."""
    rows = Invitation.objects.values_list("pk", "email", "created_at").iterator(chunk_size=1000)
    gone = [pk for pk, address, since in rows if is_erased(address, since)]
    return Invitation.objects.filter(pk__in=gone).delete()[0]
