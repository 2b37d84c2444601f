"""A coordinator ends somebody's place: at once, with a reason that only that person gets to read."""

from datetime import date, timedelta

import pytest
import structlog
import time_machine
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from accounts.models import AuditEvent
from meetings.tests.factories import make_action, make_meeting
from networks.constants import Party
from networks.models import Membership
from networks.services import ending, invitations, joining
from networks.tests.factories import make_cast, make_member, make_user
from networks.tests.seating import events, mails, seat_of, url_of
from notifications import delivery
from notifications.models import OutgoingMail
from signals.tests.factories import make_signal
from tests.at_once import at_once

REASON = "Vertelde buiten het netwerk wat hier besproken was: zeer kenmerkend."


@pytest.fixture
def clock():
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as traveller:
        yield traveller


def remove(client, seat: Membership, reason: str = REASON):
    return client.post(url_of(seat, "verwijderen"), {"reason": reason})


def test_the_page_says_what_happens_and_asks_why(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.fatima)

    page = client.get(url_of(seat, "verwijderen")).content.decode()
    refused = remove(client, seat, "")
    too_long = remove(client, seat, "x " * 101)

    assert "Youssef uit het netwerk verwijderen?" in page
    assert "Schrijf waarom" in refused.content.decode()
    assert "Gebruik hoogstens 200 tekens. Nu zijn het er 201." in too_long.content.decode()
    assert seat_of(cast.overvecht, cast.youssef) == seat


def test_removed_at_ten_sees_nothing_at_a_minute_past(cast, client, clock):
    seat, meeting = seat_of(cast.overvecht, cast.youssef), make_meeting(cast.overvecht, cast.fatima)
    client.force_login(cast.youssef)
    pages = ("/netwerken/overvecht/", "/netwerken/overvecht/leden/", meeting.get_absolute_url())
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]

    ending.remove(seat, actor=cast.fatima, reason=REASON)
    clock.shift(timedelta(minutes=1))

    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    seat.refresh_from_db()
    assert (seat.to_date, seat.ending, seat.ending_note) == (date(2026, 12, 7), "removed", REASON)


def test_whoever_came_today_is_out_at_once_and_can_come_back_today(cast, client, clock, settings):
    settings.MAIL_QUIET_HOURS = None
    noor = make_user("Noor")
    make_member(cast.overvecht, noor, Party.RESIDENT, from_date=timezone.localdate())
    ending.remove(seat_of(cast.overvecht, noor), actor=cast.fatima, reason=REASON)
    client.force_login(noor)
    assert client.get("/netwerken/overvecht/").status_code == 404

    again = invitations.invite(
        cast.overvecht, email=noor.email, party=Party.RESIDENT, actor=cast.fatima, name="Noor"
    )
    joining.accept(again, actor=noor)

    assert client.get("/netwerken/overvecht/").status_code == 200
    spans = cast.overvecht.memberships.filter(user=noor).order_by("pk").values_list("from_date", "to_date")
    yesterday, today = date(2026, 12, 7), date(2026, 12, 8)
    assert list(spans) == [(yesterday, yesterday), (today, None)]


def test_one_mail_with_the_reason_and_one_to_the_other_coordinator_without(cast, login):
    remove(login(cast.fatima), seat_of(cast.overvecht, cast.youssef))

    assert mails() == [("member_removed", "Youssef"), ("member_gone", "Mark")]
    assert events() == [("membership.removed", "Fatima", "coordinator")]


def test_a_second_click_and_another_coordinator_are_told_that_it_was_done(cast, login):
    seat = seat_of(cast.overvecht, cast.youssef)
    remove(login(cast.fatima), seat)

    for name in ("fatima", "mark"):
        response = login(cast.everybody[name]).post(url_of(seat, "verwijderen"), {"reason": "x"}, follow=True)
        assert response.redirect_chain == [("/netwerken/overvecht/leden/", 302)]
        assert "Er is niets veranderd: dit was al gebeurd." in response.content.decode()
    assert (len(mails()), len(events())) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_make_one_mail_and_one_line():
    cast = make_cast()
    seat = seat_of(cast.overvecht, cast.youssef)
    actors = iter([cast.fatima, cast.mark, cast.fatima, cast.mark])

    def work() -> bool:
        looked_up = Membership.objects.select_related("network", "user").get(pk=seat.pk)
        return ending.remove(looked_up, actor=next(actors), reason=REASON)

    assert sorted(at_once(work)) == [False, False, False, True]
    assert ([kind for kind, _ in mails()], len(events())) == (["member_removed", "member_gone"], 1)


def test_nobody_else_gets_to_read_why(cast, client, settings):
    """All pages the others can open, all mail to others, the audit, and every row but the two that may."""
    settings.MAIL_QUIET_HOURS = None
    seat = seat_of(cast.overvecht, cast.youssef)
    meeting = make_meeting(cast.overvecht, cast.fatima)
    make_action(meeting, cast.youssef)
    concern = make_signal(cast.overvecht, cast.youssef)
    client.force_login(cast.fatima)
    with structlog.testing.capture_logs() as logs:
        remove(client, seat)
        delivery.send_due()

    pages = [
        *(
            "/",
            "/netwerken/overvecht/",
            "/netwerken/overvecht/leden/",
            "/netwerken/overvecht/leden/bellijst/",
        ),
        *("/netwerken/overvecht/coordinatoren/", "/netwerken/overvecht/uitnodigen/", "/zorgen/"),
        *("/afspraken/?van=allen", "/beheer/", meeting.get_absolute_url(), concern.get_absolute_url()),
        *("/overzicht/", "/toezicht/", url_of(seat), url_of(seat, "verwijderen"), url_of(seat, "partij")),
    ]
    seen = 0
    for name, user in cast.everybody.items():
        if name == "youssef":
            continue
        client.force_login(user)
        for page in pages:
            response = client.get(page)
            seen += response.status_code == 200
            assert REASON not in response.content.decode()
    assert seen > 40
    mail = OutgoingMail.objects.filter(text__contains=REASON)
    assert [row.recipient.name for row in mail] == ["Youssef"]
    assert REASON not in str(logs)
    kept = {
        model._meta.label
        for model in apps.get_models()
        if REASON in serializers.serialize("json", model._default_manager.all())
    }
    assert kept == {"networks.Membership", "notifications.OutgoingMail"}
    assert REASON not in str(list(AuditEvent.objects.values()))


def test_who_takes_part_on_paper_gets_no_mail_and_the_page_says_so(cast, login):
    piet = type(cast.dewi).objects.create_user(None, "Piet")
    seat = make_member(cast.overvecht, piet, Party.RESIDENT)
    client = login(cast.fatima)

    page = client.get(url_of(seat, "verwijderen")).content.decode()
    remove(client, seat)

    assert "vertel het zelf, met de reden erbij" in page
    assert mails() == [("member_gone", "Mark")]


def test_an_address_of_a_seat_that_never_was_is_no_address(cast, login):
    client = login(cast.fatima)
    other = cast.zeist.memberships.get(user=cast.lotte)
    there = f"/netwerken/overvecht/leden/{other.public_id}/verwijderen/"

    assert client.post(there, {"reason": "x"}).status_code == 404
    assert seat_of(cast.zeist, cast.lotte)
