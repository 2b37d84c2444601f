"""Who takes part in which network, in which role, from which day to which day."""

from datetime import date

import pytest
import time_machine

from networks.constants import Office, Party, Role
from networks.models import Network, NetworkBaseTeam, OfficeHolder, TeamChief
from networks.querysets import chiefs_of, holds_office, teams_led_by
from networks.tests.factories import LONG_AGO, make_chief, make_member, make_user

TABLE = {"fatima", "mark", "ingrid", "youssef", "anneke", "dewi", "samira"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.mark.parametrize(
    ("method", "names"),
    [
        ("visible_to", TABLE | {"priya"}),
        ("seated_with", TABLE),
        ("at_table_or_led_by", TABLE),
        ("coordinated_by", {"fatima", "mark"}),
        ("led_by", {"ingrid"}),
        ("guarded_by", {"priya"}),
    ],
)
def test_for_each_question_who_it_is(cast, method, names):
    of = {
        name
        for name, user in cast.everybody.items()
        if cast.overvecht in getattr(Network.objects, method)(user)
    }
    assert of == names


@pytest.mark.parametrize(
    ("from_date", "to_date", "seen"),
    [
        (date(2026, 12, 8), None, True),
        (date(2026, 12, 9), None, False),
        (LONG_AGO, date(2026, 12, 8), True),
        (LONG_AGO, date(2026, 12, 7), False),
    ],
)
def test_both_the_first_and_the_last_day_belong_to_it(cast, from_date, to_date, seen):
    bart = make_user("Bart")
    make_member(cast.overvecht, bart, Party.RESIDENT, from_date=from_date, to_date=to_date)

    assert Network.objects.visible_to(bart).exists() is seen
    assert cast.overvecht.memberships.seated().filter(user=bart).exists() is seen


def test_a_day_begins_at_midnight_in_amsterdam(cast, clock):
    bart = make_user("Bart")
    make_member(cast.overvecht, bart, Party.RESIDENT, from_date=date(2026, 12, 9))

    clock.move_to("2026-12-08T22:59:00+00:00")
    before = Network.objects.visible_to(bart).exists()
    clock.move_to("2026-12-08T23:00:00+00:00")

    assert (before, Network.objects.visible_to(bart).exists()) == (False, True)


@pytest.fixture
def chief(cast):
    """Chief of Overvecht's team without a seat."""
    user = make_user("Karin")
    team = cast.overvecht.base_team_links.get().base_team
    TeamChief.objects.create(user=user, base_team=team, from_date=LONG_AGO)
    return user


def test_a_chief_sees_a_network_while_both_links_run(cast, chief):
    assert list(Network.objects.led_by(chief)) == [cast.overvecht]
    NetworkBaseTeam.objects.filter(network=cast.overvecht).update(to_date=date(2026, 12, 7))

    assert list(Network.objects.led_by(chief)) == []
    assert list(chiefs_of(cast.overvecht)) == []


def test_a_chief_of_two_teams_sees_each_network_once(cast, chief):
    make_chief(cast.zeist, chief)
    team = cast.zeist.base_team_links.get().base_team
    NetworkBaseTeam.objects.create(network=cast.overvecht, base_team=team, from_date=LONG_AGO)

    assert sorted(network.slug for network in Network.objects.visible_to(chief)) == ["overvecht", "zeist"]


def test_the_chiefs_of_a_network_are_those_of_today(cast, chief):
    team = cast.overvecht.base_team_links.get().base_team
    gone, deputy, lost = (make_user(name) for name in ("Gone", "Deputy", "Lost"))
    TeamChief.objects.create(user=gone, base_team=team, from_date=LONG_AGO, to_date=date(2026, 12, 7))
    TeamChief.objects.create(user=deputy, base_team=team, from_date=LONG_AGO, is_deputy=True)
    TeamChief.objects.create(user=lost, base_team=team, from_date=LONG_AGO)
    type(lost).objects.filter(pk=lost.pk).update(is_active=False)

    assert [link.user.name for link in chiefs_of(cast.overvecht)] == ["Deputy", "Ingrid", "Karin"]


def test_the_seated_by_first_name_without_the_privacy_officer(cast):
    names = [member.user.name for member in cast.overvecht.memberships.seated()]

    assert names == ["Anneke", "Dewi", "Fatima", "Ingrid", "Mark", "Samira", "Youssef"]


def test_the_seated_of_another_day(cast):
    bart = make_user("Bart")
    make_member(cast.overvecht, bart, Party.RESIDENT, to_date=date(2021, 1, 1))

    then = cast.overvecht.memberships.seated(date(2020, 6, 1))
    assert [member.user.name for member in then][:2] == ["Anneke", "Bart"]


def test_a_stand_in_coordinates(cast):
    make_member(cast.overvecht, make_user("Bart"), Party.POLICE, Role.DEPUTY)

    names = [member.user.name for member in cast.overvecht.memberships.coordinating()]
    assert names == ["Bart", "Fatima", "Mark"]


@pytest.mark.parametrize(("dates", "holds"), [({}, True), ({"to_date": date(2026, 12, 7)}, False)])
def test_an_office_is_held_from_day_to_day(cast, dates, holds):
    OfficeHolder.objects.filter(user=cast.rob).update(**dates or {"to_date": None})

    assert holds_office(cast.rob, Office.PROGRAMME_LEAD) is holds
    assert holds_office(cast.rob, Office.ADMINISTRATOR) is False


def test_the_teams_that_somebody_leads(cast):
    """Who leads none has none; standing in is not leading."""
    make_chief(cast.zeist, cast.lotte)
    team = TeamChief.objects.get(user=cast.ingrid).base_team
    TeamChief.objects.create(base_team=team, user=cast.mark, is_deputy=True, from_date=LONG_AGO)

    assert [(led, led.stands_in) for led in teams_led_by(cast.ingrid)] == [(team, False)]
    assert [(led, led.stands_in) for led in teams_led_by(cast.mark)] == [(team, True)]
    assert list(teams_led_by(cast.fatima)) == []
