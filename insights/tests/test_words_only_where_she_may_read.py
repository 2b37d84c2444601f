"""Of a concern that a team chief may not read she sees age, promise and theme: no word, no name, no link."""

import json

import pytest
import structlog
import time_machine

from insights.models import Summary
from insights.services import send_summaries
from insights.tests.leading import amsterdam, shared_at, words
from meetings.services import put_on_agenda
from meetings.tests.factories import make_meeting
from signals.constants import Readers
from signals.models import Theme

SECRET = "Achter de garage staat elke nacht een busje."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam("2026-12-07 09:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture(params=[Readers.COORDINATORS, Readers.ONE])
def hidden(cast, request):
    """A concern that is not for the team chief."""
    return shared_at(
        cast.overvecht,
        cast.anneke,
        "2026-12-03 12:00",
        observation=SECRET,
        readers=request.param,
        reader=cast.mark if request.param == Readers.ONE else None,
        neighbourhood=cast.tigrisdreef,
        theme=Theme.objects.get(code="trust"),
    )


def readable(cast, **fields):
    return shared_at(cast.overvecht, cast.anneke, "2026-12-04 12:00", observation=SECRET, **fields)


def test_age_promise_and_theme_and_no_more(cast, login, hidden):
    response = login(cast.ingrid).get("/overzicht/")

    (row,) = response.context["concerns"]
    assert (row.network, row.age, row.theme) == ("Overvecht", "4 dagen oud", "Vertrouwen in de overheid")
    assert (row.promise.text, row.title, row.url) == ("uiterlijk vandaag", "", "")
    page = response.content.decode()
    assert "Een zorg die alleen coördinatoren lezen" in page
    leaks = ("garage", "busje", "Anneke", "Tigrisdreef", hidden.public_id, "/zorgen/" + hidden.public_id)
    assert [word for word in leaks if word in page] == []


def test_its_own_page_is_not_there_for_her(cast, login, hidden):
    assert login(cast.mark).get(hidden.get_absolute_url()).status_code == 200

    assert login(cast.ingrid).get(hidden.get_absolute_url()).status_code == 404


def test_nothing_of_it_is_in_a_summary(cast, login, hidden):
    assert send_summaries() == 2

    for kept in Summary.objects.all():
        page = login(cast.ingrid).get(kept.get_absolute_url()).content.decode()
        everything = page + json.dumps(kept.contents)
        assert [w for w in ("garage", "Anneke", "Tigrisdreef", hidden.public_id) if w in everything] == []


@pytest.mark.parametrize("readers", [Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK])
def test_what_she_may_read_has_its_words_and_its_page(cast, login, readers):
    concern = readable(cast, readers=readers)
    response = login(cast.ingrid).get("/overzicht/")

    (row,) = response.context["concerns"]
    assert (row.title, row.url) == (concern.title, concern.get_absolute_url())
    assert SECRET.rstrip(".") in words(response)
    assert login(cast.ingrid).get(row.url).status_code == 200


def test_her_own_concern_for_coordinators_is_hers_to_read(cast, login):
    shared_at(
        cast.overvecht, cast.ingrid, "2026-12-04 12:00", observation=SECRET, readers=Readers.COORDINATORS
    )

    (row,) = login(cast.ingrid).get("/overzicht/").context["concerns"]
    assert row.title == SECRET.rstrip(".")


@pytest.mark.parametrize("hidden_from", ["nobody", "network", "readers"])
def test_no_name_of_a_reporter_is_on_the_screen(cast, login, hidden_from):
    readable(cast, hidden_from=hidden_from)

    page = login(cast.ingrid).get("/overzicht/").content.decode()
    assert "garage" in page
    assert "Anneke" not in page


def test_what_was_written_is_text_and_no_markup(cast, login):
    shared_at(cast.overvecht, cast.anneke, "2026-12-04 12:00", observation="<b>Vet</b> & {{ user }}")

    page = login(cast.ingrid).get("/overzicht/").content.decode()
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; {{ user }}" in page


def test_concerns_of_others_are_not_in_the_list(cast, login):
    shared_at(
        cast.zeist, cast.lotte, "2026-12-04 12:00", observation="Zorg in Zeist", readers=Readers.NETWORK
    )
    concern = readable(cast)

    response = login(cast.ingrid).get("/overzicht/")
    assert [row.url for row in response.context["concerns"]] == [concern.get_absolute_url()]
    assert "Zorg in Zeist" not in words(response)


def test_looking_is_in_the_log_with_the_ids_of_what_could_be_read(cast, login, hidden):
    concern = readable(cast)

    with structlog.testing.capture_logs() as lines:
        login(cast.ingrid).get("/overzicht/")

    (line,) = [line for line in lines if line["event"] == "seen"]
    assert (line["page"], line["actor"], line["ids"]) == (
        "overview",
        cast.ingrid.public_id,
        [concern.public_id],
    )
    assert "garage" not in str(lines)


def test_nothing_readable_is_nothing_in_the_log(cast, login, hidden):
    with structlog.testing.capture_logs() as lines:
        login(cast.ingrid).get("/overzicht/")

    assert [line for line in lines if line["event"] == "seen"] == []


def test_looking_marks_nothing_as_read(cast, login):
    concern = readable(cast)
    meeting = make_meeting(cast.overvecht, cast.fatima)
    mark = cast.overvecht.memberships.get(user=cast.mark)
    put_on_agenda(concern, meeting=meeting, actor=mark, title="Avonden", submission="1")

    login(cast.ingrid).get("/overzicht/")
    assert concern.reads.count() == 0
    login(cast.ingrid).get(concern.get_absolute_url())
    assert concern.reads.count() == 1
