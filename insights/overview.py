"""The team chief's screen: what needs her now, and the concerns that are open, beside the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked
from bondgenoten.lib.promises import Promise, open_promise
from insights import querysets
from meetings.constants import Rsvp
from meetings.models import ActionItem, Attendance, Meeting
from networks.constants import NetworkStatus
from networks.querysets import keys_led_by
from signals.models import Signal
from signals.promises import promise_of

SHOWN = 5  # of each kind of thing that waits


@dataclass(frozen=True)
class Need:
    """One thing that needs this person now, with what can be done about it on the spot."""

    kind: str  # answer, promise, action, or rest for those of a kind that are not shown
    title: str
    text: str
    url: str
    public_id: str = ""
    promise: Promise | None = None
    count: int = 1

    @property
    def neutral(self) -> tuple[str, str]:
        """Title and text for a mail, without what a person wrote."""
        if self.kind != "action":
            return self.title, self.text
        return self.text, self.promise.text if self.promise else ""


@dataclass(frozen=True)
class OpenConcern:
    """An open concern in a list; ``title`` only for who may read it."""

    network: str
    age: str
    promise: Promise
    theme: str
    title: str
    url: str


def needs_of(user: User, now: datetime) -> list[Need]:
    """Missed promises, answers to give, own actions; the most urgent kind first, the first few of each.

    Of all networks of this person, whatever a screen is narrowed to.
    """
    return [*_promises(user, now), *_answers(user, now), *_actions(user)]


def headline(greeting: str, needs: list[Need]) -> str:
    """``Goedemorgen, Ingrid. Drie dingen wachten op u.``"""
    number = sum(need.count for need in needs)
    if not number:
        return _("%(greeting)s. Nothing waits for you.") % {"greeting": greeting}
    waiting = ngettext("%(number)s thing waits for you.", "%(number)s things wait for you.", number)
    return f"{greeting}. {waiting % {'number': capfirst(str(apnumber(number)))}}"


def _rest(title: str, url: str, count: int) -> list[Need]:
    """One line for what is not shown, so that nothing is left out of the number."""
    return [Need("rest", title % {"count": count}, _("See all"), url, count=count)] if count > 0 else []


def _to_answer(user: User, now: datetime) -> QuerySet:
    silent = Attendance.objects.of_members().filter(
        meeting=OuterRef("pk"), membership__user=user, rsvp=Rsvp.NONE
    )
    return (
        Meeting.objects.visible_to(user)
        .planned()
        .filter(Exists(silent), starts_at__gt=now, network__status=NetworkStatus.LIVE)
        .select_related("network")
        .order_by("starts_at", "pk")
    )


def _answers(user: User, now: datetime) -> list[Need]:
    meetings = asked(_to_answer, user, now)
    rest = len(meetings) - SHOWN
    title = ngettext("%(count)s more invitation", "%(count)s more invitations", rest)
    return [_answer(meeting) for meeting in meetings[:SHOWN]] + _rest(title, reverse("meetings:list"), rest)


def _answer(meeting: Meeting) -> Need:
    return Need(
        kind="answer",
        title=_("Will you come in %(place)s?") % {"place": meeting.network.short_name},
        text=capfirst(f"{dates.day(meeting.starts_at)}, {dates.span(meeting.starts_at, meeting.ends_at)}"),
        url=meeting.get_absolute_url(),
        public_id=meeting.public_id,
    )


def _promises(user: User, now: datetime) -> list[Need]:
    """A missed promise, of an answer or of an end, is for who leads the coordinators that made it."""
    missed = asked(querysets.late_by_network, keys_led_by(user), timezone.localdate(now))
    return [need for slug, name, late, overdue in missed for need in _missed(slug, name, late, overdue)]


def _missed(slug: str, name: str, late: int, overdue: int) -> list[Need]:
    answer = ngettext(
        "%(place)s: %(count)s reporter waits too long for an answer",
        "%(place)s: %(count)s reporters wait too long for an answer",
        late,
    )
    end = ngettext(
        "%(place)s: %(count)s concern should have ended by now",
        "%(place)s: %(count)s concerns should have ended by now",
        overdue,
    )
    told = _("The day on which the reporter would hear how it ends is over. Ask the coordinators.")
    lines = (
        (late, answer, _("Promised within two working days. Ask the coordinators.")),
        (overdue, end, told),
    )
    url = reverse("networks:detail", args=[slug])
    return [
        Need("promise", title % {"place": name, "count": count}, text, url)
        for count, title, text in lines
        if count
    ]


def _actions(user: User) -> list[Need]:
    """Of live networks: in one that stands still nothing can be marked as done."""
    actions = asked(_to_finish, user)
    rest = len(actions) - SHOWN
    title = ngettext("%(count)s more action", "%(count)s more actions", rest)
    return [_action(action) for action in actions[:SHOWN]] + _rest(title, reverse("actions:list"), rest)


def _to_finish(user: User) -> QuerySet:
    own = ActionItem.objects.owned_by(user).to_do().filter(meeting__network__status=NetworkStatus.LIVE)
    return own.select_related("meeting__network")


def _action(action: ActionItem) -> Need:
    return Need(
        kind="action",
        title=action.title,
        text=_("Agreed in %(place)s") % {"place": action.meeting.network.short_name},
        url=action.meeting.get_absolute_url(),
        public_id=action.public_id,
        promise=open_promise(action.due_on),
    )


def open_concerns(networks: Sequence[int]) -> QuerySet:
    """The keys of the open concerns of networks, by their keys, the earliest promise first."""
    return Signal.objects.filter(network__in=networks).open().values_list("pk", flat=True)


def told(user: User, concerns: Sequence[int]) -> list[Signal]:
    """The ``open_concerns`` with these keys in the same order, each with whether ``readable``.

    Of those that the user may not read only what is counted may be shown: age, promise and theme.
    """
    return asked(_told, user, list(concerns))


def _told(user: User, concerns: list[int]) -> QuerySet:
    readable = Signal.objects.visible_to(user).filter(pk=OuterRef("pk"))
    rows = Signal.objects.filter(pk__in=concerns).open().annotate(readable=Exists(readable))
    return rows.select_related("network", "theme").defer("network__purpose")


def concern_row(concern: Signal) -> OpenConcern:
    """A row of ``told`` as the screen shows it."""
    readable = concern.__dict__["readable"]  # annotated there
    days = (timezone.localdate() - concern.shared_on).days
    age = ngettext("%(days)s day old", "%(days)s days old", days) % {"days": days} if days else _("of today")
    return OpenConcern(
        network=concern.network.short_name,
        age=age,
        promise=promise_of(concern),
        theme=concern.theme.label if concern.theme else "",
        title=concern.title if readable else "",
        url=concern.get_absolute_url() if readable else "",
    )
