"""Remarks among the coordinators of a concern: apart from the thread, and seen by nobody else."""

import pytest

from bondgenoten.lib.registry import own_data as sections
from bondgenoten.lib.submission import new_key
from networks.constants import Party
from notifications.models import OutgoingMail
from signals.constants import Outcome, Readers
from signals.models import InternalNote, Signal
from signals.permissions import can_note
from signals.services.notes import add_note
from signals.tests.factories import make_signal

SECRET = "Eerst met de school overleggen."


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)


def write(client, concern, user, text=SECRET, **headers):
    fields = {"note": text, "submission": new_key(user.public_id)}
    return client.post(f"/zorgen/{concern.public_id}/notitie/", fields, headers=headers)


def notes() -> list[tuple]:
    return list(InternalNote.objects.values_list("author__name", "party", "text"))


def test_a_coordinator_writes_one_and_the_other_reads_it(cast, concern, login):
    response = write(login(cast.mark), concern, cast.mark)

    assert (response.status_code, response["Location"]) == (302, f"{concern.get_absolute_url()}#notes")
    assert notes() == [("Mark", Party.POLICE, SECRET)]
    page = login(cast.fatima).get(concern.get_absolute_url()).content.decode()
    assert (SECRET in page, "<b>Mark</b>" in page) == (True, True)


def test_two_clicks_are_one_note(cast, concern, login):
    client, fields = login(cast.mark), {"note": SECRET, "submission": new_key(cast.mark.public_id)}

    for _ in range(2):
        client.post(f"/zorgen/{concern.public_id}/notitie/", fields)

    assert notes() == [("Mark", Party.POLICE, SECRET)]


def test_it_is_no_answer_and_nobody_gets_mail(cast, concern, login):
    before = OutgoingMail.objects.count()
    write(login(cast.mark), concern, cast.mark)

    concern.refresh_from_db()
    assert (concern.answered_at, concern.replies.count(), concern.events.count()) == (None, 0, 1)
    assert OutgoingMail.objects.count() == before


@pytest.mark.parametrize("name", ["anneke", "ingrid", "youssef", "samira"])
def test_who_only_reads_the_concern_sees_none(cast, concern, login, name):
    add_note(concern, actor=cast.mark, text=SECRET, submission="1")
    user = cast.everybody[name]

    page = login(user).get(concern.get_absolute_url()).content.decode()

    assert [words in page for words in (SECRET, "/notitie/", "Notities van")] == [False] * 3
    assert write(login(user), concern, user).status_code == 403


def test_a_coordinator_who_shared_it_sees_none_either(cast, clock, login):
    concern = make_signal(cast.overvecht, cast.mark)
    add_note(concern, actor=cast.fatima, text=SECRET, submission="1")

    page = login(cast.mark).get(concern.get_absolute_url()).content.decode()

    assert (SECRET in page, "/notitie/" in page) == (False, False)
    assert write(login(cast.mark), concern, cast.mark).status_code == 403
    assert SECRET in login(cast.fatima).get(concern.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["lotte", "rob", "priya", "beheer"])
def test_for_others_it_is_not_there(cast, concern, login, name):
    user = cast.everybody[name]

    assert write(login(user), concern, user).status_code == 404


def test_the_other_coordinator_sees_none_of_what_only_one_reads(cast, clock, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert write(login(cast.fatima), concern, cast.fatima).status_code == 404
    assert can_note(cast.mark, concern)


@pytest.mark.parametrize("outcome", Outcome.values)
def test_as_long_as_it_is_not_withdrawn(cast, concern, outcome):
    Signal.objects.filter(pk=concern.pk).update(outcome=Outcome.NONE)
    concern.outcome = outcome

    assert can_note(cast.mark, concern) == (outcome != Outcome.WITHDRAWN)


def test_it_stands_in_no_copy_of_what_is_kept_about_the_reporter(cast, concern):
    add_note(concern, actor=cast.mark, text=SECRET, submission="1")

    found = [section for of_app in sections for section in of_app(cast.anneke)]
    told = [str(section.describe(row)) for section in found for row in section.rows]
    assert told
    assert [text for text in told if SECRET in text] == []


def test_a_name_in_it_is_asked_about(cast, concern, login):
    response = write(login(cast.mark), concern, cast.mark, "Bel hem op 06-12345678.")

    assert (response.status_code, notes()) == (200, [])
    assert list(response.context["notes"].form.errors) == ["note"]
    assert response.context["form"]["text"].value() is None


@pytest.mark.parametrize(
    ("text", "error"),
    [("  ", "Schrijf eerst uw notitie."), ("👍", "Schrijf het in woorden op."), ("a " * 50_000, None)],
)
def test_a_note_without_words_or_too_long_is_refused_and_said(cast, concern, login, text, error):
    response = write(login(cast.mark), concern, cast.mark, text)

    errors = response.context["notes"].form.errors["note"]
    assert (response.status_code, notes(), len(errors)) == (200, [], 1)
    assert error is None or errors == [error]
    assert errors[0] in response.content.decode()


def test_htmx_gets_the_notes_alone(cast, concern, login):
    response = write(login(cast.mark), concern, cast.mark, **{"HX-Request": "true"})

    assert response.content.decode().strip().startswith('<section id="notes"')


def test_what_was_kept_of_a_note_never_comes_back_as_a_message(cast, concern, login, monkeypatch):
    kept = {"note": SECRET}
    monkeypatch.setattr("bondgenoten.lib.typed.take", lambda *_args: kept)

    response = login(cast.mark).get(concern.get_absolute_url())

    assert response.context["form"]["text"].value() is None
    assert response.context["notes"].form["note"].value() == SECRET


def test_the_page_shows_them_literally_and_in_order(cast, concern, login):
    for number, text in enumerate(("<script>alert(1)</script> een", "{{ 7|add:7 }} twee")):
        add_note(concern, actor=cast.mark, text=text, submission=str(number))

    page = login(cast.fatima).get(concern.get_absolute_url()).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; een" in page
    assert page.index("een") < page.index("{{ 7|add:7 }} twee")
