"""Meetings of the networks where one sits or is team chief; drafts for coordinators; the year at a glance."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from meetings.models import Meeting
from meetings.presenting import cadence_of, seats_of, table_of
from meetings.tests.factories import make_draft, make_meeting
from networks.constants import Party, Role
from networks.models import TeamChief
from networks.tests.factories import make_member, make_user

TABLE = {"fatima", "mark", "ingrid", "youssef", "anneke", "dewi", "samira"}


def seeing(cast, meeting: Meeting) -> set[str]:
    return {name for name, user in cast.everybody.items() if meeting in Meeting.objects.visible_to(user)}


@pytest.fixture
def meeting(cast, clock) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima)


def test_a_planned_meeting_is_seen_by_the_table(cast, meeting):
    assert seeing(cast, meeting) == TABLE


def test_a_draft_is_seen_by_the_coordinators(cast, clock):
    assert seeing(cast, make_draft(cast.overvecht, cast.fatima)) == {"fatima", "mark"}


def test_a_chief_sees_it_while_both_links_run(cast, meeting, clock):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()
    assert "ingrid" in seeing(cast, meeting)
    TeamChief.objects.filter(user=cast.ingrid).update(to_date=timezone.localdate())
    assert "ingrid" in seeing(cast, meeting)

    clock.shift(timedelta(days=1))

    assert "ingrid" not in seeing(cast, meeting)


def test_a_new_member_sees_the_meetings_of_before(cast, meeting, clock):
    clock.shift(timedelta(days=60))
    make_member(cast.overvecht, cast.lotte, Party.RESIDENT, from_date=timezone.localdate())

    assert seeing(cast, meeting) == TABLE | {"lotte"}


def test_who_left_sees_none(cast, meeting, clock):
    cast.overvecht.memberships.filter(user=cast.dewi).update(to_date=timezone.localdate() - timedelta(days=1))

    assert seeing(cast, meeting) == TABLE - {"dewi"}


@pytest.fixture
def year(cast, clock, amsterdam) -> dict[str, Meeting]:
    """Two that have been, one that goes on, two to come; a draft; one of another network."""
    starts = {
        "first": "2026-12-09 19:30",
        "second": "2026-12-10 19:30",
        "now": "2026-12-14 19:30",
        "next": "2026-12-22 19:30",
        "new year": "2027-01-20 19:30",
    }
    made = {
        name: make_meeting(cast.overvecht, cast.fatima, place=name, starts_at=amsterdam(start))
        for name, start in starts.items()
    }
    made["draft"] = make_draft(cast.overvecht, cast.fatima, place="draft")
    make_meeting(cast.zeist, cast.zeist_coordinator, place="zeist")
    clock.move_to(amsterdam("2026-12-14 20:00"))
    return made


def places(meetings) -> list[str]:
    return [meeting.place for meeting in meetings]


@pytest.mark.parametrize(("name", "drafts"), [("mark", ["draft"]), ("youssef", []), ("ingrid", [])])
def test_the_list_has_what_comes_first_and_then_what_has_been(cast, year, login, name, drafts):
    response = login(cast.everybody[name]).get("/bijeenkomsten/")

    assert (
        places(response.context["drafts"]),
        places(response.context["upcoming"]),
        places(response.context["page"]),
    ) == (drafts, ["now", "next", "new year"], ["second", "first"])


def test_one_network_only(cast, year, login):
    make_member(cast.zeist, cast.youssef, Party.RESIDENT)
    client = login(cast.youssef)

    assert places(client.get("/bijeenkomsten/").context["upcoming"]) == ["now", "zeist", "next", "new year"]
    assert places(client.get("/bijeenkomsten/?netwerk=zeist").context["upcoming"]) == ["zeist"]
    assert client.get("/bijeenkomsten/?netwerk=elders").status_code == 404


def test_the_year_of_a_network_counts_what_was_held_against_what_was_agreed(cast, year):
    cadence = cadence_of(cast.overvecht)

    assert (cadence.year, cadence.planned, cadence.held, cadence.today) == (2026, 5, 2, date(2026, 12, 14))
    assert cadence.meetings == [
        (date(2026, 12, 9), True),
        (date(2026, 12, 10), True),
        (date(2026, 12, 14), False),
        (date(2026, 12, 22), False),
    ]
    assert cadence_of(cast.overvecht, 2027).meetings == [(date(2027, 1, 20), False)]


def test_new_years_night_belongs_to_the_year_in_amsterdam(cast, clock, amsterdam):
    make_meeting(cast.overvecht, cast.fatima, starts_at=amsterdam("2027-01-01 00:15"))

    assert (cadence_of(cast.overvecht, 2026).meetings, cadence_of(cast.overvecht, 2027).meetings) == (
        [],
        [(date(2027, 1, 1), False)],
    )


def test_the_list_counts_the_same_answers_as_the_page(cast, meeting, login):
    """Who has left is at the table no more, in neither of them."""
    cast.overvecht.memberships.filter(user=cast.dewi).update(to_date=timezone.localdate() - timedelta(days=1))
    make_member(cast.overvecht, make_user("Bart"), Party.POLICE, Role.DEPUTY)

    (listed,) = login(cast.fatima).get("/bijeenkomsten/").context["upcoming"]
    seats = seats_of(table_of(meeting))

    assert (seats.coming, seats.silent) == (0, 6)
    assert (listed.coming, listed.silent) == (0, 6)
