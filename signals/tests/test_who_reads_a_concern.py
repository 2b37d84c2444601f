"""The reporter chooses the readers: exactly they may read it, whoever else there is in the organisation."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from networks.constants import NetworkStatus, Party, Role
from networks.models import BaseTeam, NetworkBaseTeam, TeamChief
from networks.tests.factories import Cast, make_chief, make_member, make_user
from signals.constants import Readers
from signals.models import Signal
from signals.tests.factories import make_signal

REPORTER = {"anneke"}
COORDINATORS = {"fatima", "mark", "stand_in"}
CHIEFS = {"ingrid", "deputy_chief"}
ALLIES = {"youssef", "dewi", "samira", "ingrid"}

pytestmark = pytest.mark.usefixtures("clock")


def days(count: int) -> date:
    return timezone.localdate() + timedelta(days=count)


@pytest.fixture
def people(cast) -> dict[str, User]:
    """The cast, and everybody whose link to Overvecht just began, just ended, or goes a roundabout way."""
    others = ("stand_in", "left", "left_coordinator", "joined_later", "deputy_chief", "former_chief")
    extra = {name: make_user(name) for name in (*others, "chief_of_former_team", "chief_of_zeist")}
    network, yesterday = cast.overvecht, {"to_date": days(-1)}
    make_member(network, extra["stand_in"], Party.MUNICIPALITY, Role.DEPUTY)
    make_member(network, extra["left"], Party.RESIDENT, **yesterday)
    make_member(network, extra["left_coordinator"], Party.POLICE, Role.COORDINATOR, **yesterday)
    make_member(network, extra["joined_later"], Party.RESIDENT, from_date=days(1))
    team = network.base_team_links.get().base_team
    begun = {"base_team": team, "from_date": days(-100)}
    TeamChief.objects.create(user=extra["deputy_chief"], is_deputy=True, **begun)
    TeamChief.objects.create(user=extra["former_chief"], **begun, **yesterday)
    former_team = BaseTeam.objects.create(district=team.district, name="Team Noord")
    NetworkBaseTeam.objects.create(network=network, base_team=former_team, from_date=days(-100), **yesterday)
    TeamChief.objects.create(user=extra["chief_of_former_team"], base_team=former_team, from_date=days(-100))
    make_chief(cast.zeist, extra["chief_of_zeist"])
    return cast.everybody | extra


def readers_of(people: dict[str, User]) -> set[str]:
    return {name for name, user in people.items() if Signal.objects.visible_to(user).exists()}


@pytest.mark.parametrize(
    ("readers", "names"),
    [
        (Readers.COORDINATORS, REPORTER | COORDINATORS),
        (Readers.COORDINATORS_AND_CHIEF, REPORTER | COORDINATORS | CHIEFS),
        (Readers.NETWORK, REPORTER | COORDINATORS | CHIEFS | ALLIES),
    ],
)
@pytest.mark.parametrize("hidden_from", ["nobody", "network", "readers"])
def test_exactly_the_chosen_readers(cast, people, clock, readers, names, hidden_from):
    make_signal(cast.overvecht, cast.anneke, readers=readers, hidden_from=hidden_from)
    clock.shift(timedelta(days=2))  # whoever joins tomorrow is a member by then

    assert readers_of(people) == names


@pytest.mark.parametrize("one", ["fatima", "mark", "stand_in"])
def test_one_coordinator_is_one_coordinator(cast, people, one):
    make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=people[one])

    assert readers_of(people) == REPORTER | {one}


def test_a_coordinator_who_stops_no_longer_reads_what_was_for_them_alone(cast, people, clock):
    make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    cast.overvecht.memberships.filter(user=cast.mark).update(to_date=days(0))
    assert readers_of(people) == REPORTER | {"mark"}

    clock.shift(timedelta(days=1))

    assert readers_of(people) == REPORTER


def test_who_leaves_keeps_the_own_concerns_and_no_others(cast, people, clock):
    mine = make_signal(cast.overvecht, cast.anneke, readers=Readers.COORDINATORS)
    make_signal(cast.overvecht, cast.dewi, readers=Readers.NETWORK)
    assert Signal.objects.visible_to(cast.anneke).count() == 2

    cast.overvecht.memberships.filter(user=cast.anneke).update(to_date=days(0))
    clock.shift(timedelta(days=1))

    assert list(Signal.objects.visible_to(cast.anneke)) == [mine]


def test_a_new_member_reads_what_is_shared_from_the_day_of_joining_on(cast, people, clock):
    seen = []
    for day in range(3):
        make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK, observation=f"dag {day}")
        clock.shift(timedelta(days=1))
    seen = Signal.objects.visible_to(people["joined_later"]).order_by("pk")

    assert list(seen.values_list("observation", flat=True)) == ["dag 1", "dag 2"]


def test_the_day_of_joining_is_a_day_in_amsterdam(cast, people, clock):
    clock.move_to("2026-12-08T23:30:00+00:00")  # half past midnight on the day of joining
    make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)

    assert "joined_later" in readers_of(people)


def test_who_left_and_came_back_does_not_read_what_was_shared_meanwhile(cast, people, clock):
    make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    clock.shift(timedelta(days=2))
    make_member(cast.overvecht, people["left"], Party.RESIDENT, from_date=days(0))
    later = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)

    assert list(Signal.objects.visible_to(people["left"])) == [later]


def test_a_new_coordinator_takes_over_what_was_shared_before(cast, people, clock):
    make_signal(cast.overvecht, cast.anneke, readers=Readers.COORDINATORS)
    clock.shift(timedelta(days=2))
    make_member(cast.overvecht, people["left"], Party.POLICE, Role.COORDINATOR, from_date=days(0))

    assert readers_of(people) == REPORTER | COORDINATORS | {"left"}


def test_who_is_both_ally_and_chief_reads_it_once(cast, people):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)

    assert [list(Signal.objects.visible_to(user)) for user in (cast.ingrid, cast.mark)] == [[concern]] * 2


def test_a_coordinator_of_two_networks_reads_both_and_each_once(cast: Cast):
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
    both = [make_signal(cast.overvecht, cast.anneke), make_signal(cast.zeist, cast.lotte)]

    assert list(Signal.objects.visible_to(cast.mark).order_by("pk")) == both
    assert list(Signal.objects.in_care_of(cast.mark).order_by("pk")) == both
    assert list(Signal.objects.visible_to(cast.fatima)) == both[:1]


@pytest.mark.parametrize("status", [NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_a_network_that_rests_can_still_be_read(cast, people, status):
    make_signal(cast.overvecht, cast.anneke)
    type(cast.overvecht).objects.filter(pk=cast.overvecht.pk).update(status=status)

    assert readers_of(people) == REPORTER | COORDINATORS | CHIEFS


def test_in_care_is_what_a_coordinator_has_to_weigh(cast, people):
    for readers in (Readers.COORDINATORS, Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK):
        make_signal(cast.overvecht, cast.anneke, readers=readers)
    make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    counts = {name: Signal.objects.in_care_of(user).count() for name, user in people.items()}
    assert {name: count for name, count in counts.items() if count} == {"fatima": 3, "mark": 4, "stand_in": 3}
