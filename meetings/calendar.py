"""Meetings as calendar files (RFC 5545 and 5546). Titles are neutral: a calendar is often shared."""

from datetime import UTC
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from meetings.models import Meeting

REQUEST = "REQUEST"
PUBLISH = "PUBLISH"


def uid(meeting: Meeting) -> str:
    """The same in every file and mail, so that an entry updates itself."""
    return f"{meeting.public_id}@{_system_address().rpartition('@')[2]}"


def invitation(meeting: Meeting, email: str) -> str:
    """A request to one attendee. No answer by calendar is asked: the mail's buttons are for that."""
    event = _event(meeting)
    attendee = vCalAddress(f"mailto:{email}")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    organiser = vCalAddress(f"mailto:{_system_address()}")
    organiser.params["CN"] = vText(meeting.network.name)
    event["organizer"] = organiser
    return _file(event, REQUEST)


def download(meeting: Meeting) -> str:
    """The meeting for anybody's own calendar."""
    return _file(_event(meeting), PUBLISH)


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", uid(meeting))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", timezone.now().astimezone(UTC))
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", _("Meeting %(area)s") % {"area": meeting.network.short_name})
    event.add("location", meeting.place)
    event.add("url", settings.BASE_URL + reverse("meetings:detail", args=[meeting.public_id]))
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _file(event: Event, method: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Bondgenoten//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def _system_address() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
