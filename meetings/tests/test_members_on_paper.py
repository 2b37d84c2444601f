"""A coordinator notes the answer of somebody without e-mail, which shows, and prints their invitation."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from bondgenoten.lib.letters import CannotPrint
from bondgenoten.lib.tests.pdf import problems
from meetings import letters, links
from meetings.models import Attendance, Meeting
from meetings.tests.factories import attendance, make_draft, make_meeting
from networks.models import Membership
from networks.services.paper import add_on_paper
from notifications.models import OutgoingMail


@pytest.fixture
def truus(cast, clock) -> Membership:
    fields = {"name": "Truus de Vries", "party": "resident", "language": "nl", "phone": "030 1234567"}
    return add_on_paper(cast.overvecht, actor=cast.fatima, **fields)[0]


@pytest.fixture
def meeting(cast, truus) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima, ("Samen eten",))


def note(client, meeting: Meeting, seat: Membership, rsvp: str = "yes"):
    return client.post(f"{meeting.get_absolute_url()}komt/{seat.public_id}/", {"rsvp": rsvp})


def kept(meeting: Meeting) -> dict[str, tuple]:
    rows = meeting.attendances.exclude(rsvp="none").order_by("membership__user__name")
    return {name: rest for name, *rest in rows.values_list("membership__user__name", "rsvp", "via")}


def test_nobody_on_paper_is_mailed(cast, meeting, truus):
    assert attendance(meeting, truus.user).rsvp == "none"
    assert not OutgoingMail.objects.filter(recipient=truus.user).exists()
    assert OutgoingMail.objects.filter(kind="meetings.invitation").count() == 7


def test_who_filled_in_an_answer_is_kept(cast, meeting, truus, client):
    client.force_login(cast.mark)
    note(client, meeting, truus)
    client.post(f"{meeting.get_absolute_url()}komt/", {"rsvp": "maybe"})
    client.logout()
    client.post(f"{links.prepare_path(attendance(meeting, cast.dewi))}komt/", {"rsvp": "no"})

    assert kept(meeting) == {
        "Dewi": ["no", "link"],
        "Mark": ["maybe", "self"],
        "Truus de Vries": ["yes", "coordinator"],
    }
    line = AuditEvent.objects.get(event="attendance.answered_for")
    assert (line.actor, line.object_id, line.network) == (
        cast.mark,
        attendance(meeting, truus.user).public_id,
        cast.overvecht.public_id,
    )


def test_everybody_sees_that_a_coordinator_did(cast, meeting, truus, client):
    client.force_login(cast.anneke)
    url = meeting.get_absolute_url()
    client.post(f"{url}komt/", {"rsvp": "yes"})
    assert "ingevuld door een coördinator" not in client.get(url).content.decode()
    client.force_login(cast.fatima)
    note(client, meeting, truus)
    assert "Het antwoord van Truus de Vries is genoteerd." in client.get(url).content.decode()
    client.force_login(cast.anneke)
    page = client.get(url).content.decode()
    assert page.count("ingevuld door een coördinator") == 1
    assert "Print de uitnodiging" not in page
    assert "030 1234567" not in page


def test_only_a_coordinator_notes_and_only_for_who_is_on_paper(cast, meeting, truus, client):
    dewi = cast.overvecht.memberships.get(user=cast.dewi)
    elsewhere, _ = add_on_paper(
        cast.zeist, name="Jan", party="resident", language="nl", actor=cast.zeist_coordinator
    )
    for user, seat, status in (
        (cast.anneke, truus, 403),
        (cast.ingrid, truus, 403),
        (cast.lotte, truus, 404),
        (cast.mark, dewi, 404),
        (cast.mark, elsewhere, 404),
    ):
        client.force_login(user)
        assert note(client, meeting, seat).status_code == status
        letter = client.get(f"{meeting.get_absolute_url()}brief/{seat.public_id}/")
        assert letter.status_code == status
    assert kept(meeting) == {}


def test_an_answer_that_is_none_changes_nothing(cast, meeting, truus, login):
    assert note(login(cast.mark), meeting, truus, "perhaps").status_code == 302
    assert kept(meeting) == {}


def test_once_it_has_begun_nothing_is_noted(cast, meeting, truus, login, clock):
    clock.shift(timedelta(days=14, minutes=1))
    assert note(login(cast.mark), meeting, truus).status_code == 403
    assert "Print de uitnodiging" not in login(cast.mark).get(meeting.get_absolute_url()).content.decode()


def test_who_joined_after_the_invitations_is_there_as_well(cast, login, clock):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    fields = {"name": "Piet", "party": "partner", "language": "nl"}
    piet, _ = add_on_paper(cast.overvecht, actor=cast.fatima, **fields)
    client = login(cast.mark)
    assert "Piet" in client.get(meeting.get_absolute_url()).content.decode()
    assert Attendance.objects.filter(membership=piet).count() == 0
    note(client, meeting, piet, "no")
    assert kept(meeting) == {"Piet": ["no", "coordinator"]}


def test_a_draft_has_no_letters(cast, truus, login):
    draft = make_draft(cast.overvecht, cast.fatima)
    assert login(cast.mark).get(f"{draft.get_absolute_url()}brief/{truus.public_id}/").status_code == 403


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_letter(cast, meeting, truus, login, language):
    type(truus.user).objects.filter(pk=truus.user.pk).update(language=language)
    response = login(cast.mark).get(f"{meeting.get_absolute_url()}brief/{truus.public_id}/")
    assert response.headers["Content-Type"] == "application/pdf"
    assert problems(response.content, language) == []


def test_the_letter_in_words(cast, meeting, truus, monkeypatch):
    """The page as the printer gets it."""
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(phone="06 22222222")
    words = []

    class Printer:
        def __init__(self, string: str, **_kwargs) -> None:
            words.append(" ".join(string.split()))

        def write_pdf(self, **_kwargs) -> bytes:
            return b""

    monkeypatch.setattr("weasyprint.HTML", Printer)
    letters.invitation(meeting, truus)
    wanted = (
        "Komt u, Truus?",
        "dinsdag 22 december 2026" if meeting.starts_at.day == 22 else str(meeting.starts_at.year),
        "Buurthuis De Stoep",
        "<li>Samen eten</li>",
        'Mark (politie): <span class="phone">06 22222222</span>',
        "Nee, ik kom niet",
    )
    assert [word for word in wanted if word not in words[0]] == []


def test_a_machine_that_cannot_print_says_so(cast, meeting, truus, login, monkeypatch):
    def fail(*_args):
        raise CannotPrint("install it")

    monkeypatch.setattr(letters, "invitation", fail)
    response = login(cast.mark).get(f"{meeting.get_absolute_url()}brief/{truus.public_id}/")
    assert response.url == meeting.get_absolute_url()
