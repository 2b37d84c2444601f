"""Who leaves out their name is named nowhere a reader can look; they themselves see that it is theirs."""

import pytest

from meetings.services import put_on_agenda
from meetings.tests.factories import make_meeting
from networks.tests.factories import make_member, make_user
from notifications.models import OutgoingMail
from signals.constants import Readers
from signals.models import Signal
from signals.services import write_reply
from signals.tests.factories import make_signal

NAME = "Wilhelmina"  # a name that is nobody else's and no word of a page
READERS = ["mark", "fatima", "ingrid", "youssef"]


@pytest.fixture
def reporter(cast):
    user = make_user(NAME)
    make_member(cast.overvecht, user, "resident", active_in="Breiclub Wolwinkel")
    return user


def shared(cast, reporter, *, hidden: bool) -> Signal:
    """A concern with all that can happen to it: answered, written back on, put on an agenda."""
    concern = make_signal(
        cast.overvecht,
        reporter,
        readers=Readers.NETWORK,
        learnt="own",
        hidden_from="readers" if hidden else "nobody",
    )
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    write_reply(concern, actor=reporter, text="Graag gedaan.", submission="2")
    meeting = make_meeting(cast.overvecht, cast.fatima)
    member = cast.overvecht.memberships.get(user=cast.mark)
    put_on_agenda(concern, meeting=meeting, actor=member, title="Avonden", submission="3")
    return concern


def pages(concern: Signal) -> dict[str, str]:
    meeting = concern.agenda_items.get().meeting
    return {
        "detail": concern.get_absolute_url(),
        "list": "/zorgen/",
        "meeting": meeting.get_absolute_url(),
        "home": "/",
    }


def naming(client, urls: dict[str, str]) -> set[str]:
    """The pages that name the reporter, the list of who comes to a meeting left out."""
    found = set()
    for page, url in urls.items():
        html = client.get(url).content.decode()
        html = html.split('<section aria-labelledby="who-title">')[0] + html.split('id="agenda"')[-1]
        if NAME in html:
            found.add(page)
    return found


@pytest.mark.parametrize("name", READERS)
def test_a_name_that_is_not_hidden_is_shown_on_the_concern_only(cast, reporter, login, name):
    concern = shared(cast, reporter, hidden=False)

    assert naming(login(cast.everybody[name]), pages(concern)) == {"detail"}


@pytest.mark.parametrize("name", READERS)
def test_a_hidden_name_is_shown_nowhere(cast, reporter, login, name):
    concern = shared(cast, reporter, hidden=True)

    client = login(cast.everybody[name])
    assert naming(client, pages(concern)) == set()
    page = client.get(concern.get_absolute_url()).content.decode()
    assert page.count("Naam verborgen") == 2  # above it, and at the message that the reporter wrote


@pytest.mark.parametrize("name", ["mark", "fatima"])
def test_the_board_names_nobody_and_of_a_hidden_name_not_even_the_party(cast, reporter, login, name):
    client = login(cast.everybody[name])
    make_signal(cast.overvecht, reporter, learnt="own")
    open_board = client.get("/zorgen/wegen/").content.decode()
    Signal.objects.update(hidden_from="readers")
    hidden_board = client.get("/zorgen/wegen/").content.decode()

    assert ("Zelf gemerkt, bewoner" in open_board, NAME in open_board) == (True, False)
    assert ("Zelf gemerkt, bewoner" in hidden_board, NAME in hidden_board) == (False, False)


def test_no_mail_to_others_names_a_hidden_reporter(cast, reporter):
    shared(cast, reporter, hidden=True)

    named = {
        mail.recipient.name
        for mail in OutgoingMail.objects.all()
        if NAME.lower() in f"{mail.subject} {mail.text} {mail.html} {mail.attachments}".lower()
    }
    assert named == {NAME}


def test_the_reporter_sees_that_it_is_theirs(cast, reporter, login):
    concern = shared(cast, reporter, hidden=True)
    client = login(reporter)

    page = client.get(concern.get_absolute_url()).content.decode()

    assert "Uw zorg van" in page
    assert "Dit schreef u" in page
    assert "De naam van de melder is verborgen." in page
    assert "Uw zorg" in client.get("/zorgen/").content.decode()


def test_the_htmx_answer_of_a_coordinator_keeps_it_hidden_too(cast, reporter, login):
    concern = shared(cast, reporter, hidden=True)

    response = login(cast.mark).post(
        f"/zorgen/{concern.public_id}/antwoord/", {"text": "Nog iets."}, headers={"HX-Request": "true"}
    )

    page = response.content.decode()
    assert ("Graag gedaan." in page, NAME in page, "Naam verborgen" in page) == (True, False, True)
