"""What waits for a coordinator, network by network, over all networks they coordinate."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked
from bondgenoten.lib.promises import open_promise
from insights.querysets import coordinated_work, drafts_and_next
from insights.waiting import Waiting
from meetings.models import Meeting
from networks.querysets import keys_coordinated_by
from networks.rights_review import state_of


@dataclass(frozen=True)
class Work:
    """A network with its lines, the most urgent first; no lines when all is done."""

    name: str
    url: str
    lines: list[Waiting]


def worklist_of(user: User) -> list[Work]:
    """All networks this user coordinates, by name; two queries whatever there is, none without a network."""
    if not keys_coordinated_by(user):
        return []
    networks = asked(coordinated_work, user, timezone.now())
    meetings: dict[int, list[Meeting]] = {}
    coming = [network.next_pk for network in networks if network.next_pk]
    for meeting in asked(drafts_and_next, [network.pk for network in networks], coming):
        meetings.setdefault(meeting.network_id, []).append(meeting)
    return [
        Work(
            network.short_name,
            reverse("networks:detail", args=[network.slug]),
            _lines(network, meetings.get(network.pk, [])),
        )
        for network in networks
    ]


def _lines(network, meetings: list[Meeting]) -> list[Waiting]:
    drafts = [_draft(meeting) for meeting in meetings if meeting.is_draft]
    coming = next((meeting for meeting in meetings if not meeting.is_draft), None)
    return [
        *_to_answer(network),
        *_look_again(network),
        *drafts,
        *_next(network, coming),
        *_late(network),
        *_left(network),
        *_review(network),
    ]


def _in(name: str, network) -> str:
    return f"{reverse(name)}?{urlencode({'netwerk': network.slug})}"


def _to_answer(network) -> list[Waiting]:
    if not network.to_answer:
        return []
    title = ngettext("Weigh %(count)s concern", "Weigh %(count)s concerns", network.to_answer)
    promise = _("First answer: %(promise)s") % {"promise": open_promise(network.answer_by).text}
    return [Waiting(_in("signals:board", network), "concern", title % {"count": network.to_answer}, promise)]


def _look_again(network) -> list[Waiting]:
    if not network.look_again:
        return []
    title = ngettext(
        "Look at %(count)s concern again", "Look at %(count)s concerns again", network.look_again
    )
    url, text = _in("signals:board", network), _("You would look again by today")
    return [Waiting(url, "eye", title % {"count": network.look_again}, text)]


def _draft(draft: Meeting) -> Waiting:
    title = _("Send the invitations for %(day)s") % {"day": dates.day(draft.starts_at)}
    return Waiting(draft.get_absolute_url(), "edit", title, _("Draft, nobody has been mailed yet"))


def _next(network, meeting: Meeting | None) -> list[Waiting]:
    """The next meeting: to be planned, or with members who have not answered."""
    if meeting is None:
        text = _("No next meeting yet; agreed are %(count)s a year") % {"count": network.meetings_a_year}
        return [Waiting(_in("meetings:create", network), "plus", _("Plan a meeting"), text)]
    if not network.silent:
        return []
    title = ngettext(
        "%(count)s ally has not answered yet", "%(count)s allies have not answered yet", network.silent
    )
    day = _("For %(day)s") % {"day": dates.day(meeting.starts_at)}
    return [Waiting(meeting.get_absolute_url(), "meet", title % {"count": network.silent}, day)]


def _late(network) -> list[Waiting]:
    if not network.late:
        return []
    title = ngettext("%(count)s action is late", "%(count)s actions are late", network.late)
    url = f"{_in('actions:list', network)}&van=allen"
    return [Waiting(url, "flag", title % {"count": network.late}, _("See whose, and ask"))]


def _left(network) -> list[Waiting]:
    if not network.left:
        return []
    title = ngettext(
        "%(count)s action of somebody who left", "%(count)s actions of people who left", network.left
    )
    url = f"{_in('actions:list', network)}&van=allen"
    return [Waiting(url, "swap", title % {"count": network.left}, _("Agree who takes it over"))]


def _review(network) -> list[Waiting]:
    """Once a quarter: is it right who may do what?"""
    today = timezone.localdate()
    to_do = state_of(asked=network.review_asked, late=network.review_late, today=today)
    if to_do is None:
        return []
    url = reverse("oversight:review", args=[network.slug])
    return [Waiting(url, "key", _("Check who may do what"), to_do.text)]
