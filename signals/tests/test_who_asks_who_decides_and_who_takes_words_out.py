"""Asking the reporter, deciding, taking words out: each role against each state of a concern and network."""

import pytest

from networks.constants import NetworkStatus
from signals.constants import Outcome, Readers
from signals.permissions import can_ask_consent, can_decide_consent, can_redact
from signals.tests.factories import make_signal
from signals.tests.test_what_may_be_done_with_a_concern import TEAM, allowed, with_outcome

MAY_BE_ASKED_ABOUT = {*Outcome.values} - {Outcome.MERGED, Outcome.WITHDRAWN}


@pytest.mark.parametrize("outcome", Outcome.values)
@pytest.mark.parametrize("readers", [Readers.COORDINATORS, Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK])
def test_in_each_state(cast, outcome, readers):
    signal = with_outcome(make_signal(cast.overvecht, cast.anneke, readers=readers), outcome)
    is_withdrawn = outcome == Outcome.WITHDRAWN

    assert allowed(cast, can_ask_consent, signal) == (TEAM if outcome in MAY_BE_ASKED_ABOUT else set())
    assert allowed(cast, can_redact, signal) == (set() if is_withdrawn else TEAM)
    assert allowed(cast, can_decide_consent, signal) == (set() if is_withdrawn else {"anneke"})


@pytest.mark.parametrize("status", [NetworkStatus.DRAFT, NetworkStatus.PAUSED, NetworkStatus.CLOSED])
@pytest.mark.parametrize("may", [can_ask_consent, can_decide_consent, can_redact])
def test_not_in_a_network_that_is_not_live(cast, status, may):
    signal = make_signal(cast.overvecht, cast.anneke)
    signal.network.status = status

    assert allowed(cast, may, signal) == set()


def test_a_concern_for_one_is_for_that_one(cast):
    signal = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert allowed(cast, can_ask_consent, signal) == {"mark"}
    assert allowed(cast, can_redact, signal) == {"mark"}
    assert allowed(cast, can_decide_consent, signal) == {"anneke"}


def test_a_coordinator_who_shared_it_is_its_reporter_and_nothing_else(cast):
    signal = make_signal(cast.overvecht, cast.mark)

    assert allowed(cast, can_ask_consent, signal) == {"fatima"}
    assert allowed(cast, can_redact, signal) == {"fatima"}
    assert allowed(cast, can_decide_consent, signal) == {"mark"}


def test_whoever_cannot_answer_any_more_is_asked_nothing(cast):
    signal = make_signal(cast.overvecht, cast.anneke)
    signal.reporter.is_active = False

    assert (allowed(cast, can_ask_consent, signal), allowed(cast, can_redact, signal)) == (set(), TEAM)
