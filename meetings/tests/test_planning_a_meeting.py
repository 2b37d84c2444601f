"""A coordinator writes a draft with its agenda; nobody is mailed and nobody else sees it until it is sent."""

import pytest
from django.contrib.messages import get_messages

from meetings.constants import MeetingStatus
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.tests.factories import make_draft
from networks.constants import Party, Role
from networks.tests.factories import make_member
from notifications.models import OutgoingMail

URL = "/bijeenkomsten/nieuw/"

pytestmark = pytest.mark.usefixtures("clock")


def filled(client, **overrides) -> dict:
    """The form as a coordinator opened it, filled in."""
    fields = {
        "submission": client.get(URL).context["form"]["submission"].value(),
        "day": "2026-12-15",
        "start": "19:30",
        "end": "21:00",
        "place": "Buurthuis De Stoep",
        "note": "Samen eten vanaf 18.30 uur",
        "agenda": ["Licht in het park", "Jongeren", "", "Jongeren", "Oud en nieuw"],
    }
    return fields | overrides


def agenda(meeting: Meeting) -> list[tuple]:
    return list(meeting.agenda.on().values_list("position", "title", "proposer__user__name", "party"))


def test_a_draft_as_it_was_filled_in(cast, login, amsterdam):
    client = login(cast.fatima)

    response = client.post(URL, filled(client))

    meeting = Meeting.objects.get()
    assert (response.status_code, response["Location"]) == (
        302,
        f"/bijeenkomsten/{meeting.public_id}/uitnodigen/",
    )
    assert (
        meeting.network,
        meeting.starts_at,
        meeting.ends_at,
        meeting.place,
        meeting.note,
        meeting.status,
        meeting.planner.user,
        meeting.sequence,
        meeting.planned_at,
        meeting.minutes,
    ) == (
        cast.overvecht,
        amsterdam("2026-12-15 19:30"),
        amsterdam("2026-12-15 21:00"),
        "Buurthuis De Stoep",
        "Samen eten vanaf 18.30 uur",
        MeetingStatus.DRAFT,
        cast.fatima,
        0,
        None,
        90,
    )
    assert agenda(meeting) == [
        (1, "Licht in het park", "Fatima", Party.MUNICIPALITY),
        (2, "Jongeren", "Fatima", Party.MUNICIPALITY),
        (3, "Oud en nieuw", "Fatima", Party.MUNICIPALITY),
    ]


def test_a_draft_mails_nobody_and_invites_nobody(cast, login):
    client = login(cast.fatima)
    client.post(URL, filled(client))

    client.get(f"/bijeenkomsten/{Meeting.objects.get().public_id}/uitnodigen/")

    assert (OutgoingMail.objects.count(), Attendance.objects.count()) == (0, 0)


def test_two_clicks_are_one_draft(cast, login):
    client = login(cast.fatima)
    fields = filled(client)

    places = {client.post(URL, fields)["Location"] for _ in range(2)}

    assert (Meeting.objects.count(), AgendaItem.objects.count(), len(places)) == (1, 3, 1)


def test_both_coordinators_see_the_draft_and_nobody_else_does(cast):
    draft = make_draft(cast.overvecht, cast.fatima)

    seen = {name for name, user in cast.everybody.items() if draft in Meeting.objects.visible_to(user)}
    assert seen == {"fatima", "mark"}


@pytest.mark.parametrize(
    ("page", "shown"), [("/", {"fatima"}), ("/bijeenkomsten/", {"fatima"}), ("/netwerken/overvecht/", set())]
)
def test_no_page_of_others_shows_a_draft(cast, login, page, shown):
    draft = make_draft(cast.overvecht, cast.fatima)
    make_member(cast.overvecht, cast.zeist_coordinator, Party.RESIDENT)  # a coordinator, but not here

    pages = {
        name: login(cast.everybody[name]).get(page).content.decode()
        for name in ("fatima", "youssef", "ingrid", "zeist_coordinator")
    }

    assert {name for name, html in pages.items() if draft.public_id in html} == shown


def test_the_preview_shows_the_mail_and_who_gets_it(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima, ("Licht in het park",), note="Samen eten")

    page = login(cast.mark).get(f"/bijeenkomsten/{draft.public_id}/uitnodigen/").content.decode()

    assert "Deze mail gaat naar 7 mensen" in page
    assert (
        "Anneke (bewoner), Dewi (bewoner), Fatima (gemeente), Ingrid (politie), Mark (politie), "
        "Samira (partner), Youssef (bewoner)"
    ) in " ".join(page.split())
    assert [
        words in page for words in ("Dag Mark,", "dinsdag 22 december 2026", "Licht in het park", "/b/")
    ] == [
        True,
        True,
        True,
        False,  # a preview has no link that lets in
    ]


def test_a_draft_can_be_changed(cast, login, amsterdam):
    draft = make_draft(cast.overvecht, cast.fatima, ("Een", "Twee"))
    client = login(cast.mark)
    url = f"/bijeenkomsten/{draft.public_id}/wijzigen/"
    form = client.get(url).context["form"]
    assert (form["place"].value(), form["agenda"].value(), form["version"].value()) == (
        "Buurthuis De Stoep",
        ["Een", "Twee"],
        0,
    )

    response = client.post(url, filled(client, place="School De Klim", agenda=["Twee", "Drie"], version="0"))

    draft.refresh_from_db()
    assert response["Location"] == f"/bijeenkomsten/{draft.public_id}/uitnodigen/"
    assert (draft.place, draft.starts_at, draft.version) == (
        "School De Klim",
        amsterdam("2026-12-15 19:30"),
        1,
    )
    assert agenda(draft) == [(1, "Twee", "Mark", Party.POLICE), (2, "Drie", "Mark", Party.POLICE)]


def test_a_meeting_that_was_sent_cannot_be_changed_as_a_draft(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima)
    Meeting.objects.update(status=MeetingStatus.PLANNED, planned_at=draft.created_at)

    assert login(cast.fatima).get(f"/bijeenkomsten/{draft.public_id}/wijzigen/").status_code == 403


def test_opening_a_draft_leads_to_its_invitation(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima)

    assert login(cast.mark).get(draft.get_absolute_url())["Location"] == (
        f"/bijeenkomsten/{draft.public_id}/uitnodigen/"
    )


def test_who_coordinates_two_networks_chooses_first(cast, login):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
    client = login(cast.mark)

    page = client.get(URL).content.decode()

    assert ('href="?netwerk=overvecht"' in page, 'href="?netwerk=zeist"' in page) == (True, True)
    assert client.get(URL, {"netwerk": "zeist"}).context["network"] == cast.zeist
    fields = filled(login(cast.fatima), netwerk="zeist")
    login(cast.mark).post(URL, fields)
    assert Meeting.objects.get().network == cast.zeist


def test_a_paused_network_plans_nothing(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima)
    type(cast.overvecht).objects.update(status="paused")
    client = login(cast.fatima)

    assert client.get(URL).status_code == 404
    assert client.post(f"/bijeenkomsten/{draft.public_id}/uitnodigen/").status_code == 403
    assert OutgoingMail.objects.count() == 0


def test_after_sending_it_says_to_how_many(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima)

    response = login(cast.fatima).post(f"/bijeenkomsten/{draft.public_id}/uitnodigen/")

    assert response["Location"] == draft.get_absolute_url()
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "De uitnodigingen gaan naar 7 mensen."
    ]
