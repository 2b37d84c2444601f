"""My data holds all that concerns keep about me, in full; of others not a word."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.own_data import sections_of
from bondgenoten.lib import dates
from signals.constants import About, ConsentKind, ConsentState, Learnt, Readers, Source
from signals.models import ConsentRequest, InternalNote, Redaction, Signal
from signals.services import correct_concern, join_concern, version_of_text, write_reply
from signals.tests.factories import make_signal

MINE, THEIRS = "Ik hoor elke nacht knallen.", "Iets geheims van Youssef."

pytestmark = pytest.mark.usefixtures("clock")


def section(user, name: str):
    return next(one for one in sections_of(user) if one.name == name)


def facts(user, name: str) -> list[dict]:
    one = section(user, name)
    return [{fact.key: fact.shown for fact in found} for found in one.facts_of(one.rows)]


def full(cast) -> Signal:
    """A concern with everything about it filled in."""
    concern = make_signal(
        cast.overvecht,
        cast.anneke,
        observation="Eerst stond hier iets anders.",
        neighbourhood=cast.tigrisdreef,
        learnt=Learnt.HEARD,
        source=Source.PHONE,
        about=About.POLICE,
        readers=Readers.ONE,
        reader=cast.fatima,
        hidden_from="readers",
        may_be_discussed=False,
    )
    correct_concern(concern, actor=cast.anneke, text=MINE, seen=version_of_text(concern))
    write_reply(concern, actor=cast.fatima, text="Wij gaan kijken.", submission="r")
    Signal.objects.filter(pk=concern.pk).update(solved="partly", solved_at="2026-12-20T12:00:00Z")
    return concern


def test_a_concern_with_all_that_was_chosen_and_became_of_it(cast):
    concern = full(cast)

    assert facts(cast.anneke, "concerns") == [
        {
            "network": "Bondgenoten Overvecht",
            "observation": MINE,
            "corrected_at": "dinsdag 8 december 2026, 13.00 uur",
            "noticed_on": "dinsdag 8 december 2026",
            "where": "Tigrisdreef en omgeving",
            "learnt": "Gehoord",
            "source": "Voor iemand die belde",
            "about": "De politie",
            "readers": "Eén coördinator die u kiest",
            "hidden_from": "Verberg mijn naam voor iedereen die het leest",
            "may_be_discussed": "nee",
            "shared_at": "dinsdag 8 december 2026, 13.00 uur",
            "promised_on": "donderdag 10 december 2026",
            "answered_at": "dinsdag 8 december 2026, 13.00 uur",
            "ends_on": dates.day(concern.ends_on, year=True),
            "outcome": "te wegen",
            "solved": "Deels",
            "solved_at": "zondag 20 december 2026, 13.00 uur",
            "replies": ["gemeente, dinsdag 8 december 2026: Wij gaan kijken."],
        }
    ]


def test_what_is_not_filled_in_is_left_out(cast):
    make_signal(cast.overvecht, cast.anneke, observation=MINE)

    (kept,) = facts(cast.anneke, "concerns")

    assert {"about", "corrected_at", "solved", "solved_at", "learnt", "where"} & set(kept) == set()
    assert (kept["source"], kept["may_be_discussed"]) == ("Voor mijzelf", "ja")


def test_what_was_joined_only_as_a_moment(cast):
    theirs = make_signal(cast.overvecht, cast.youssef, observation=THEIRS, readers=Readers.NETWORK)
    join_concern(theirs, actor=cast.anneke)

    assert facts(cast.anneke, "joined") == [
        {"network": "Bondgenoten Overvecht", "at": "dinsdag 8 december 2026, 13.00 uur"}
    ]
    assert facts(cast.youssef, "joined") == []


def test_what_was_asked_is_there_for_who_answers_and_for_who_asked(cast):
    concern = make_signal(cast.overvecht, cast.anneke)
    ConsentRequest.objects.create(
        signal=concern,
        kind=ConsentKind.AGENDA,
        title="Avonden",
        reason="Wij willen het bespreken.",
        state=ConsentState.GIVEN,
        asked_by=cast.mark,
        decided_at=timezone.now(),
    )

    expected = {
        "network": "Bondgenoten Overvecht",
        "asked": str(ConsentKind.AGENDA.label),
        "title": "Avonden",
        "reason": "Wij willen het bespreken.",
        "asked_at": "dinsdag 8 december 2026, 13.00 uur",
        "state": str(ConsentState.GIVEN.label),
        "decided_at": "dinsdag 8 december 2026, 13.00 uur",
    }
    for user, name in ((cast.anneke, "consents"), (cast.mark, "asked")):
        assert facts(user, name) == [expected]
    nothing = ((cast.mark, "consents"), (cast.anneke, "asked"), (cast.fatima, "asked"))
    assert [facts(user, name) for user, name in nothing] == [[], [], []]


def test_own_notes_and_not_those_of_others(cast):
    concern = make_signal(cast.overvecht, cast.anneke)
    for user, text in ((cast.mark, MINE), (cast.fatima, THEIRS)):
        InternalNote.objects.create(
            signal=concern, author=user, party="police", text=text, submission=user.public_id
        )

    assert [note["text"] for note in facts(cast.mark, "notes")] == [MINE]
    assert facts(cast.anneke, "notes") == []


def test_words_taken_out_are_there_for_who_wrote_them_and_only_the_reason_for_who_took_them_out(cast):
    concern = make_signal(cast.overvecht, cast.anneke)
    reply = write_reply(concern, actor=cast.mark, text="Dank u.", submission="r")
    own = {"signal": concern, "reason": "adres", "by": cast.fatima}
    Redaction.objects.create(before=MINE, **own)
    Redaction.objects.create(before="Bel mij op 06.", reply=reply, **own)

    texts = {
        user.name: [one["before"] for one in facts(user, "redactions")] for user in (cast.anneke, cast.mark)
    }
    assert texts == {"Anneke": [MINE], "Mark": ["Bel mij op 06."]}
    assert facts(cast.fatima, "redactions") == []
    taken_out = facts(cast.fatima, "taken_out")
    assert [sorted(one) for one in taken_out] == [["at", "network", "reason"]] * 2
    assert facts(cast.anneke, "taken_out") == []


def test_the_copy_holds_it_all_and_nothing_of_others(cast, login):
    full(cast)
    theirs = make_signal(cast.overvecht, cast.youssef, observation=THEIRS, readers=Readers.NETWORK)
    join_concern(theirs, actor=cast.anneke)

    text = login(cast.anneke).post("/account/gegevens/kopie/", {"soort": "json"}).content.decode()

    kept = {one["name"]: one["rows"] for one in json.loads(text)["sections"]}
    assert (len(kept["concerns"]), len(kept["joined"])) == (1, 1)
    assert (kept["concerns"][0]["source"], kept["concerns"][0]["hidden_from"]) == ("phone", "readers")
    assert (THEIRS in text, "Youssef" in text, "Fatima" in text) == (False, False, False)


@pytest.mark.parametrize(
    "name", ["concerns", "joined", "consents", "redactions", "answers", "notes", "asked"]
)
def test_as_many_questions_for_three_rows_as_for_one(cast, name):
    asked = []
    for number in (1, 2):
        for extra in range(number):
            some_of_everything(cast, f"{number}.{extra}")
        with CaptureQueriesContext(connection) as queries:
            assert facts(cast.anneke, name)
        asked.append(len(queries))

    assert asked[0] == asked[1]


def some_of_everything(cast, key: str) -> None:
    """Of Anneke, who shares and coordinates."""
    own = make_signal(cast.overvecht, cast.anneke, neighbourhood=cast.tigrisdreef)
    theirs = make_signal(cast.overvecht, cast.youssef, readers=Readers.NETWORK)
    join_concern(theirs, actor=cast.anneke)
    write_reply(own, actor=cast.mark, text="Dank u.", submission=f"a{key}")
    write_reply(theirs, actor=cast.anneke, text="Dank u.", submission=f"b{key}")
    note = {"author": cast.anneke, "party": "police", "text": "Let op.", "submission": f"n{key}"}
    InternalNote.objects.create(signal=theirs, **note)
    for signal, by in ((own, cast.mark), (theirs, cast.anneke)):
        ConsentRequest.objects.create(signal=signal, kind=ConsentKind.AGENDA, asked_by=by)
    for signal, by in ((own, cast.mark), (theirs, cast.anneke)):
        Redaction.objects.create(signal=signal, before="Eerst.", reason="adres", by=by)
