"""Two coordinators change, send or answer the same thing at once: nothing is lost, nothing happens twice."""

import pytest
from django.contrib.messages import get_messages

from meetings import services
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.tests.factories import make_draft
from notifications.models import OutgoingMail

pytestmark = pytest.mark.usefixtures("clock")


def fields(**overrides) -> dict:
    return {
        "day": "2026-12-15",
        "start": "19:30",
        "end": "21:00",
        "place": "Buurthuis De Stoep",
        "note": "",
        "agenda": ["Een"],
        "version": "0",
        **overrides,
    }


@pytest.fixture
def draft(cast) -> Meeting:
    return make_draft(cast.overvecht, cast.fatima, ("Een",))


def url(draft: Meeting) -> str:
    return f"/bijeenkomsten/{draft.public_id}/wijzigen/"


def saved(draft: Meeting) -> tuple:
    draft.refresh_from_db()
    return draft.place, [item.title for item in draft.agenda.on()], draft.version


def test_the_second_editor_sees_both_versions(cast, draft, login):
    login(cast.fatima).post(url(draft), fields(place="Zaal van de gemeente", agenda=["Punt van de gemeente"]))

    response = login(cast.mark).post(
        url(draft),
        fields(
            place="Zaal van de politie", agenda=["Eerste punt van de politie", "Tweede punt van de politie"]
        ),
    )

    assert saved(draft) == ("Zaal van de gemeente", ["Punt van de gemeente"], 1)
    assert response.status_code == 200
    form = response.context["form"]
    assert (form["place"].value(), form["day"].value(), form["version"].value()) == (
        "Zaal van de politie",
        "2026-12-15",
        "1",
    )
    page = response.content.decode()
    assert [
        text in page
        for text in (
            "Iemand anders heeft deze bijeenkomst intussen gewijzigd.",
            'value="Zaal van de politie"',
            'value="Eerste punt van de politie"',
            'value="Tweede punt van de politie"',
            "Zaal van de gemeente",
            "<li>Punt van de gemeente</li>",
        )
    ] == [True] * 6


def test_saving_again_keeps_the_second_version(cast, draft, login):
    login(cast.fatima).post(url(draft), fields(place="Zaal van de gemeente"))
    client = login(cast.mark)
    shown = client.post(url(draft), fields(place="Zaal van de politie")).context["form"]

    response = client.post(url(draft), fields(place="Zaal van de politie", version=shown["version"].value()))

    assert response.status_code == 302
    assert saved(draft) == ("Zaal van de politie", ["Een"], 2)


def test_an_editor_who_is_later_than_the_sending_is_told_and_changes_nothing(cast, draft, login, monkeypatch):
    """The other sends in the moment between opening the draft and saving it."""
    edit = services.edit_draft

    def sent_just_before(meeting, **arguments):
        services.send_invitations(Meeting.objects.get(pk=meeting.pk))
        return edit(meeting, **arguments)

    monkeypatch.setattr(services, "edit_draft", sent_just_before)

    response = login(cast.mark).post(url(draft), fields(place="Zaal van de politie"))

    assert response["Location"] == draft.get_absolute_url()
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "De uitnodigingen zijn intussen verstuurd. Uw wijzigingen zijn niet opgeslagen."
    ]
    assert saved(draft) == ("Buurthuis De Stoep", ["Een"], 0)


def test_two_coordinators_who_send_at_once_send_once(cast, draft, login):
    responses = [
        login(user).post(f"/bijeenkomsten/{draft.public_id}/uitnodigen/") for user in (cast.fatima, cast.mark)
    ]

    assert [response["Location"] for response in responses] == [draft.get_absolute_url()] * 2
    assert (Attendance.objects.count(), OutgoingMail.objects.count()) == (7, 7)
    assert [str(message) for message in get_messages(responses[1].wsgi_request)][-1:] == [
        "De uitnodigingen waren al verstuurd. Niemand krijgt ze twee keer."
    ]


def test_the_service_sends_once_even_when_both_saw_a_draft(cast, draft):
    one, other = (Meeting.objects.get(pk=draft.pk) for _ in range(2))

    assert [services.send_invitations(one), services.send_invitations(other)] == [True, False]
    assert OutgoingMail.objects.count() == 7


def test_a_draft_edited_twice_has_one_agenda(cast, draft, login):
    client = login(cast.fatima)
    for version in range(3):
        client.post(url(draft), fields(agenda=["Een", "Twee"], version=str(version)))

    assert saved(draft) == ("Buurthuis De Stoep", ["Een", "Twee"], 3)
    assert AgendaItem.objects.count() == 2
