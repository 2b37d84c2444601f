"""Coordinate, share, lead, administer: each role against each state of a network."""

import pytest

from networks import permissions
from networks.constants import NetworkStatus, Role

TABLE = {"fatima", "mark", "ingrid", "youssef", "anneke", "dewi", "samira"}


def allowed(cast, may, *args) -> set[str]:
    return {name for name, user in cast.everybody.items() if may(user, *args)}


@pytest.mark.parametrize(
    ("status", "coordinate", "share"),
    [
        (NetworkStatus.LIVE, {"fatima", "mark"}, TABLE),
        (NetworkStatus.DRAFT, set(), set()),
        (NetworkStatus.PAUSED, set(), set()),
        (NetworkStatus.CLOSED, set(), set()),
    ],
)
def test_in_each_state(cast, status, coordinate, share):
    cast.overvecht.status = status

    assert allowed(cast, permissions.can_coordinate, cast.overvecht) == coordinate
    assert allowed(cast, permissions.can_share_concern, cast.overvecht) == share


@pytest.mark.parametrize(
    ("role", "coordinates", "shares"),
    [
        (Role.MEMBER, False, True),
        (Role.COORDINATOR, True, True),
        (Role.DEPUTY, True, True),
        (Role.PRIVACY_OFFICER, False, False),
    ],
)
def test_in_each_role(cast, role, coordinates, shares):
    cast.overvecht.memberships.filter(user=cast.mark).update(role=role)

    assert permissions.can_coordinate(cast.mark, cast.overvecht) is coordinates
    assert permissions.can_share_concern(cast.mark, cast.overvecht) is shares


def test_a_team_chief_without_a_seat_shares(cast):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()

    assert permissions.can_share_concern(cast.ingrid, cast.overvecht)
    assert not permissions.can_coordinate(cast.ingrid, cast.overvecht)


def test_offices(cast):
    assert allowed(cast, permissions.is_administrator) == {"beheer"}
    assert allowed(cast, permissions.is_programme_lead) == {"rob"}
