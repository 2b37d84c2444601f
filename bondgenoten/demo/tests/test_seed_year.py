"""A year in three networks: enough happened, nobody is named in it, and each side has something to do."""

import re
from datetime import date, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from bondgenoten.demo.seed import year
from bondgenoten.demo.seed.build import AREAS, fill
from bondgenoten.demo.seed.days import evening, last_workday
from bondgenoten.demo.seed.people import email_of
from bondgenoten.demo.seed.shapes import DUE_TODAY
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.workdays import add_workdays
from meetings.models import ActionItem, AgendaItem, Attendance, Meeting
from networks.constants import SEATED_ROLES, Party, Side
from networks.models import BaseTeam, Membership, Network, TeamChief
from networks.querysets import chiefs_of
from signals.models import Reply, Signal, SignalEvent, SignalRead

CONCERNS = [concern for area in AREAS for concern in area.concerns]
DAYS = ["2026-01-02", "2026-05-06", "2026-11-24"]
ROWS = (Meeting, AgendaItem, Attendance, ActionItem, Signal, Reply, SignalEvent, SignalRead, Membership)


@pytest.fixture(params=DAYS)
def today(request, db):
    """A filled demo, one minute after midnight."""
    day = date.fromisoformat(request.param)
    with time_machine.travel(local_at(day, time(0, 1)), tick=False):
        fill()
        yield day


def who(key: str) -> User:
    return User.objects.get(email=email_of(key))


class TestTheContent:
    def test_there_are_125_concerns_and_no_text_comes_twice(self):
        assert {a.slug: len(a.concerns) for a in AREAS} == {"overvecht": 65, "zuilen": 35, "zeist-west": 25}
        for texts in ([c.text for c in CONCERNS], [line.text for c in CONCERNS for line in c.thread]):
            assert len(texts) == len(set(texts))

    def test_nobody_of_the_demo_is_named_in_a_concern(self):
        names = {person.name for area in AREAS for person in area.people}
        for concern in CONCERNS:
            assert not names & set(re.findall(r"\w+", concern.text)), concern.text

    def test_a_hidden_name_does_not_come_back_in_an_answer(self):
        hidden = [(area, c) for area in AREAS for c in area.concerns if c.name_hidden and c.thread]
        assert hidden
        for area, concern in hidden:
            name = next(p.name for p in area.people if p.key == concern.reporter)
            assert all(name not in line.text for line in concern.thread)

    def test_every_concern_of_more_than_nine_days_has_an_answer(self):
        assert all(concern.thread for concern in CONCERNS if concern.age > 9)

    def test_at_most_ten_people_sit_at_a_table(self):
        for area in AREAS:
            assert 7 <= sum(person.role in SEATED_ROLES for person in area.people) <= 10

    def test_the_zambesidreef_rises_and_zeist_falls_silent(self):
        ages = [c.age for c in CONCERNS if c.neighbourhood.startswith("Zambesi")]
        assert sum(age < 49 for age in ages) > 3 * sum(49 <= age < 98 for age in ages)
        silent = [c for c in AREAS[2].concerns if 60 <= c.age < 110]
        assert silent == []

    @pytest.mark.parametrize(
        "row", ["9 willem 18.20 own 2 trust | | maybe", "9 willem 18.20 own 2 trust | X"]
    )
    def test_a_row_that_says_something_unknown_fills_nothing(self, monkeypatch, tmp_path, row):
        monkeypatch.setattr(year, "FOLDER", tmp_path)
        (tmp_path / "bad.txt").write_text(f"{row}\nTekst.\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"maybe|not enough values"):
            year.read_year("bad", AREAS[0].people, "ingrid", ["Y"])


def test_meetings_and_actions_follow_each_other_on_each_day_of_six_years():
    """No database: an action is done after its meeting; a concern is answered before it is discussed."""
    for number in range(366 * 6):
        today = date(2026, 1, 1) + timedelta(days=number)
        for area in AREAS:
            for gathering in area.gatherings:
                _check_gathering(area, gathering, evening(today, gathering.days, gathering.weekday), today)


def _check_gathering(area, gathering, day, today):
    for agreed in gathering.actions:
        assert day < today + timedelta(days=agreed.due)
        if agreed.done is not None:
            assert day < last_workday(today + timedelta(days=agreed.done)) < today
    for concern in area.concerns:
        if gathering.days < 0 and concern.key in {point.concern for point in gathering.points}:
            shared = today - timedelta(days=concern.age)
            last = max(line.workdays for line in concern.thread)
            assert concern.age != DUE_TODAY
            assert add_workdays(shared, last) < last_workday(day - timedelta(days=4)), concern.key


class TestOnAnyDay:
    def test_each_network_has_met_for_half_a_year_and_zuilen_has_nothing_planned(self, today):
        for network in Network.objects.all():
            moments = network.meetings.values_list("starts_at", flat=True)
            assert min(moments) < timezone.now() - timedelta(days=182)
        assert not Meeting.objects.upcoming().filter(network__slug="zuilen").exists()
        last = Meeting.objects.filter(network__slug="zuilen").latest("starts_at")
        assert timezone.localdate(last.starts_at) < today - timedelta(days=365 // 5)

    def test_each_side_has_done_things_and_has_things_to_do(self, today):
        actions = list(ActionItem.objects.select_related("owner__user", "meeting"))

        for side in Side:
            states = {action.is_open for action in actions if action.owner.side == side}
            assert states == {True, False}
        still = {a.owner.user.name for a in actions if a.is_open}
        assert {"Ingrid", "Anneke", "Fatima", "Mark"} <= still
        assert 0 < sum(action.is_late for action in actions) < sum(action.is_open for action in actions)
        assert sum(action.is_open for action in actions) < len(actions) / 2
        assert all(action.owner.network_id == action.meeting.network_id for action in actions)
        assert all(action.done_at < timezone.now() for action in actions if action.done_at)

    def test_every_row_keeps_to_the_rules_of_its_table(self, today):
        for model in ROWS:
            rows = list(model.objects.all())
            assert rows
            for row in rows:
                row.full_clean(validate_unique=False)

    def test_who_reads_has_read_before_they_answer(self, today):
        read = {(r.signal_id, r.reader_id): r.first_at for r in SignalRead.objects.all()}
        for reply in Reply.objects.exclude(party=""):
            assert read.get((reply.signal_id, reply.author_id), reply.created_at) <= reply.created_at
        assert len(read) > 200


@pytest.mark.django_db
class TestWhoIsWhere:
    @pytest.fixture(autouse=True)
    def filled(self):
        fill()

    def test_ingrid_leads_two_networks_and_stands_in_for_a_third(self):
        links = {
            c.base_team.name: c.is_deputy for c in TeamChief.objects.running().filter(user=who("ingrid"))
        }
        assert links == {"Utrecht-Noord": False, "Heuvelrug": True}
        assert Network.objects.led_by(who("ingrid")).count() == 3
        assert {c.user.name for c in chiefs_of(Network.objects.get(slug="zeist-west"))} == {"Bas", "Ingrid"}
        assert BaseTeam.objects.count() == 2

    def test_mark_coordinates_two_networks_and_is_one_person(self):
        slugs = Network.objects.coordinated_by(who("mark")).values_list("slug", flat=True)
        assert set(slugs) == {"overvecht", "zuilen"}
        assert who("mark").memberships.count() == who("ingrid").memberships.count() == 2

    def test_hanneke_sees_nothing_of_overvecht(self):
        assert {s.network.slug for s in Signal.objects.visible_to(who("hanneke"))} == {"zuilen"}
        assert {s.network.slug for s in Signal.objects.visible_to(who("mark"))} == {"overvecht", "zuilen"}

    def test_all_parties_shared_something(self):
        assert set(Signal.objects.values_list("reporter_membership__party", flat=True)) == set(Party.values)


@pytest.mark.django_db
def test_filling_does_not_ask_the_database_for_each_concern():
    with CaptureQueriesContext(
        connection,
    ) as queries:
        fill()
    assert len(queries) < 450
