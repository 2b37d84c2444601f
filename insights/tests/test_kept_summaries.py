"""Summaries are kept for their recipient, the newest first; those that were skipped say why."""

import pytest
import time_machine
from django.db import IntegrityError, transaction

from insights.models import Summary
from insights.tests.leading import (
    amsterdam,
    day,
    mails_to,
    make_led_network,
    met_at,
    only,
    shared_at,
    sweep,
    words,
)
from meetings import services
from networks.models import NetworkBaseTeam, TeamChief
from networks.tests.factories import LONG_AGO, make_user

WEEKLY = "weekly_summary"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam("2026-12-02 09:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def kept(cast, clock) -> Summary:
    """A weekly summary of Ingrid."""
    only(cast.ingrid, WEEKLY)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    sweep(clock, "2026-12-07 07:00")
    return Summary.objects.get(recipient=cast.ingrid)


def status(login, user, summary: Summary) -> int:
    return login(user).get(summary.get_absolute_url()).status_code


def test_the_recipient_reads_it_and_nobody_else(cast, login, kept):
    colleague = make_user("Karim")
    TeamChief.objects.create(
        base_team=TeamChief.objects.get(user=cast.ingrid).base_team, user=colleague, from_date=LONG_AGO
    )

    assert status(login, cast.ingrid, kept) == 200
    others = [colleague, *(user for user in cast.everybody.values() if user != cast.ingrid)]
    assert {status(login, user, kept) for user in others} == {404}
    assert words(login(colleague).get("/samenvattingen/")).count("Samenvatting per week") == 0


def test_it_is_gone_when_a_network_in_it_is_lost(cast, login, clock):
    only(cast.ingrid, WEEKLY)
    other = make_led_network("kanaleneiland", cast.ingrid)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    sweep(clock, "2026-12-02 09:00")
    (both,) = Summary.objects.all()
    assert status(login, cast.ingrid, both) == 200
    NetworkBaseTeam.objects.filter(network=other).update(to_date=day("2026-12-06"))
    sweep(clock, "2026-12-07 07:00")
    without = Summary.objects.latest("pk")

    assert [status(login, cast.ingrid, summary) for summary in (both, without)] == [404, 200]
    page = login(cast.ingrid).get("/samenvattingen/").context["page"]
    assert list(page) == [without]


def test_it_stays_when_a_network_is_won(cast, login, kept):
    make_led_network("kanaleneiland", cast.ingrid)

    assert status(login, cast.ingrid, kept) == 200


def test_who_leads_no_more_has_no_list(cast, login, kept):
    assert login(cast.ingrid).get("/samenvattingen/").status_code == 200
    TeamChief.objects.filter(user=cast.ingrid).update(to_date=day("2026-12-06"))

    assert login(cast.ingrid).get("/samenvattingen/").status_code == 404
    assert status(login, cast.ingrid, kept) == 404


def test_the_newest_first_and_in_pages(cast, login, clock, kept):
    for number in range(1, 22):
        made_at = amsterdam("2026-06-01 07:00") - number * (kept.made_at - amsterdam("2026-11-30 07:00"))
        Summary.objects.create(
            recipient=cast.ingrid,
            kind=WEEKLY,
            period=f"old{number}",
            due_at=made_at,
            made_at=made_at,
            status="made",
            contents=kept.contents,
        )
    client = login(cast.ingrid)
    first, second = client.get("/samenvattingen/"), client.get("/samenvattingen/?pagina=2")

    assert [len(page.context["page"]) for page in (first, second)] == [20, 2]
    moments = [summary.made_at for page in (first, second) for summary in page.context["page"]]
    assert moments == sorted(moments, reverse=True)
    assert first.context["page"][0] == kept
    assert kept.get_absolute_url() in first.content.decode()


def test_without_any_the_list_says_what_will_come(cast, login):
    assert "Nog geen samenvatting" in words(login(cast.ingrid).get("/samenvattingen/"))


def test_nothing_to_tell_is_no_mail_and_the_reason_is_kept(cast, login, clock):
    only(cast.ingrid, WEEKLY)
    assert sweep(clock, "2026-12-07 07:00") == [(WEEKLY, "2026-W50")]

    (skipped,) = Summary.objects.all()
    assert (skipped.status, skipped.reason, skipped.contents) == ("skipped", "nothing", {})
    assert mails_to(cast.ingrid) == []
    client = login(cast.ingrid)
    listed = words(client.get("/samenvattingen/"))
    assert "Samenvatting per week niet gemaild: er gebeurde niets en er wacht niets" in listed
    assert "er gebeurde niets en er wacht niets" in words(client.get(skipped.get_absolute_url()))


def test_a_team_without_networks_is_no_mail_for_that_reason(cast, clock):
    only(cast.ingrid, WEEKLY)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    NetworkBaseTeam.objects.all().delete()
    sweep(clock, "2026-12-07 07:00")

    assert list(Summary.objects.values_list("status", "reason")) == [("skipped", "no_network")]
    assert mails_to(cast.ingrid) == []


def test_skipped_stays_skipped_and_the_next_one_comes(cast, clock):
    only(cast.ingrid, WEEKLY)
    sweep(clock, "2026-12-07 07:00")
    shared_at(cast.overvecht, cast.anneke, "2026-12-08 12:00")

    assert sweep(clock, "2026-12-09 07:00") == []
    assert sweep(clock, "2026-12-14 07:00") == [(WEEKLY, "2026-W51")]
    assert [mail.kind for mail in mails_to(cast.ingrid)] == ["insights.weekly_summary"]


@pytest.mark.parametrize("what", ["concern", "meeting", "held", "action"])
def test_one_thing_is_enough(cast, clock, what):
    only(cast.ingrid, WEEKLY)
    if what == "concern":
        shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    elif what == "meeting":
        met_at(cast.overvecht, cast.fatima, "2026-12-22 19:30")
    elif what == "held":
        met_at(cast.overvecht, cast.fatima, "2026-12-03 19:30")
    else:
        meeting = met_at(cast.overvecht, cast.fatima, "2026-10-03 19:30")
        member = cast.overvecht.memberships.get(user=cast.ingrid)
        services.record_action(
            meeting, owner=member, title="Bellen", due_on=day("2027-03-01"), submission="action"
        )
    sweep(clock, "2026-12-07 07:00")

    assert len(mails_to(cast.ingrid)) == 1


def test_the_database_keeps_one_a_period_and_a_reason_with_what_was_skipped(cast, kept):
    same = {"recipient": cast.ingrid, "kind": WEEKLY, "due_at": kept.due_at, "made_at": kept.made_at}
    for fields in (
        {"period": kept.period, "status": "made"},
        {"period": "other", "status": "skipped"},
        {"period": "other", "status": "made", "reason": "nothing"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Summary.objects.create(**same, **fields)
    assert Summary.objects.count() == 1
