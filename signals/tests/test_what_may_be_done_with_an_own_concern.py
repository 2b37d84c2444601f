"""Put right, withdraw, choose readers, join: each role against each state of a concern and its network."""

import pytest

from networks.constants import NetworkStatus
from signals.constants import OPEN, Outcome, Readers
from signals.permissions import can_choose_readers, can_correct, can_join, can_withdraw
from signals.services import join_concern
from signals.tests.factories import make_signal
from signals.tests.test_what_may_be_done_with_a_concern import allowed, with_outcome

REPORTER, ALLIES = {"anneke"}, {"youssef", "dewi", "samira"}
ENDED = {Outcome.MERGED, Outcome.WITHDRAWN}
OUTSIDE = {"lotte", "zeist_coordinator", "rob", "priya", "beheer"}  # they never see it


def asked(cast, may, signal) -> set[str]:
    return allowed(cast, may, signal) - OUTSIDE


@pytest.mark.parametrize("status", NetworkStatus.values)
@pytest.mark.parametrize("outcome", Outcome.values)
def test_the_reporter_alone_whatever_became_of_the_network(cast, status, outcome):
    signal = with_outcome(make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK), outcome)
    signal.network.status = status

    assert allowed(cast, can_correct, signal) == (set() if outcome in ENDED else REPORTER)
    may = set() if outcome == Outcome.WITHDRAWN else REPORTER
    assert allowed(cast, can_withdraw, signal) == may
    assert allowed(cast, can_choose_readers, signal) == may


@pytest.mark.parametrize("name", ["mark", "ingrid"])
def test_a_coordinator_or_chief_who_shared_it_is_a_reporter_like_any_other(cast, name):
    signal = make_signal(cast.overvecht, cast.everybody[name])

    for may in (can_correct, can_withdraw, can_choose_readers):
        assert allowed(cast, may, signal) == {name}
    assert name not in allowed(cast, can_join, signal)


@pytest.mark.parametrize("status", NetworkStatus.values)
@pytest.mark.parametrize("outcome", Outcome.values)
def test_allies_join_what_is_open_in_a_live_network(cast, status, outcome):
    signal = with_outcome(make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK), outcome)
    signal.network.status = status

    joins = outcome in OPEN and status == NetworkStatus.LIVE
    assert asked(cast, can_join, signal) == (ALLIES if joins else set())


def test_who_left_keeps_what_is_theirs_and_joins_nothing(cast):
    own = make_signal(cast.overvecht, cast.anneke)
    cast.overvecht.memberships.filter(user=cast.anneke).delete()

    assert [may(cast.anneke, own) for may in (can_correct, can_withdraw, can_choose_readers)] == [True] * 3
    assert not can_join(cast.anneke, own)


def test_who_joined_may_no_more_than_before(cast):
    signal = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    join_concern(signal, actor=cast.youssef)

    for may in (can_correct, can_withdraw, can_choose_readers):
        assert allowed(cast, may, signal) == REPORTER
