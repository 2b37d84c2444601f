"""Questions to a reporter and words taken out: as many queries with three as with one, and 12 at most."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bondgenoten.lib.guard import Finding, Kind
from meetings.services import put_or_ask
from meetings.tests.factories import make_meeting
from signals.constants import HiddenFrom, Readers
from signals.models import Signal
from signals.services import decide_consent, redact, write_reply
from signals.tests.asking import ask_for_name, ask_for_readers
from signals.tests.factories import make_signal

MOST = 12


@pytest.fixture
def concern(cast, clock) -> Signal:
    """The reporter has a question of each kind to answer, and one that they answered before."""
    concern = make_signal(
        cast.overvecht,
        cast.anneke,
        observation="Een twee drie vier vijf.",
        readers=Readers.COORDINATORS,
        hidden_from=HiddenFrom.READERS,
        may_be_discussed=False,
    )
    decide_consent(ask_for_readers(concern, cast.mark), actor=cast.anneke, agrees=False)
    clock.shift(timedelta(days=8))
    ask_for_readers(concern, cast.mark)
    ask_for_name(concern, cast.mark)
    member = cast.overvecht.memberships.get(user=cast.mark)
    meeting = make_meeting(cast.overvecht, cast.fatima)
    put_or_ask(concern, meeting=meeting, actor=member, title="Avonden", submission="1")
    return concern


def grow(cast, concern, number: int) -> None:
    """One message more, and a word less in it and in the concern."""
    concern.refresh_from_db()
    reply = write_reply(concern, actor=cast.anneke, text="Een twee.", submission=f"r{number}")
    words = {"actor": cast.mark, "out": [Finding(Kind.NAME, 0, 3)], "reason": "Een naam."}
    redact(concern, seen=concern.observation, **words)
    redact(concern, seen=reply.text, reply=reply, **words)


def queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    verbs = [query["sql"].lstrip("(").split()[0] for query in captured.captured_queries]
    return len([verb for verb in verbs if verb in {"SELECT", "INSERT", "UPDATE", "DELETE"}])


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("anneke", "wat-u-schreef/"),
        *(("mark", page) for page in ("vragen/lezers/", "vragen/naam/", "weghalen/", "agenda/")),
    ],
)
def test_as_often_for_three_as_for_one(cast, concern, login, name, page):
    client, url = login(cast.everybody[name]), f"{concern.get_absolute_url()}{page}"
    grow(cast, concern, 1)
    one = queries(client, url)
    grow(cast, concern, 2)
    grow(cast, concern, 3)

    assert queries(client, url) == one
    assert one <= MOST


@pytest.mark.parametrize(("name", "more"), [("anneke", 3), ("mark", 2)])
def test_the_page_of_a_concern_asks_for_questions_words_and_day_at_once(cast, concern, login, name, more):
    other = make_signal(cast.overvecht, cast.anneke, observation="Een twee.", readers=Readers.COORDINATORS)
    write_reply(other, actor=cast.anneke, text="Een twee.", submission="other")
    client = login(cast.everybody[name])
    without = queries(client, other.get_absolute_url())
    grow(cast, concern, 1)
    grow(cast, concern, 2)

    assert queries(client, concern.get_absolute_url()) == without + more


def test_a_concern_without_any_of_it_asks_nothing_more(cast, clock, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    client = login(cast.anneke)
    client.get(concern.get_absolute_url())

    with CaptureQueriesContext(connection) as captured:
        client.get(concern.get_absolute_url())

    tables = ("signals_consentrequest", "signals_redaction")
    assert [
        query for query in captured.captured_queries if any(name in query["sql"] for name in tables)
    ] == []
