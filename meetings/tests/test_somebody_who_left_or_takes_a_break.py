"""Meetings of who takes a break, who left, who stands in: no mail that is not for them, no mess behind."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from meetings import links
from meetings.models import Attendance, Meeting
from meetings.services import answer, attendance_of, send_invitations, send_reminders
from meetings.tests.factories import attendance, make_action, make_draft, make_meeting
from networks.models import Membership
from networks.services import acting, ending, seats
from networks.tests.factories import make_member
from networks.tests.seating import inside, seat_of, url_of
from notifications import delivery
from notifications.constants import How
from notifications.digests import send_digests
from notifications.models import OutgoingMail
from notifications.services import choose
from signals.tests.factories import make_signal

FIRST, LAST = date(2026, 12, 8), date(2026, 12, 20)


@pytest.fixture(autouse=True)
def by_day(settings, clock):
    settings.MAIL_QUIET_HOURS = None
    return clock


def take_a_break(cast, user, first=FIRST, last=LAST) -> None:
    seats.pause(seat_of(cast.overvecht, user), actor=user, first=first, last=last)


def mail_about_meetings(user, status: str | None = None) -> list[str]:
    mails = OutgoingMail.objects.filter(recipient=user, kind__startswith="meetings.").order_by("pk")
    mails = mails.filter(status=status) if status else mails
    return [mail.kind.removeprefix("meetings.") for mail in mails]


def test_no_invitation_during_a_break_but_a_place_at_the_table(cast):
    take_a_break(cast, cast.youssef)

    meeting = make_meeting(cast.overvecht, cast.fatima)

    assert (mail_about_meetings(cast.youssef), mail_about_meetings(cast.anneke)) == ([], ["invitation"])
    mine = attendance_of(meeting, cast.youssef)
    answer(mine, rsvp="yes")
    assert attendance(meeting, cast.youssef).rsvp == "yes"


def test_after_the_break_the_reminder_of_a_week_ahead_comes(cast, clock):
    take_a_break(cast, cast.youssef)
    make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=16))  # 24 December
    found = []
    for moment in ("2026-12-17T12:00", "2026-12-20T22:59", "2026-12-20T23:00", "2026-12-21T09:00"):
        clock.move_to(f"{moment}:00+00:00")
        send_reminders()
        found.append(mail_about_meetings(cast.youssef))

    assert found == [[], [], ["reminder_silent"], ["reminder_silent"]]
    assert "reminder_silent" in mail_about_meetings(cast.anneke)


def test_no_reminder_during_a_break_to_who_comes_either(cast, clock):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    for user in (cast.youssef, cast.anneke):
        answer(attendance(meeting, user), rsvp="yes")
    take_a_break(cast, cast.youssef, last=date(2026, 12, 31))
    clock.move_to(meeting.starts_at - timedelta(hours=20))

    send_reminders()

    assert "reminder_coming" not in mail_about_meetings(cast.youssef)
    assert "reminder_coming" in mail_about_meetings(cast.anneke)


@pytest.mark.parametrize("how", [How.AT_ONCE, How.DIGEST])
def test_what_was_queued_before_the_break_is_not_sent_in_it(cast, clock, how):
    choose(cast.youssef, topic="reminders", scope=cast.overvecht.public_id, how=how)
    make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=5))
    delivery.send_due()
    clock.shift(timedelta(days=1, hours=1))
    send_reminders()
    assert OutgoingMail.objects.filter(recipient=cast.youssef, kind="meetings.reminder_silent").exists()
    today = timezone.localdate()
    take_a_break(cast, cast.youssef, first=today, last=today + timedelta(days=9))

    clock.shift(timedelta(hours=4))
    send_digests()
    delivery.send_due()

    kinds = OutgoingMail.objects.filter(recipient=cast.youssef).order_by("pk").values_list("kind", "status")
    assert list(kinds) == [("meetings.invitation", "sent"), ("meetings.reminder_silent", "expired")]


def test_the_page_that_sends_says_who_gets_no_mail(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima)
    take_a_break(cast, cast.youssef)
    make_member(cast.overvecht, type(cast.dewi).objects.create_user(None, "Piet"), "resident")
    client = login(cast.fatima)

    page = client.get(f"/bijeenkomsten/{draft.public_id}/uitnodigen/").content.decode()
    sent = client.post(f"/bijeenkomsten/{draft.public_id}/uitnodigen/", follow=True).content.decode()

    assert "Deze mail gaat naar 6 mensen" in page
    assert "Niet per mail:" in page
    assert "Piet (zonder e-mail), Youssef (op pauze tot en met zo 20 december)" in " ".join(page.split())
    assert "De uitnodigingen gaan naar 6 mensen" in sent
    assert OutgoingMail.objects.filter(kind="meetings.invitation").count() == 6
    assert Attendance.objects.filter(meeting=draft).count() == 8


def test_the_meeting_shows_the_break_instead_of_asking_for_an_answer(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    before = login(cast.dewi).get(meeting.get_absolute_url()).content.decode()
    take_a_break(cast, cast.youssef)

    after = login(cast.dewi).get(meeting.get_absolute_url()).content.decode()

    assert before.count("nog geen antwoord") == after.count("nog geen antwoord") + 1
    assert "op pauze tot en met zo 20 december" in after


def worklist(client) -> list[str]:
    return [line.title for work in client.get("/").context["worklist"] for line in work.lines]


def test_nobody_is_told_to_chase_who_takes_a_break(cast, login):
    make_meeting(cast.overvecht, cast.fatima)
    client = login(cast.fatima)
    assert worklist(client) == ["7 bondgenoten hebben nog niet geantwoord"]

    take_a_break(cast, cast.youssef)

    assert worklist(client) == ["6 bondgenoten hebben nog niet geantwoord"]


def test_who_left_has_no_working_links_and_gets_no_mail(cast, client, clock):
    meeting = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=5))
    mine = attendance(meeting, cast.youssef)
    clock.shift(timedelta(days=2))
    send_reminders()
    path = links.prepare_path(mine)
    assert client.get(path).status_code == 200

    ending.leave(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef)
    delivery.send_due()

    gone = [client.get(path), client.post(f"{path}komt/", {"rsvp": "yes"}), client.post(f"{path}punt/")]
    assert [response.status_code for response in gone] == [410, 410, 410]
    assert mail_about_meetings(cast.youssef, "sent") == []
    assert mail_about_meetings(cast.youssef, "expired") == ["invitation", "reminder_silent"]
    assert cast.youssef not in [a.membership.user for a in meeting.attendances.of_members()]


def test_the_page_to_leave_lists_what_is_still_to_do(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now())
    make_action(meeting, cast.youssef, "Posters ophangen")
    make_action(meeting, cast.anneke, "Koffie zetten")

    page = (
        login(cast.youssef).get(url_of(seat_of(cast.overvecht, cast.youssef), "vertrekken")).content.decode()
    )

    assert "1 afspraak staat nog open" in page
    assert ("Posters ophangen" in page, "Koffie zetten" in page) == (True, False)


def test_what_who_left_had_to_do_comes_to_the_coordinators(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() - timedelta(days=1))
    action = make_action(meeting, cast.youssef, "Posters ophangen")
    make_action(meeting, cast.anneke)
    client = login(cast.fatima)
    before = worklist(client)

    ending.leave(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef)

    assert set(worklist(client)) - set(before) == {"1 afspraak van iemand die vertrok"}
    page = client.get("/afspraken/?van=allen&netwerk=overvecht").content.decode()
    assert page.count("doet niet meer mee") == 1
    client.post(f"/afspraken/{action.public_id}/gedaan/", {"van": "afspraken"})
    action.refresh_from_db()
    assert (action.is_open, worklist(client)) == (False, before)


def test_who_came_back_has_it_back(cast, login):
    action = make_action(make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now()), cast.youssef)
    ending.leave(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef)
    make_member(cast.overvecht, cast.youssef, "resident", from_date=timezone.localdate())

    assert "1 afspraak van iemand die vertrok" not in worklist(login(cast.fatima))
    assert action.public_id in login(cast.youssef).get("/afspraken/").content.decode()


def test_a_meeting_that_was_planned_by_who_left_goes_on(cast, client):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    make_draft(cast.overvecht, cast.fatima)
    Membership.objects.filter(user=cast.ingrid).update(role="coordinator")
    make_member(cast.overvecht, cast.lotte, "municipality", "coordinator")
    ending.leave(seat_of(cast.overvecht, cast.fatima), actor=cast.fatima)

    client.force_login(inside(cast.mark))
    draft = Meeting.objects.get(status="draft")
    assert client.get(meeting.get_absolute_url()).status_code == 200
    assert client.get(f"/bijeenkomsten/{draft.public_id}/uitnodigen/").status_code == 200
    assert send_invitations(draft)
    client.logout()
    assert client.get(links.prepare_path(attendance(meeting, cast.youssef))).status_code == 200


@pytest.mark.parametrize(
    "page", ["/zorgen/wegen/", "/bijeenkomsten/nieuw/", "/netwerken/overvecht/leden/bellijst/"]
)
def test_who_stands_in_does_what_a_coordinator_does_in_those_days_only(cast, client, clock, page):
    acting.name_acting(
        seat_of(cast.overvecht, cast.ingrid),
        actor=cast.mark,
        first=date(2026, 12, 10),
        last=date(2026, 12, 20),
    )
    found = []
    # a minute before and at midnight in Amsterdam, both times
    for moment in ("2026-12-09T22:59", "2026-12-09T23:00", "2026-12-20T22:59", "2026-12-20T23:00"):
        clock.move_to(f"{moment}:00+00:00")
        client.force_login(inside(cast.ingrid))
        found.append(client.get(page).status_code)

    assert (found[1], found[2]) == (200, 200)
    assert {found[0], found[3]} <= {403, 404}


def test_who_stands_in_reads_and_answers_concerns_of_the_coordinators(cast, client, clock):
    Membership.objects.filter(user=cast.samira).update(party="police")
    concern = make_signal(cast.overvecht, cast.anneke)
    url = concern.get_absolute_url()
    client.force_login(inside(cast.samira))
    assert client.get(url).status_code == 404

    today = timezone.localdate()
    acting.name_acting(seat_of(cast.overvecht, cast.samira), actor=cast.mark, first=today, last=today)
    client.force_login(inside(cast.samira))
    assert client.get(url).status_code == 200
    assert client.post(f"{url}antwoord/", {"text": "Dank u, wij kijken."}).status_code in (200, 302)
    assert concern.replies.count() == 1

    clock.shift(timedelta(days=1))
    client.force_login(inside(cast.samira))
    assert client.get(url).status_code == 404
