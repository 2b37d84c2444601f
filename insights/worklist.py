"""What waits for a coordinator, network by network, over all networks they coordinate."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.promises import open_promise
from insights.querysets import coordinated_work
from insights.waiting import Waiting
from meetings.constants import MeetingStatus
from meetings.models import Meeting


@dataclass(frozen=True)
class Work:
    """A network with its lines, the most urgent first; no lines when all is done."""

    name: str
    url: str
    lines: list[Waiting]


def worklist_of(user: User) -> list[Work]:
    """All networks this user coordinates, by name; two queries whatever there is."""
    networks = coordinated_work(user, timezone.now())
    drafts: dict[int, list[Meeting]] = {}
    for draft in _drafts(networks):
        drafts.setdefault(draft.network_id, []).append(draft)
    return [
        Work(
            network.short_name,
            reverse("networks:detail", args=[network.slug]),
            _lines(network, drafts.get(network.pk, [])),
        )
        for network in networks
    ]


def _lines(network, drafts: list[Meeting]) -> list[Waiting]:
    return [*_to_answer(network), *map(_draft, drafts), *_next(network), *_late(network)]


def _drafts(networks: QuerySet) -> QuerySet[Meeting]:
    keys = [network.pk for network in networks]
    return Meeting.objects.filter(network__in=keys, status=MeetingStatus.DRAFT).order_by("starts_at", "pk")


def _in(name: str, network) -> str:
    return f"{reverse(name)}?{urlencode({'netwerk': network.slug})}"


def _to_answer(network) -> list[Waiting]:
    if not network.to_answer:
        return []
    title = ngettext("Weigh %(count)s concern", "Weigh %(count)s concerns", network.to_answer)
    promise = _("First answer: %(promise)s") % {"promise": open_promise(network.answer_by).text}
    return [Waiting(_in("signals:board", network), "concern", title % {"count": network.to_answer}, promise)]


def _draft(draft: Meeting) -> Waiting:
    title = _("Send the invitations for %(day)s") % {"day": dates.day(draft.starts_at)}
    return Waiting(draft.get_absolute_url(), "edit", title, _("Draft, nobody has been mailed yet"))


def _next(network) -> list[Waiting]:
    """The next meeting: to be planned, or with members who have not answered."""
    if network.next_at is None:
        text = _("No next meeting yet; agreed are %(count)s a year") % {"count": network.meetings_a_year}
        return [Waiting(_in("meetings:create", network), "plus", _("Plan a meeting"), text)]
    if not network.silent:
        return []
    title = ngettext(
        "%(count)s ally has not answered yet", "%(count)s allies have not answered yet", network.silent
    )
    url = reverse("meetings:detail", args=[network.next_id])
    day = _("For %(day)s") % {"day": dates.day(network.next_at)}
    return [Waiting(url, "meet", title % {"count": network.silent}, day)]


def _late(network) -> list[Waiting]:
    if not network.late:
        return []
    title = ngettext("%(count)s action is late", "%(count)s actions are late", network.late)
    url = f"{_in('actions:list', network)}&van=allen"
    return [Waiting(url, "flag", title % {"count": network.late}, _("See whose, and ask"))]
