"""The board: lanes with their numbers, what comes back, who answers, and as many questions however full."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.constants import Party, Role
from networks.tests.factories import make_member, make_network, make_user
from signals import lanes
from signals.constants import HiddenFrom, Outcome, Readers
from signals.models import Signal, Weighing
from signals.presenting import board
from signals.services import assign, write_reply
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")
BOARD = "/zorgen/wegen/"
LATER = date(2026, 12, 20)


def make(cast, outcome: Outcome = Outcome.NONE, text: str = "Knallen.", **fields) -> Signal:
    """A concern with an outcome and what belongs to it."""
    signal = make_signal(cast.overvecht, cast.anneke, observation=text)
    belongs = {
        "look_again_on": LATER if outcome == Outcome.WATCH else None,
        "referred_to": "police" if outcome == Outcome.REFER else "",
    }
    Signal.objects.filter(pk=signal.pk).update(outcome=outcome, **{**belongs, **fields})
    signal.refresh_from_db()
    return signal


def shown(response) -> list[list[Signal]]:
    """The concerns of all lanes."""
    lanes = [response.context["waiting"], *response.context["lanes"]]
    return [[card.concern for card in lane] for lane in lanes]


def test_each_stands_in_its_lane_and_what_ended_is_a_number(cast, login):
    made = {outcome: make(cast, outcome) for outcome in Outcome if outcome not in ("merged", "withdrawn")}
    make(cast, Outcome.REFER, created_at="2025-12-31T12:00:00Z")  # of last year

    response = login(cast.mark).get(BOARD)

    lanes = (Outcome.NONE, Outcome.AGENDA, Outcome.ACT, Outcome.WATCH)
    assert shown(response) == [[made[outcome]] for outcome in lanes]
    shelf = [(lane.title, lane.count) for lane in response.context["shelf"]]
    assert shelf == [("Doorverwezen", "1"), ("Niet voor ons", "1"), ("Afgerond", "1")]


@pytest.mark.parametrize(
    ("word", "outcome"), [(word, outcome) for word, (_title, outcome) in lanes.LISTS.items()]
)
def test_all_of_a_lane_stands_in_pages(cast, login, word, outcome):
    made = [make(cast, outcome) for _ in range(lanes.SHOWN + 1)]
    client = login(cast.mark)

    whole = client.get(BOARD, {"uitkomst": word})

    assert sorted(card.concern.pk for card in whole.context["cards"]) == [one.pk for one in made]
    assert f"uitkomst={word}" in client.get(BOARD).content.decode()


def test_there_is_no_other_list(cast, login):
    client = login(cast.mark)
    words = ("", "withdrawn", "merged", "te-wegen")
    assert [client.get(BOARD, {"uitkomst": word}).status_code for word in words] == [404] * len(words)


def test_a_full_lane_shows_its_first_and_says_how_many(cast, login):
    for _ in range(lanes.SHOWN + 1):
        make(cast, Outcome.ACT)
    lane = login(cast.mark).get(BOARD).context["lanes"][1]
    assert (len(lane.cards), lane.count, lane.is_cut) == (lanes.SHOWN, str(lanes.SHOWN + 1), True)


def test_nothing_is_counted_further_than_it_is_said(cast, monkeypatch):
    for _ in range(3):
        make(cast, Outcome.ACT)
    with monkeypatch.context() as patch:
        patch.setattr(lanes, "MANY", 2)
        counts = lanes.count_lanes(cast.mark, [])
        assert (counts["doen"], board.capped(counts["doen"])) == (2, "1+")
    assert [board.capped(number) for number in (0, 99, 100)] == ["0", "99", "99+"]


def test_what_is_to_be_weighed_comes_in_pages(cast, login):
    made = [make(cast) for _ in range(lanes.WAITING + 1)]
    client = login(cast.mark)

    assert shown(client.get(BOARD))[0] == made[:-1]
    assert shown(client.get(BOARD, {"pagina": "2"}))[0] == made[-1:]


def test_only_the_first_card_of_the_first_page_is_open(cast, login):
    for _ in range(lanes.WAITING + 1):
        make(cast)
    client = login(cast.mark)
    assert client.get(BOARD).content.decode().count("con--open") == 1
    assert "con--open" not in client.get(BOARD, {"pagina": "2"}).content.decode()


def test_what_was_watched_comes_back_on_its_day(cast, login, clock):
    answered = make(cast)
    write_reply(answered, actor=cast.mark, text="Wij kijken.", submission="1")
    watched = make(cast, Outcome.WATCH)
    write_reply(watched, actor=cast.mark, text="Wij volgen dit.", submission="2")
    waits = make(cast)
    client = login(cast.mark)
    assert shown(client.get(BOARD)) == [[waits, answered], [], [], [watched]]

    clock.move_to("2026-12-20T08:00:00+00:00")
    response = client.get(BOARD)

    assert shown(response) == [[waits, watched, answered], [], [], []]
    assert [card.is_again for card in response.context["waiting"]] == [False, True, False]
    assert "kijk weer" in response.content.decode()
    assert response.context["page"].paginator.count == 3


def test_one_network_only(cast, login):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
    here, there = make(cast), make_signal(cast.zeist, cast.lotte)
    client = login(cast.mark)

    assert shown(client.get(BOARD))[0] == [here, there]
    assert shown(client.get(BOARD, {"netwerk": "zeist"}))[0] == [there]
    assert client.get(BOARD, {"netwerk": "elders"}).status_code == 404


@pytest.mark.parametrize(
    ("promised", "text"),
    [
        ("2026-12-06", "De eerste belofte is 2 dagen te laat. U en Fatima wegen samen."),
        ("2026-12-08", "De eerste belofte loopt vandaag af. U en Fatima wegen samen."),
        ("2026-12-10", "De eerste belofte loopt af op donderdag 10 december. U en Fatima wegen samen."),
    ],
)
def test_the_title_says_what_was_found(cast, login, promised, text):
    make(cast, promised_on=promised)
    context = login(cast.mark).get(BOARD).context
    assert (context["title"], context["text"]) == ("1 zorg om te wegen", text)


def test_nothing_to_weigh_and_who_weighs_alone(cast, login):
    cast.overvecht.memberships.filter(user=cast.fatima).update(role=Role.MEMBER)
    context = login(cast.mark).get(BOARD).context
    assert (context["title"], context["text"]) == (
        "Niets te wegen",
        "U weegt alleen: de andere partij heeft nu geen coördinator.",
    )
    answered = make(cast)
    write_reply(answered, actor=cast.mark, text="Wij kijken.", submission="1")
    assert login(cast.mark).get(BOARD).context["text"].startswith("Iedereen heeft antwoord.")


def test_who_answers_is_nobody_again_when_they_left(cast, login):
    signal = make(cast, Outcome.ACT)
    assign(signal, answerer=cast.fatima, actor=cast.mark)
    client = login(cast.mark)
    assert client.get(BOARD).context["lanes"][1].cards[0].answerer.user == cast.fatima

    cast.overvecht.memberships.filter(user=cast.fatima).update(role=Role.MEMBER)
    page = client.get(BOARD)

    assert page.context["lanes"][1].cards[0].answerer is None
    assert "niemand antwoordt" in page.content.decode()


def test_who_may_no_longer_read_it_does_not_answer(cast, login):
    signal = make(cast, Outcome.ACT)
    assign(signal, answerer=cast.fatima, actor=cast.mark)
    Signal.objects.filter(pk=signal.pk).update(readers=Readers.ONE, reader=cast.mark)
    assert login(cast.mark).get(BOARD).context["lanes"][1].cards[0].answerer is None


@pytest.mark.parametrize(
    ("hidden", "party"),
    [(HiddenFrom.NOBODY, "bewoner"), (HiddenFrom.NETWORK, "bewoner"), (HiddenFrom.READERS, "")],
)
def test_the_side_of_the_reporter_goes_with_their_name(cast, login, hidden, party):
    make(cast, hidden_from=hidden)
    assert [card.party for card in login(cast.mark).get(BOARD).context["waiting"]] == [party]


def test_what_was_weighed_stands_in_small_words(cast, login):
    Weighing.objects.create(signal=make(cast), is_concrete=True, is_pattern=False, kind="evidenced")
    (card,) = login(cast.mark).get(BOARD).context["waiting"]
    assert card.said == ["concreet", "staat op zichzelf", "gezien"]


def test_what_looks_alike_is_counted(cast, login):
    for text in ("Harde knallen bij de speeltuin.", "Weer harde knallen bij de speeltuin."):
        make_signal(cast.overvecht, cast.anneke, observation=text, neighbourhood=cast.tigrisdreef)
    response = login(cast.mark).get(BOARD)
    assert [card.alike for card in response.context["waiting"]] == [1, 1]
    assert "Lijkt op 1 andere zorg." in response.content.decode()


def test_a_paused_network_shows_no_buttons(cast, login):
    make(cast)
    client = login(cast.mark)
    assert "/besluit/" in client.get(BOARD).content.decode()
    type(cast.overvecht).objects.update(status="paused")
    assert "/besluit/" not in client.get(BOARD).content.decode()


def asked(client, url: str) -> int:
    """How many questions a second visit takes."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([query for query in queries.captured_queries if "SAVEPOINT" not in query["sql"]])


def test_as_many_questions_with_one_and_with_three_in_every_lane(cast, login, clock):
    client, counts = login(cast.mark), []
    pages = (BOARD, f"{BOARD}?netwerk=overvecht", f"{BOARD}?uitkomst=doen", f"{BOARD}?uitkomst=afgerond")
    for number in range(3):
        network = make_network(f"net{number}")
        for user in (cast.mark, make_user(f"Co{number}")):
            make_member(network, user, Party.POLICE, Role.COORDINATOR)
        for outcome in Outcome:
            if outcome not in ("merged", "withdrawn"):
                signal = make(cast, outcome, answerer=cast.fatima, neighbourhood=cast.tigrisdreef)
                Weighing.objects.create(signal=signal, is_recent=True)
        clock.shift(timedelta(minutes=1))
        counts.append([asked(client, page) for page in pages])

    assert counts[0] == counts[2]
    assert max(counts[0]) <= 12
    assert [len(lane) for lane in shown(client.get(BOARD))] == [3] * 4
