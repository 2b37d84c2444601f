"""What meetings add to pages of lower apps: the table for a concern, the next meeting for a network."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked_first
from meetings.models import AgendaItem, Meeting
from meetings.permissions import can_object, can_put_on_agenda
from networks.models import Network
from networks.querysets import keys_at_table_or_led_by
from signals.constants import ConsentKind, EventKind
from signals.models import Signal
from signals.presenting.consent import is_asked
from signals.timeline import Entry


def concern_timeline(signal: Signal, viewer) -> list[Entry]:
    """Put on the agenda, taken off it: without the title of the point, which is the network's."""
    entries: list[Entry] = []
    items = _items(signal)
    for event in signal.events.all():
        if event.kind == EventKind.PUT_ON_AGENDA:
            entries.append(_on_agenda(event, items))
        elif event.kind == EventKind.OBJECTED:
            text = _("At your wish. The coordinators know.") if signal.reporter_id == viewer.pk else ""
            entries.append(Entry(event.at, _("Taken off the agenda"), text))
    return entries


def _items(signal: Signal) -> list[AgendaItem]:
    """The points about a concern that are on an agenda, fetched once a page and only if there can be any."""
    if all(event.kind != EventKind.PUT_ON_AGENDA for event in signal.events.all()):
        return []
    points = Prefetch("agenda_items", AgendaItem.objects.on().select_related("meeting"), to_attr="points")
    prefetch_related_objects([signal], points)
    return signal.points


def _on_agenda(event, items: list[AgendaItem]) -> Entry:
    if not items:
        return Entry(event.at, _("On the agenda"))
    meeting = items[-1].meeting
    text = _("It will be discussed under a neutral title, without your name, on")
    return Entry(
        event.at,
        _("On the agenda"),
        text,
        url=meeting.get_absolute_url(),
        url_text=dates.day(meeting.starts_at),
    )


def concern_panel(request: HttpRequest, signal: Signal) -> str:
    """For the reporter: the point and the objection. For a coordinator: the way to the agenda."""
    coming = [item for item in _items(signal) if not item.meeting.has_begun]
    item = min(coming, key=lambda item: item.meeting.starts_at, default=None)
    objected = any(event.kind == EventKind.OBJECTED for event in signal.events.all())
    context = {
        "concern": signal,
        "item": item,
        "may_object": item is not None and can_object(request.user, signal),
        "may_put": item is None and not objected and _may_put(request, signal),
        "objected": objected and signal.reporter_id != request.user.pk,
    }
    return render_to_string("meetings/_concern_panel.html", context, request)


def _may_put(request: HttpRequest, signal: Signal) -> bool:
    """Not while its reporter is asked whether it may be discussed."""
    return can_put_on_agenda(request.user, signal) and not is_asked(signal, ConsentKind.AGENDA)


def day_of(meeting_id: str) -> str:
    """The day of a coming meeting in words; "" when it has begun, or is none."""
    meeting = Meeting.objects.upcoming().filter(public_id=meeting_id).first()
    return "" if meeting is None or meeting.has_begun else dates.day(meeting.starts_at)


def network_panel(request: HttpRequest, network: Network) -> str:
    """The next meeting of a network, for who may see its meetings."""
    if network.pk not in keys_at_table_or_led_by(request.user):
        return ""
    meeting = asked_first(Meeting.objects.next_one, request.user, network.pk, timezone.now())
    context = {"network": network, "meeting": meeting}
    return render_to_string("meetings/_network_panel.html", context, request)
