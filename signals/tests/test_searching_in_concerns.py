"""Searching in concerns: all the words, in any form, within what one may read."""

from datetime import timedelta

import pytest
from django.db import connection

from networks.constants import Party, Role
from networks.tests.factories import make_member
from signals.constants import Outcome, Readers
from signals.dutch import forms_of
from signals.models import Signal
from signals.search import LONGEST, search
from signals.services import join_concern
from signals.tests.factories import make_signal

STEMS = connection.vendor == "postgresql"  # SQLite looks for the words as they are typed


@pytest.fixture
def told(cast, clock) -> dict[str, Signal]:
    """What Anneke told, by a short name."""
    texts = {
        "knal": "Een harde KNAL bij de speeltuin.",
        "fietsen": "Elke dag fietsen op de stoep, en brommers.",
        "straat": "In onze straat is het stil.",
    }
    return {name: make_signal(cast.overvecht, cast.anneke, observation=text) for name, text in texts.items()}


def found(words: str, concerns=None) -> set[str]:
    """The first words of what is found."""
    rows = search(Signal.objects.all() if concerns is None else concerns, words)
    return {concern.observation for concern in rows}


def texts(told, *names: str) -> set[str]:
    return {told[name].observation for name in names}


def listed(response) -> list[Signal]:
    return [concern for concern, _ in response.context["rows"]]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("knal", ["knal"]),
        ("Speeltuin harde", ["knal"]),
        ("speeltuin stil", []),
        ('"harde knal"', ["knal"]),
        ('"knal harde"', []),
        ("brommers OR straat", ["fietsen", "straat"]),
        ("de -speeltuin stoep", ["fietsen"]),
        ("onvindbaar", []),
        ("", ["knal", "fietsen", "straat"]),
        ("   ", ["knal", "fietsen", "straat"]),
    ],
)
def test_what_is_found_on_every_database(told, words, names):
    assert found(words) == texts(told, *names)


@pytest.mark.parametrize(
    ("words", "name", "as_typed"),
    [
        ("knallen", "knal", False),
        ("knallen speeltuinen", "knal", False),
        ("fiets", "fietsen", True),
        ("straten", "straat", False),
    ],
)
def test_one_form_of_a_word_finds_another_where_the_database_stems(told, words, name, as_typed):
    assert found(words) == (texts(told, name) if STEMS or as_typed else set())


def test_the_words_follow_what_its_reporter_or_a_redaction_changes(told):
    Signal.objects.filter(pk=told["knal"].pk).update(observation="Een harde klap.")

    assert (found("knallen"), len(found("klap"))) == (set(), 1)


@pytest.mark.parametrize(
    "words",
    [
        "'",
        '"',
        '""',
        "-",
        "- -",
        "OR",
        "OR OR",
        "a OR",
        "%",
        "_",
        "\\",
        "a & b | !c",
        "<->",
        "x:*",
        "de",
        "😀",
    ],
)
def test_no_sign_breaks_the_search(told, words):
    assert found(words) <= texts(told, *told)


@pytest.mark.parametrize(("words", "count"), [("%", 0), ("_", 0)])
def test_a_sign_of_the_database_is_only_itself(told, words, count):
    assert len(found(words)) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("knallen", "knal"), ("knal", "knallen"), ("straten", "straat"), ("straat", "straten")),
        *(("huizen", "huis"), ("brief", "brieven"), ("fiets", "fietsen"), ("auto's", "auto")),
        *(("kinderen", "kind"), ("ruzies", "ruzie"), ("ramen", "raam"), ("deur", "deuren")),
    ],
)
def test_the_forms_of_a_word(one, other):
    assert other in forms_of(one)


@pytest.mark.parametrize("word", ["x", "de", "2026", "a-b", "s", "’s"])
def test_what_is_no_word_has_one_form(word):
    assert len(forms_of(word)) == 1


class TestOnThePage:
    def test_words_that_were_searched_for_stay_in_the_box(self, cast, told, login):
        page = login(cast.fatima).get("/zorgen/", {"zoek": 'knal "bij de" <b>'}).content.decode()

        assert 'value="knal &quot;bij de&quot; &lt;b&gt;"' in page

    def test_only_what_one_may_read_is_found(self, cast, told, login):
        for_fatima = {"readers": Readers.ONE, "reader": cast.fatima}
        hers = make_signal(cast.overvecht, cast.anneke, observation="Knal, voor haar.", **for_fatima)
        elsewhere = make_signal(cast.zeist, cast.lotte, observation="Knal in Zeist.")
        gone = make_signal(cast.overvecht, cast.anneke, observation="Knal, teruggenomen.")
        Signal.objects.filter(pk=gone.pk).update(outcome=Outcome.WITHDRAWN)

        seen = {
            name: set(listed(login(cast.everybody[name]).get("/zorgen/", {"zoek": "knal"})))
            for name in ("anneke", "fatima", "mark", "ingrid", "youssef", "lotte")
        }

        assert seen == {
            "anneke": {told["knal"], hers, gone},
            "fatima": {told["knal"], hers},
            "mark": {told["knal"]},
            "ingrid": {told["knal"]},
            "youssef": set(),
            "lotte": {elsewhere},
        }

    def test_each_search_answers_its_own_words_though_its_sql_is_made_once(self, cast, told, login):
        client = login(cast.mark)
        words = ("knal", "straat", "stoep -brommers", "knal -brommers", '"harde knal"', '"knal harde"')

        seen = [listed(client.get("/zorgen/", {"zoek": typed})) for typed in words]

        assert seen == [[told["knal"]], [told["straat"]], [], [told["knal"]], [told["knal"]], []]
        assert listed(login(cast.zeist_coordinator).get("/zorgen/", {"zoek": "knal"})) == []

    def test_what_one_joined_is_found_among_ones_own_while_one_sits_there(self, cast, told, login):
        shared = make_signal(cast.overvecht, cast.anneke, observation="Knal!", readers=Readers.NETWORK)
        other = make_signal(cast.overvecht, cast.anneke, observation="Stil.", readers=Readers.NETWORK)
        for concern in (shared, other):
            join_concern(concern, actor=cast.youssef)
        client, asks = login(cast.youssef), {"zoek": "knal", "van": "mij"}

        assert listed(client.get("/zorgen/", asks)) == [shared]
        assert listed(client.get("/zorgen/", asks | {"netwerk": "overvecht"})) == [shared]

        make_member(cast.zeist, cast.youssef, Party.RESIDENT)
        cast.overvecht.memberships.filter(user=cast.youssef).update(to_date="2026-01-01")
        assert listed(client.get("/zorgen/", asks)) == []

    def test_it_goes_with_the_other_choices(self, cast, told, login):
        make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
        mine = make_signal(cast.overvecht, cast.mark, observation="Zelf een knal gehoord.")
        other = make_signal(cast.zeist, cast.lotte, observation="Weer een knal.")
        client = login(cast.mark)

        assert set(listed(client.get("/zorgen/", {"zoek": "knal"}))) == {told["knal"], mine, other}
        assert listed(client.get("/zorgen/", {"zoek": "knal", "van": "mij"})) == [mine]
        assert listed(client.get("/zorgen/", {"zoek": "knal", "netwerk": "zeist"})) == [other]
        page = client.get("/zorgen/", {"zoek": "knal", "van": "mij", "netwerk": "zeist"}).content.decode()
        assert '<input type="hidden" name="van" value="mij">' in page
        assert '<input type="hidden" name="netwerk" value="zeist">' in page

    def test_what_is_found_comes_in_pages_the_newest_first(self, cast, clock, login):
        concerns = []
        for number in range(21):
            concerns.append(make_signal(cast.overvecht, cast.anneke, observation=f"Knal {number}"))
            clock.shift(timedelta(minutes=1))
        client = login(cast.mark)

        first = client.get("/zorgen/", {"zoek": "knal"})
        assert listed(first) == concerns[:0:-1]
        assert "zoek=knal&amp;pagina=2" in first.content.decode()
        assert listed(client.get("/zorgen/", {"zoek": "knal", "pagina": "2"})) == concerns[:1]

    def test_nothing_found_says_what_to_try(self, cast, told, login):
        page = login(cast.mark).get("/zorgen/", {"zoek": "onvindbaar"}).content.decode()

        assert "Niets gevonden" in page
        assert "Probeer één woord" in page
        assert "Deel een zorg</a>" not in page.partition("Niets gevonden")[2].partition("</div>")[0]

    def test_a_hundred_characters_are_enough(self, cast, told, login):
        response = login(cast.mark).get("/zorgen/", {"zoek": "a" * 300 + "\x00"})

        assert (response.status_code, len(response.context["wanted"])) == (200, LONGEST)

    def test_only_spaces_and_signs_nobody_sees_are_no_search(self, cast, told, login):
        response = login(cast.mark).get("/zorgen/", {"zoek": " \u200b\x00 "})

        assert (response.context["wanted"], len(listed(response))) == ("", 3)
