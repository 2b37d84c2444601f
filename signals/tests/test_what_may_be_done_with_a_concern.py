"""Weigh, reply, open the board: each role against each state of a concern and its network."""

import pytest

from networks.constants import NetworkStatus, Role
from networks.tests.factories import make_member
from signals.constants import Outcome, Readers
from signals.models import Signal
from signals.permissions import can_open_board, can_reply, can_weigh
from signals.tests.factories import make_signal

TEAM = {"fatima", "mark"}


def with_outcome(signal: Signal, outcome: str) -> Signal:
    """The concern with an outcome, and what belongs to it."""
    Signal.objects.filter(pk=signal.pk).update(
        outcome=outcome,
        look_again_on="2026-12-20" if outcome == Outcome.WATCH else None,
        referred_to="police" if outcome == Outcome.REFER else "",
    )
    signal.refresh_from_db()
    return signal


def allowed(cast, may, *args) -> set[str]:
    return {name for name, user in cast.everybody.items() if may(user, *args)}


@pytest.mark.parametrize(
    ("status", "weigh"),
    [
        (NetworkStatus.LIVE, TEAM),
        (NetworkStatus.DRAFT, set()),
        (NetworkStatus.PAUSED, set()),
        (NetworkStatus.CLOSED, set()),
    ],
)
@pytest.mark.parametrize("outcome", [one for one in Outcome.values if one != Outcome.WITHDRAWN])
@pytest.mark.parametrize("readers", [Readers.COORDINATORS, Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK])
def test_weigh_and_reply(cast, status, weigh, outcome, readers):
    signal = make_signal(cast.overvecht, cast.anneke, readers=readers)
    signal = with_outcome(signal, outcome)
    signal.network.status = status

    assert allowed(cast, can_weigh, signal) == weigh
    assert allowed(cast, can_reply, signal) == (weigh | {"anneke"} if weigh else set())


def test_what_was_withdrawn_is_closed_to_everybody(cast):
    signal = with_outcome(make_signal(cast.overvecht, cast.anneke), Outcome.WITHDRAWN)

    assert allowed(cast, can_weigh, signal) == set()
    assert allowed(cast, can_reply, signal) == set()


def test_a_concern_for_one_is_weighed_by_that_one(cast):
    signal = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert allowed(cast, can_weigh, signal) == {"mark"}
    assert allowed(cast, can_reply, signal) == {"mark", "anneke"}


def test_a_stand_in_weighs_too(cast):
    cast.overvecht.memberships.filter(user=cast.fatima).update(role=Role.DEPUTY)

    assert allowed(cast, can_weigh, make_signal(cast.overvecht, cast.anneke)) == TEAM


def test_the_board_is_for_coordinators_of_any_network(cast):
    assert allowed(cast, can_open_board) == TEAM | {"zeist_coordinator"}


def test_who_stops_coordinating_loses_the_board(cast):
    cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER)

    assert allowed(cast, can_open_board) == {"fatima", "zeist_coordinator"}


def test_a_privacy_officer_who_also_lives_there_has_no_more(cast):
    make_member(cast.zeist, cast.priya, "resident")

    assert not can_weigh(cast.priya, make_signal(cast.overvecht, cast.anneke))
