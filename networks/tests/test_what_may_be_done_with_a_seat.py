"""Each thing that can be done with a seat: who may, by role, the seat's role and the network's state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks import permissions
from networks.constants import NetworkStatus, Party, Role
from networks.models import Membership
from networks.tests.factories import make_member, make_user
from networks.tests.seating import seat_of

TEAM = {"fatima", "mark"}
NOBODY: set[str] = set()
STATES = list(NetworkStatus)


def allowed(cast, may, seat) -> set[str]:
    return {name for name, user in cast.everybody.items() if may(user, seat)}


def stand_in(seat: Membership, first: int = 0, last: int = 9) -> None:
    """From today plus so many days on."""
    today = timezone.localdate()
    days = {"acting_from": today + timedelta(days=first), "acting_until": today + timedelta(days=last)}
    Membership.objects.filter(pk=seat.pk).update(**days)


def test_about_a_resident(cast):
    seat = seat_of(cast.overvecht, cast.youssef)
    assert {
        may.__name__: allowed(cast, may, seat)
        for may in (
            permissions.can_change_words,
            permissions.can_pause,
            permissions.can_leave,
            permissions.can_remove,
            permissions.can_change_party,
            permissions.can_step_down,
            permissions.can_name_acting,
            permissions.can_end_acting,
            permissions.can_change_officer,
        )
    } == {
        "can_change_words": TEAM | {"youssef"},
        "can_pause": {"youssef"},
        "can_leave": {"youssef"},
        "can_remove": TEAM,
        "can_change_party": TEAM,
        "can_step_down": NOBODY,
        "can_name_acting": NOBODY,
        "can_end_acting": NOBODY,
        "can_change_officer": {"beheer"},
    }


@pytest.mark.parametrize(
    ("role", "remove", "party", "step_down", "acting", "pause", "officer"),
    [
        (Role.MEMBER, TEAM, TEAM, NOBODY, {"mark"}, {"ingrid"}, {"beheer"}),
        (Role.COORDINATOR, NOBODY, NOBODY, {"ingrid"}, NOBODY, {"ingrid"}, NOBODY),
        (Role.DEPUTY, NOBODY, NOBODY, NOBODY, NOBODY, {"ingrid"}, NOBODY),
        (Role.PRIVACY_OFFICER, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, {"beheer"}),
    ],
)
def test_by_the_role_of_the_seat(cast, role, remove, party, step_down, acting, pause, officer):
    cast.overvecht.memberships.filter(user=cast.ingrid).update(role=role)
    seat = seat_of(cast.overvecht, cast.ingrid)

    assert allowed(cast, permissions.can_remove, seat) == remove
    assert allowed(cast, permissions.can_change_party, seat) == party
    assert allowed(cast, permissions.can_step_down, seat) == step_down
    assert allowed(cast, permissions.can_name_acting, seat) == acting
    assert allowed(cast, permissions.can_pause, seat) == pause
    assert allowed(cast, permissions.can_leave, seat) == {"ingrid"}
    assert allowed(cast, permissions.can_change_officer, seat) == officer


@pytest.mark.parametrize("first", [0, 5])
def test_who_stands_in_or_is_to_is_for_the_own_side_to_remove(cast, first):
    stand_in(seat_of(cast.overvecht, cast.ingrid), first)
    seat = seat_of(cast.overvecht, cast.ingrid)

    assert allowed(cast, permissions.can_remove, seat) == {"mark"}
    assert allowed(cast, permissions.can_change_party, seat) == NOBODY
    assert allowed(cast, permissions.can_end_acting, seat) == {"mark", "ingrid"}


def test_whose_days_are_over_is_a_member_as_any(cast):
    stand_in(seat_of(cast.overvecht, cast.ingrid), -9, -1)
    seat = seat_of(cast.overvecht, cast.ingrid)

    assert allowed(cast, permissions.can_remove, seat) == TEAM
    assert allowed(cast, permissions.can_end_acting, seat) == NOBODY


def test_who_stands_in_manages_members_but_names_nobody(cast):
    stand_in(seat_of(cast.overvecht, cast.ingrid))
    bart = make_member(cast.overvecht, make_user("Bart"), Party.POLICE)

    assert allowed(cast, permissions.can_remove, bart) == TEAM | {"ingrid"}
    assert allowed(cast, permissions.can_name_acting, bart) == {"mark"}


def test_nobody_removes_themselves(cast):
    stand_in(seat_of(cast.overvecht, cast.ingrid))

    assert not permissions.can_remove(cast.ingrid, seat_of(cast.overvecht, cast.ingrid))
    assert not permissions.can_change_party(cast.ingrid, seat_of(cast.overvecht, cast.ingrid))


def test_who_has_no_login_stands_in_for_nobody(cast):
    paper = type(cast.dewi).objects.create_user(None, "Piet")
    seat = make_member(cast.overvecht, paper, Party.POLICE)

    assert allowed(cast, permissions.can_name_acting, seat) == NOBODY
    assert allowed(cast, permissions.can_change_officer, seat) == NOBODY


def test_nobody_makes_themselves_privacy_officer(cast):
    seat = make_member(cast.overvecht, cast.beheer, Party.MUNICIPALITY)

    assert allowed(cast, permissions.can_change_officer, seat) == NOBODY


@pytest.mark.parametrize("status", STATES)
def test_in_each_state_of_the_network(cast, status):
    type(cast.overvecht).objects.update(status=status)
    seat, own = seat_of(cast.overvecht, cast.youssef), seat_of(cast.overvecht, cast.fatima)
    police = seat_of(cast.overvecht, cast.ingrid)
    goes_on = status != NetworkStatus.CLOSED

    assert allowed(cast, permissions.can_leave, seat) == {"youssef"}
    assert allowed(cast, permissions.can_remove, seat) == (TEAM if goes_on else NOBODY)
    assert allowed(cast, permissions.can_change_party, seat) == (TEAM if goes_on else NOBODY)
    assert allowed(cast, permissions.can_change_words, seat) == (TEAM | {"youssef"} if goes_on else NOBODY)
    assert allowed(cast, permissions.can_pause, seat) == ({"youssef"} if goes_on else NOBODY)
    assert allowed(cast, permissions.can_step_down, own) == ({"fatima"} if goes_on else NOBODY)
    assert allowed(cast, permissions.can_name_acting, police) == ({"mark"} if goes_on else NOBODY)
    assert allowed(cast, permissions.can_change_officer, seat) == ({"beheer"} if goes_on else NOBODY)


def test_what_somebody_is_in_a_network_for_the_audit_lines(cast):
    stand_in(seat_of(cast.overvecht, cast.ingrid))
    people = {name: permissions.role_in(cast.overvecht, user) for name, user in cast.everybody.items()}

    assert people == {
        **dict.fromkeys(("youssef", "anneke", "dewi", "samira"), "member"),
        **dict.fromkeys(("fatima", "mark"), "coordinator"),
        **dict.fromkeys(("rob", "lotte", "zeist_coordinator"), ""),
        "ingrid": "deputy",
        "priya": "privacy_officer",
        "beheer": "administrator",
    }
