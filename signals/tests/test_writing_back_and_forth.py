"""The thread of a concern: its reporter and the coordinators who have it in care, nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bondgenoten.lib.submission import new_key
from networks.constants import Party
from signals.constants import EventKind, Readers
from signals.models import Reply, Signal
from signals.services import write_reply
from signals.tests.factories import make_signal


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)


def write(client, concern, user, text="Dank u, wij kijken vanavond.", **headers):
    fields = {"text": text, "submission": new_key(user.public_id)}
    return client.post(f"/zorgen/{concern.public_id}/antwoord/", fields, headers=headers)


def thread() -> list[tuple]:
    return list(Reply.objects.values_list("author__name", "party", "text"))


def test_a_coordinator_answers(cast, concern, login):
    response = write(login(cast.mark), concern, cast.mark)

    assert (response.status_code, response["Location"]) == (302, concern.get_absolute_url())
    assert thread() == [("Mark", Party.POLICE, "Dank u, wij kijken vanavond.")]


def test_the_reporter_writes_back_without_a_party(cast, concern, login):
    write(login(cast.anneke), concern, cast.anneke, "Het was weer zo.")

    assert thread() == [("Anneke", "", "Het was weer zo.")]


@pytest.mark.parametrize("name", ["ingrid", "youssef", "samira"])
def test_who_may_only_read_may_not_write(cast, concern, login, name):
    user = cast.everybody[name]

    assert write(login(user), concern, user).status_code == 403
    assert thread() == []


@pytest.mark.parametrize("name", ["lotte", "rob", "priya", "beheer"])
def test_for_others_it_is_not_there(cast, concern, login, name):
    user = cast.everybody[name]

    assert write(login(user), concern, user).status_code == 404
    assert thread() == []


def test_a_coordinator_who_does_not_have_it_in_care_sees_nothing_of_it(cast, clock, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert write(login(cast.fatima), concern, cast.fatima).status_code == 404


def test_two_clicks_are_one_message(cast, concern, login):
    client = login(cast.mark)
    fields = {"text": "Dank u.", "submission": new_key(cast.mark.public_id)}

    for _ in range(2):
        client.post(f"/zorgen/{concern.public_id}/antwoord/", fields)

    assert thread() == [("Mark", Party.POLICE, "Dank u.")]


def test_the_first_answer_keeps_the_promise_and_later_ones_change_nothing(cast, concern, clock):
    clock.shift(timedelta(hours=5))
    first = timezone.now()
    write_reply(concern, actor=cast.mark, text="Een", submission="1")
    clock.shift(timedelta(days=3))
    write_reply(concern, actor=cast.fatima, text="Twee", submission="2")

    concern.refresh_from_db()
    assert concern.answered_at == first
    assert list(concern.events.values_list("kind", "actor__name")) == [
        (EventKind.RECEIVED, "Anneke"),
        (EventKind.ANSWERED, "Mark"),
    ]


def test_the_reporter_cannot_answer_the_own_concern(cast, concern):
    write_reply(concern, actor=cast.anneke, text="Hallo?", submission="1")

    concern.refresh_from_db()
    assert concern.answered_at is None


def test_a_coordinator_with_a_concern_of_their_own_is_its_reporter(cast, clock):
    concern = make_signal(cast.overvecht, cast.mark)
    write_reply(concern, actor=cast.mark, text="Aanvulling", submission="1")

    concern.refresh_from_db()
    assert (concern.answered_at, thread()) == (None, [("Mark", "", "Aanvulling")])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Schrijf eerst uw bericht."),
        ("   ", "Schrijf eerst uw bericht."),
        ("👍", "Schrijf het in woorden op."),
    ],
)
def test_a_message_without_words_is_refused_and_said(cast, concern, login, text, error):
    response = write(login(cast.mark), concern, cast.mark, text)

    assert response.status_code == 200
    assert response.context["form"].errors == {"text": [error]}
    assert error in response.content.decode()
    assert thread() == []


def test_too_long_a_message_stays_in_the_form(cast, concern, login):
    response = write(login(cast.mark), concern, cast.mark, "lang " * 2000)

    assert response.context["form"]["text"].value() == "lang " * 2000
    assert list(response.context["form"].errors) == ["text"]
    assert thread() == []


def test_htmx_gets_the_thread_alone(cast, concern, login):
    response = write(login(cast.mark), concern, cast.mark, **{"HX-Request": "true"})

    page = response.content.decode()
    assert response.status_code == 200
    assert page.strip().startswith('<section id="thread"')
    assert "Dank u, wij kijken vanavond." in page


def test_the_page_shows_the_thread_in_order_and_who_wrote(cast, concern, clock, login):
    for number, user in enumerate((cast.mark, cast.anneke, cast.fatima)):
        clock.shift(timedelta(minutes=1))
        write_reply(concern, actor=user, text=f"bericht {number}", submission=str(number))

    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()

    places = [page.index(f"bericht {number}") for number in range(3)]
    assert places == sorted(places)
    assert [name in page for name in ("<b>Mark</b>", "<b>U</b>", "<b>Fatima</b>", "<b>Anneke</b>")] == [
        True,
        True,
        True,
        False,
    ]


def test_in_a_network_that_rests_nobody_writes(cast, concern, login):
    type(cast.overvecht).objects.update(status="paused")

    assert write(login(cast.mark), concern, cast.mark).status_code == 403
    page = login(cast.mark).get(concern.get_absolute_url()).content.decode()
    assert f"/zorgen/{concern.public_id}/antwoord/" not in page
