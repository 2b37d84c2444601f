"""The team chief's screen: what needs her now, and the concerns that are open, beside the figures."""

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
from bondgenoten.lib.promises import Promise, open_promise
from insights.figures import Figures
from meetings.constants import Rsvp
from meetings.models import ActionItem, Attendance, Meeting
from signals.models import Signal
from signals.promises import promise_of

SHOWN = 5  # of each kind of thing that waits


@dataclass(frozen=True)
class Need:
    """One thing that needs this person now, with what can be done about it on the spot."""

    kind: str  # answer, promise or action
    title: str
    text: str
    url: str
    public_id: str = ""
    promise: Promise | None = None

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


def needs_of(user: User, figures: Figures, now: datetime) -> list[Need]:
    """Answers to give, promises that end today or are missed, own actions; the most urgent kind first."""
    return [*_promises(figures, now), *_answers(user, now), *_actions(user)]


def headline(greeting: str, needs: int) -> str:
    """``Goedemorgen, Ingrid. Drie dingen wachten op u.``"""
    if not needs:
        return _("%(greeting)s. Nothing waits for you.") % {"greeting": greeting}
    waiting = ngettext("%(number)s thing waits for you.", "%(number)s things wait for you.", needs)
    return f"{greeting}. {waiting % {'number': capfirst(str(apnumber(needs)))}}"


def _answers(user: User, now: datetime) -> list[Need]:
    silent = Attendance.objects.of_members().filter(
        meeting=OuterRef("pk"), membership__user=user, rsvp=Rsvp.NONE
    )
    meetings = Meeting.objects.visible_to(user).planned().filter(Exists(silent), starts_at__gt=now)
    return [
        Need(
            kind="answer",
            title=_("Will you come in %(place)s?") % {"place": meeting.network.short_name},
            text=capfirst(
                f"{dates.day(meeting.starts_at)}, {dates.span(meeting.starts_at, meeting.ends_at)}"
            ),
            url=meeting.get_absolute_url(),
            public_id=meeting.public_id,
        )
        for meeting in meetings.select_related("network").order_by("starts_at")[:SHOWN]
    ]


def _promises(figures: Figures, now: datetime) -> list[Need]:
    """A missed promise is for who leads the coordinators that made it."""
    return [
        Need(
            kind="promise",
            title=ngettext(
                "%(place)s: %(count)s reporter waits too long for an answer",
                "%(place)s: %(count)s reporters wait too long for an answer",
                network.late,
            )
            % {"place": network.name, "count": network.late},
            text=_("Promised within two working days. Ask the coordinators."),
            url=f"{reverse('networks:detail', args=[network.slug])}",
        )
        for network in figures.networks
        if network.late
    ]


def _actions(user: User) -> list[Need]:
    actions = ActionItem.objects.owned_by(user).to_do().select_related("meeting__network")
    return [
        Need(
            kind="action",
            title=action.title,
            text=_("Agreed in %(place)s") % {"place": action.meeting.network.short_name},
            url=action.meeting.get_absolute_url(),
            public_id=action.public_id,
            promise=open_promise(action.due_on),
        )
        for action in actions[:SHOWN]
    ]


def open_concerns(user: User, networks: QuerySet) -> QuerySet:
    """All open concerns of these networks, the earliest promise first, each with whether it is ``readable``.

    Of those that the user may not read only what is counted may be shown: age, promise and theme.
    """
    readable = Signal.objects.visible_to(user).filter(pk=OuterRef("pk"))
    concerns = Signal.objects.filter(network__in=networks.values("pk")).open()
    return concerns.annotate(readable=Exists(readable)).select_related("network", "theme")


def concern_row(concern: Signal) -> OpenConcern:
    """A row of ``open_concerns`` as the screen shows it."""
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
