"""Sweeping twice, at once, or half-way again makes no second summary; one that fails stops no other."""

import pytest
import structlog
import time_machine
from django.core.management import call_command
from django.db import connection

from bondgenoten import celery
from insights import emails, services, tasks
from insights.models import Summary
from insights.tests.leading import amsterdam, mails_to, shared_at
from networks.models import TeamChief
from networks.tests.factories import LONG_AGO, make_user
from tests.at_once import at_once

MONDAY = "2026-12-07 07:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam(MONDAY), tick=False) as traveller:
        yield traveller


@pytest.fixture
def chiefs(cast):
    """Ingrid and two more who lead the same team; a concern is open."""
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    team = TeamChief.objects.get(user=cast.ingrid).base_team
    others = [make_user(name) for name in ("Karim", "Noor")]
    for user in others:
        TeamChief.objects.create(base_team=team, user=user, from_date=LONG_AGO)
    return [cast.ingrid, *others]


def counted() -> tuple[int, int]:
    """Summaries kept and mails queued."""
    return Summary.objects.count(), sum(len(mails_to(one.user)) for one in TeamChief.objects.all())


def test_twice_is_once(chiefs):
    assert [services.send_summaries(), services.send_summaries()] == [6, 0]
    assert counted() == (6, 6)


def test_another_sweep_in_between_leaves_nothing_to_do(chiefs, monkeypatch):
    count, others = services.figures_of, []

    def first_another_sweep(*args, **kwargs):
        monkeypatch.setattr(services, "figures_of", count)
        others.append(services.send_summaries())
        return count(*args, **kwargs)

    monkeypatch.setattr(services, "figures_of", first_another_sweep)

    assert (services.send_summaries(), others) == (0, [6])
    assert counted() == (6, 6)


@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_the_same_moment(chiefs):
    made = at_once(services.send_summaries)

    assert sum(made) == 6
    assert counted() == (6, 6)


def test_one_that_fails_keeps_no_other_from_theirs_and_comes_later(chiefs, monkeypatch):
    send = emails.summary

    def fail_for_karim(kept, occasion):
        if kept.recipient.name == "Karim":
            raise RuntimeError("no letter paper")
        send(kept, occasion)

    monkeypatch.setattr(emails, "summary", fail_for_karim)
    assert services.send_summaries() == 4
    assert {summary.recipient.name for summary in Summary.objects.all()} == {"Ingrid", "Noor"}
    monkeypatch.setattr(emails, "summary", send)

    assert services.send_summaries() == 2
    assert counted() == (6, 6)


def test_a_failure_is_in_the_log_and_keeps_nothing(chiefs, monkeypatch):
    def fail(*args):
        raise RuntimeError("no letter paper")

    monkeypatch.setattr(emails, "summary", fail)
    with structlog.testing.capture_logs() as lines:
        assert services.send_summaries() == 0

    failed = [line["user"] for line in lines if line["event"] == "summary_failed"]
    assert set(failed) == {user.public_id for user in chiefs}
    assert counted() == (0, 0)


def test_by_command_at_a_moment(chiefs, clock, capsys):
    clock.move_to(amsterdam("2026-12-09 12:00"))
    call_command("send_summaries", now=amsterdam("2026-12-07 06:59"))
    call_command("send_summaries", "--now=2026-12-07T07:00")
    call_command("send_summaries")

    assert capsys.readouterr().out.split() == ["6", "3", "0"]
    periods = Summary.objects.filter(recipient=chiefs[0], kind="weekly_summary").values_list(
        "period", flat=True
    )
    assert sorted(periods) == ["2026-W49", "2026-W50"]


def test_by_a_task_that_beat_wakes(chiefs, settings):
    entry = settings.CELERY_BEAT_SCHEDULE["send-summaries"]
    assert entry["task"] == tasks.send_summaries.name

    celery.app.tasks[entry["task"]].apply()

    assert counted() == (6, 6)


def test_with_the_broker_down_nothing_is_lost(chiefs, monkeypatch, django_capture_on_commit_callbacks):
    from notifications.tasks import send_mail

    def unreachable(*args, **kwargs):
        raise send_mail.OperationalError

    monkeypatch.setattr(send_mail, "apply_async", unreachable)
    connection.run_on_commit.clear()  # what the fixtures queued would wake the worker for us
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        services.send_summaries()

    assert len(callbacks) == 1
    assert counted() == (6, 6)
