"""Every figure of the overview, against a slow and obvious recount, on data that has one of everything."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from insights.tests.leading import amsterdam, answered_at, make_led_network, met_at, people, shared_at
from insights.tests.recount import in_short, recounted
from meetings import services
from meetings.tests.factories import attendance, make_action, make_draft
from networks.tests.factories import make_user
from signals.constants import EventKind, Readers
from signals.models import Theme
from signals.services import advance

NOW = "2026-12-09 10:00"  # a Wednesday
PERIODS = [
    ("week", timedelta(days=7), 26),
    ("halfjaar", timedelta(weeks=26), 26),
    ("jaar", timedelta(weeks=52), 52),
]
MOMENTS = [
    "2025-12-10 09:00",
    "2025-12-31 23:30",
    "2026-01-01 00:30",
    "2026-03-29 03:30",
    "2026-06-10 00:15",
    "2026-10-25 02:30",
    "2026-10-27 12:00",
    "2026-10-28 12:00",
    "2026-11-29 23:59",
    "2026-11-30 00:01",
    "2026-12-01 23:59",
    "2026-12-02 00:01",
    "2026-12-04 12:00",
    "2026-12-06 23:59",
    "2026-12-07 00:01",
    "2026-12-09 00:30",
]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam(NOW), tick=False) as traveller:
        yield traveller


def fill(network, coordinator, resident) -> None:
    """Concerns on all borders, answered and not, rounded off and not; meetings and actions around them."""
    themes = list(Theme.objects.all()[:2])
    for number, moment in enumerate(MOMENTS):
        concern = shared_at(
            network,
            resident,
            moment,
            theme=[*themes, None][number % 3],
            readers=[Readers.COORDINATORS_AND_CHIEF, Readers.COORDINATORS, Readers.NETWORK][number % 3],
        )
        if number % 4 == 1:
            answered_at(concern, coordinator, f"{concern.promised_on} 23:59")
        if number % 4 == 2:
            answered_at(concern, coordinator, f"{concern.promised_on + timedelta(days=1)} 00:01")
        if number % 8 == 1:
            advance(concern, EventKind.ROUNDED_OFF, actor=coordinator)
    for moment in ("2025-12-30 19:30", "2026-01-01 00:30", "2026-11-24 19:30", "2026-12-01 23:00"):
        meeting = met_at(network, coordinator, moment)
        for title, days in (("A", -400), ("B", -60), ("C", -7), ("D", -1), ("E", 0), ("F", 1)):
            due = timezone.localdate() + timedelta(days=days)
            action = make_action(meeting, coordinator, title, due_on=due)
            if title in "BD":
                services.finish_action(action)


@pytest.fixture
def varied(cast):
    """Overvecht and another network of Ingrid, and Zeist, which is not hers and has the same."""
    other = make_led_network("kanaleneiland", cast.ingrid)
    fill(cast.overvecht, cast.mark, cast.anneke)
    fill(other, *people(other))
    fill(cast.zeist, cast.zeist_coordinator, cast.lotte)
    coming = met_at(cast.overvecht, cast.fatima, "2026-12-22 19:30")
    met_at(cast.overvecht, cast.fatima, "2027-01-22 19:30")
    make_draft(cast.overvecht, cast.fatima, starts_at=amsterdam("2026-12-10 19:30"))
    make_draft(cast.overvecht, cast.fatima, starts_at=amsterdam("2026-12-01 19:30"))
    for user, rsvp in ((cast.anneke, "yes"), (cast.samira, "no"), (cast.mark, "maybe"), (cast.dewi, "yes")):
        services.answer(attendance(coming, user), rsvp=rsvp)
    met_at(cast.zeist, cast.zeist_coordinator, "2026-12-15 19:30")
    cast.overvecht.memberships.filter(user=cast.dewi).update(to_date=timezone.localdate() - timedelta(days=1))
    return cast


def figures_of(login, user, query: str):
    return login(user).get(f"/overzicht/?{query}").context["figures"]


@pytest.mark.parametrize(("period", "back", "weeks"), PERIODS)
def test_every_figure_of_both_networks(varied, login, period, back, weeks):
    found = in_short(figures_of(login, varied.ingrid, f"periode={period}"))

    since = timezone.localdate() - back
    expected = recounted({"Overvecht", "Kanaleneiland"}, since=since, weeks=weeks, now=timezone.now())
    assert found == expected
    assert min(found["shared"], found["promised"], found["done"], found["met"], found["actions_late"]) > 0


def test_every_figure_of_the_last_month_of_one_network(varied, login):
    found = in_short(figures_of(login, varied.ingrid, "periode=maand&netwerk=kanaleneiland"))

    since = timezone.localdate().replace(month=11)
    assert found == recounted({"Kanaleneiland"}, since=since, weeks=26, now=timezone.now())


def test_another_network_changes_no_figure(varied, login, clock):
    before = figures_of(login, varied.ingrid, "periode=jaar")
    shared_at(varied.zeist, varied.lotte, "2026-12-01 12:00")
    make_action(met_at(varied.zeist, varied.zeist_coordinator, "2026-12-01 12:00"), varied.lotte)
    assert before == figures_of(login, varied.ingrid, "periode=jaar")

    shared_at(varied.overvecht, varied.anneke, "2026-12-01 12:00")

    after = figures_of(login, varied.ingrid, "periode=jaar")
    assert (after.shared, after.late) == (before.shared + 1, before.late + 1)


def test_who_left_and_who_cannot_log_in_are_not_counted(varied, login):
    before = figures_of(login, varied.ingrid, "netwerk=overvecht").networks[0]
    varied.samira.is_active = False
    varied.samira.save()

    after = figures_of(login, varied.ingrid, "netwerk=overvecht").networks[0]

    assert (before.sides[0].coming, before.sides[0].absent, before.invited) == (1, 1, 6)
    assert (after.sides[0].coming, after.sides[0].absent, after.invited) == (1, 0, 5)


@pytest.mark.parametrize(
    ("answered", "in_time"),
    [("2026-12-08 23:59", 1), ("2026-12-09 00:01", 0)],
)
def test_answered_on_the_last_day_in_amsterdam_is_in_time(cast, login, answered, in_time):
    concern = shared_at(cast.overvecht, cast.anneke, "2026-12-04 12:00")
    answered_at(concern, cast.mark, answered)

    figures = figures_of(login, cast.ingrid, "periode=week")

    assert str(concern.promised_on) == "2026-12-08"
    assert (figures.promised, figures.answered_in_time, figures.late) == (1, in_time, 0)


@pytest.mark.parametrize(
    ("now", "late"),
    [("2026-12-08 23:59", 0), ("2026-12-09 00:00", 1)],
)
def test_late_begins_at_midnight_in_amsterdam(cast, login, clock, now, late):
    shared_at(cast.overvecht, cast.anneke, "2026-12-04 12:00")
    meeting = met_at(cast.overvecht, cast.fatima, "2026-11-24 19:30")
    make_action(meeting, cast.youssef, due_on=amsterdam("2026-12-08 12:00").date())
    clock.move_to(amsterdam(now))

    figures = figures_of(login, cast.ingrid, "")

    assert (figures.late, figures.promised, figures.actions_late) == (late, late, late)


@pytest.mark.parametrize(
    ("now", "held"),
    [("2025-12-31 23:59", 2), ("2026-01-01 00:01", 0), ("2026-01-01 02:01", 1)],
)
def test_the_year_of_meetings_begins_at_midnight_in_amsterdam(cast, login, clock, now, held):
    clock.move_to(amsterdam("2025-12-01 09:00"))
    for moment in ("2025-06-02 19:30", "2025-12-31 20:00", "2026-01-01 00:30"):
        met_at(cast.overvecht, cast.fatima, moment)
    clock.move_to(amsterdam(now))

    assert figures_of(login, cast.ingrid, "").networks[0].held == held


def test_nobody_has_a_picture_of_nothing(cast, login):
    cast.overvecht.memberships.filter(user=make_user("Karim")).delete()
    figures = figures_of(login, cast.ingrid, "")

    assert figures.is_empty
    assert figures.networks[0].sides == ()
