"""The calendar file: one attendee, a neutral title, no answer by calendar, the same UID for ever."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from meetings import links
from meetings.models import AgendaItem, Meeting
from meetings.tests.factories import attendance, make_meeting
from notifications.models import OutgoingMail


@pytest.fixture
def meeting(cast, clock, amsterdam) -> Meeting:
    return make_meeting(
        cast.overvecht,
        cast.fatima,
        ("Knallen in de Tigrisdreef",),
        starts_at=amsterdam("2026-12-22 19:30"),
        ends_at=amsterdam("2026-12-22 21:00"),
        place="Buurthuis De Stoep; zaal 2, één trap op",
        note="Vertrouwelijk",
    )


def file_of(user) -> dict:
    return OutgoingMail.objects.get(kind="meetings.invitation", recipient=user).attachments[0]


def event_of(content: str):
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def test_the_attachment_is_a_request(cast, meeting):
    file = file_of(cast.youssef)

    assert (file["name"], file["type"]) == ("bijeenkomst.ics", "text/calendar; method=REQUEST")
    calendar = Calendar.from_ical(file["content"])
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("REQUEST", "2.0")


def test_the_recipient_is_the_only_attendee_and_need_not_answer(cast, meeting):
    attendees = event_of(file_of(cast.youssef)["content"])["ATTENDEE"]

    assert (str(attendees), dict(attendees.params)) == (
        "mailto:youssef@example.org",
        {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"},
    )


def test_the_system_is_the_organiser(cast, meeting):
    organiser = event_of(file_of(cast.youssef)["content"])["ORGANIZER"]

    assert (str(organiser), dict(organiser.params)) == (
        "mailto:noreply@bondgenoten.example",
        {"CN": "Bondgenoten Overvecht"},
    )


def test_what_the_calendar_shows(cast, meeting):
    event = event_of(file_of(cast.youssef)["content"])

    assert {
        name: str(event[name])
        for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "STATUS", "CLASS", "URL")
    } == {
        "UID": f"{meeting.public_id}@bondgenoten.example",
        "SEQUENCE": "0",
        "SUMMARY": "Bijeenkomst Overvecht",
        "LOCATION": "Buurthuis De Stoep; zaal 2, één trap op",
        "STATUS": "CONFIRMED",
        "CLASS": "PRIVATE",
        "URL": f"http://testserver/bijeenkomsten/{meeting.public_id}/",
    }


def test_it_holds_no_agenda_no_note_no_names_and_no_link_that_lets_in(cast, meeting):
    content = file_of(cast.youssef)["content"].replace("\r\n ", "")

    assert [
        word
        for word in ("Knallen", "Vertrouwelijk", "Youssef", "Fatima", "/b/", "DESCRIPTION")
        if word in content
    ] == []


def test_when_it_was_made_is_said_in_utc(cast, meeting):
    assert "\r\nDTSTAMP:20261208T120000Z\r\n" in file_of(cast.youssef)["content"]


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ("2027-03-27 19:30", datetime(2027, 3, 27, 18, 30, tzinfo=UTC)),
        ("2027-03-28 19:30", datetime(2027, 3, 28, 17, 30, tzinfo=UTC)),
        ("2027-10-30 19:30", datetime(2027, 10, 30, 17, 30, tzinfo=UTC)),
        ("2027-10-31 19:30", datetime(2027, 10, 31, 18, 30, tzinfo=UTC)),
    ],
)
def test_half_past_seven_in_amsterdam_on_both_sides_of_a_clock_change(cast, clock, amsterdam, start, utc):
    make_meeting(cast.overvecht, cast.fatima, starts_at=amsterdam(start))
    content = file_of(cast.youssef)["content"]
    begin = event_of(content)["DTSTART"]

    assert begin.dt == utc
    assert begin.dt.strftime("%H:%M") == "19:30"
    assert begin.params["TZID"] == "Europe/Amsterdam"
    assert [str(zone["TZID"]) for zone in Calendar.from_ical(content).walk("VTIMEZONE")] == [
        "Europe/Amsterdam"
    ]


def test_lines_are_ended_and_folded_as_the_standard_says(cast, meeting):
    lines = file_of(cast.youssef)["content"].encode().split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []


def test_text_of_people_cannot_add_lines(cast, clock):
    make_meeting(cast.overvecht, cast.fatima, place="De Stoep\nATTENDEE:mailto:kwaad@example.org")

    event = event_of(file_of(cast.youssef)["content"])
    assert str(event["ATTENDEE"]) == "mailto:youssef@example.org"


@pytest.mark.parametrize("by", ["login", "link"])
def test_the_file_to_download(cast, meeting, client, by):
    if by == "login":
        client.force_login(cast.youssef)
        url = f"/bijeenkomsten/{meeting.public_id}/bijeenkomst.ics"
    else:
        url = f"{links.prepare_path(attendance(meeting, cast.youssef))}bijeenkomst.ics"

    response = client.get(url)

    assert (response.status_code, response["Content-Type"], response["Content-Disposition"]) == (
        200,
        "text/calendar; charset=utf-8",
        'attachment; filename="bijeenkomst.ics"',
    )
    calendar = Calendar.from_ical(response.content)
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["METHOD"]), str(event["UID"]), "ATTENDEE" in event) == (
        "PUBLISH",
        f"{meeting.public_id}@bondgenoten.example",
        False,
    )
    assert AgendaItem.objects.get().title not in response.content.decode()
