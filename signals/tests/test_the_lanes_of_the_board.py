"""The questions of the board are written once, and answer for everybody: whatever they coordinate."""

from datetime import date, timedelta

import pytest

from networks.constants import Party, Role
from networks.tests.factories import make_member, make_network, make_user
from signals import lanes
from signals.alike import count_alike
from signals.constants import Outcome, Readers
from signals.models import Signal
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")
SHOWN_ON_BOARD = [outcome for outcome in Outcome if outcome not in (Outcome.MERGED, Outcome.WITHDRAWN)]
FIELDS = {Outcome.REFER: {"referred_to": "police"}}


@pytest.fixture
def four(cast):
    """Four networks with a coordinator each, a concern of every outcome in each; and who coordinates all."""
    cast.everywhere, cast.places, cast.alone = make_user("Overal"), [], []
    for number in range(4):
        network, alone = make_network(f"vier{number}"), make_user(f"Alleen{number}")
        for user in (alone, cast.everywhere):
            make_member(network, user, Party.POLICE, Role.COORDINATOR)
        cast.places.append(network)
        cast.alone.append(alone)
        for outcome in SHOWN_ON_BOARD:
            make(network, alone, outcome, number)
            make(network, alone, outcome, number, readers=Readers.ONE, reader=alone)
    return cast


def make(network, reporter, outcome: Outcome, number: int, **fields) -> Signal:
    """A concern with an outcome, promised earlier the later its network was made; the first were answered."""
    signal = make_signal(network, reporter, **fields)
    day = date(2026, 12, 20)
    Signal.objects.filter(pk=signal.pk).update(
        outcome=outcome,
        promised_on=day - timedelta(days=number),
        answered_at="2026-12-01T12:00:00Z" if number < 2 else None,
        look_again_on=day - timedelta(days=20 * (number == 1)) if outcome == Outcome.WATCH else None,
        **FIELDS.get(outcome, {}),
    )
    return signal


def expected(user, networks: list[int]) -> dict[str, list[Signal]]:
    """What stands in each lane and list, asked one by one in SQL that is not kept."""
    concerns = lanes.in_care(user, networks)
    return {slug: list(lanes.rows_of(concerns, slug)) for slug in (lanes.TO_WEIGH, *lanes.LISTS)}


def test_each_sees_their_own_lanes_in_their_order(four):
    everybody = [four.everywhere, *four.alone, four.mark]

    found = [lanes.lanes_of(user, [], 0) for user in everybody]

    whole = [expected(user, []) for user in everybody]
    cut = dict.fromkeys(lanes.LANES, lanes.SHOWN) | {lanes.TO_WEIGH: lanes.WAITING}
    assert found == [{slug: rows[slug][: cut[slug]] for slug in cut} for rows in whole]
    assert [len(rows[lanes.TO_WEIGH]) for rows in whole] == [5, 2, 4, 2, 2, 0]


def test_what_is_for_one_reader_is_on_the_board_of_nobody_else(four):
    users = [four.everywhere, *four.alone]

    lanes_of_each = [lanes.lanes_of(user, [], 0).values() for user in users]

    for user, rows in zip(users, lanes_of_each, strict=True):
        chosen = {concern.reader for lane in rows for concern in lane if concern.readers == Readers.ONE}
        assert chosen == ({user} if user in four.alone else set())


def test_the_numbers_are_those_of_the_lanes(four):
    for user in (four.everywhere, *four.alone, four.mark):
        counted = {slug: len(rows) for slug, rows in expected(user, []).items()}
        assert lanes.count_lanes(user, []) == counted


@pytest.mark.parametrize("number", [0, 3])
def test_of_one_network_only(four, number):
    key = four.places[number].pk

    found = lanes.lanes_of(four.everywhere, [key], 0)

    whole = expected(four.everywhere, [key])
    assert found == {slug: whole[slug][: lanes.WAITING] for slug in found}
    assert {concern.network_id for lane in found.values() for concern in lane} == {key}
    assert lanes.count_lanes(four.everywhere, [key]) == {slug: len(rows) for slug, rows in whole.items()}


@pytest.mark.parametrize("start", [3, lanes.NEAR])
def test_further_pages_go_on_where_the_one_before_ended(four, start):
    for _ in range(lanes.NEAR):
        make(four.places[0], four.mark, Outcome.NONE, 0)

    found = lanes.lanes_of(four.everywhere, [], start)[lanes.TO_WEIGH]

    assert found == expected(four.everywhere, [])[lanes.TO_WEIGH][start : start + lanes.WAITING] != []


@pytest.mark.parametrize("slug", lanes.LISTS)
def test_all_of_a_list(four, slug):
    for user in (four.everywhere, four.alone[0], four.alone[3]):
        rows = lanes.list_of(slug, user, [])
        assert rows[slice(0, 20)] == expected(user, [])[slug] != []
        assert rows.count() == len(expected(user, [])[slug])


def test_what_looks_alike_is_counted_for_each_in_their_own_care(four):
    fields = {"neighbourhood": four.tigrisdreef, "observation": "Veel vuilnis naast de containers."}
    pair = [make_signal(four.overvecht, four.anneke, **fields) for _ in range(2)]
    make_signal(four.overvecht, four.anneke, readers=Readers.ONE, reader=four.fatima, **fields)

    counts = [count_alike(pair, user=user) for user in (four.mark, four.fatima, four.everywhere)]

    assert counts == [{one.pk: 1 for one in pair}, {one.pk: 2 for one in pair}, {}]
