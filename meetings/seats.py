"""What meetings know of a seat: what its holder still has to do, and what goes along to another seat."""

from collections.abc import Sequence

from django.db.models import Count
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext

from meetings.models import ActionItem, Attendance
from networks.models import Membership, Network

SHOWN = 10


def actions_to_do(network: Network, seats: Sequence[Membership]) -> dict[int, str]:
    """By the key of a seat how many actions its holder has to do; without who has none. One query."""
    mine = ActionItem.objects.to_do().order_by().filter(meeting__network=network)
    mine = mine.filter(owner__user__in=[seat.user_id for seat in seats])
    counts = dict(mine.values_list("owner__user").annotate(number=Count("pk")))
    return {seat.pk: _to_do(counts[seat.user_id]) for seat in seats if seat.user_id in counts}


def _to_do(count: int) -> str:
    return ngettext("%(count)s action to do", "%(count)s actions to do", count) % {"count": count}


def remains(request: HttpRequest, seat: Membership) -> str:
    """What somebody who is about to go still has to do, and what becomes of it."""
    actions = ActionItem.objects.to_do().filter(meeting__network=seat.network_id, owner__user=seat.user_id)
    count = actions.count()
    context = {"actions": actions[:SHOWN], "count": count, "more": max(0, count - SHOWN), "seat": seat}
    return render_to_string("meetings/_remains.html", context, request)


def go_along(old: Membership, new: Membership) -> None:
    """Invitations to meetings that have not begun go along to the new seat, with their answers and links."""
    coming = Attendance.objects.filter(membership=old, meeting__starts_at__gt=timezone.now())
    coming.update(membership=new, party=new.party)
