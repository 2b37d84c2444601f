"""Sending: every member with a seat gets one invitation, its own link and its own calendar file."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import links
from meetings.constants import MeetingStatus, Rsvp
from meetings.models import Attendance
from meetings.services import send_invitations
from meetings.tests.factories import attendance, make_draft, make_meeting
from networks.constants import Party, Role
from networks.tests.factories import make_member, make_user
from notifications.delivery import send_due
from notifications.models import OutgoingMail

TABLE = ["Anneke", "Dewi", "Fatima", "Ingrid", "Mark", "Samira", "Youssef"]

pytestmark = pytest.mark.usefixtures("clock")


def invited() -> list[str]:
    mails = OutgoingMail.objects.filter(kind="meetings.invitation")
    return sorted(mails.values_list("recipient__name", flat=True))


def test_everybody_with_a_seat_and_nobody_else(cast):
    make_meeting(cast.overvecht, cast.fatima)

    assert invited() == TABLE  # not the privacy officer, nor anybody of another network


def test_who_left_or_has_yet_to_come_is_not_invited(cast):
    today = timezone.localdate()
    for name, dates in (
        ("Bart", {"to_date": today - timedelta(days=1)}),
        ("Carla", {"from_date": today + timedelta(days=1)}),
        ("Daan", {"to_date": today}),
    ):
        make_member(cast.overvecht, make_user(name), Party.RESIDENT, **dates)
    make_member(cast.overvecht, make_user("Els", is_active=False), Party.RESIDENT)

    make_meeting(cast.overvecht, cast.fatima)

    assert invited() == sorted([*TABLE, "Daan"])


def test_a_stand_in_is_invited(cast):
    make_member(cast.overvecht, make_user("Bart"), Party.POLICE, Role.DEPUTY)
    make_meeting(cast.overvecht, cast.fatima)

    assert "Bart" in invited()


def test_sending_twice_sends_once(cast):
    draft = make_draft(cast.overvecht, cast.fatima)

    assert [send_invitations(draft), send_invitations(draft)] == [True, False]
    assert (invited(), Attendance.objects.count()) == (TABLE, 7)


def test_the_meeting_is_planned_and_everybody_has_yet_to_answer(cast):
    meeting = make_meeting(cast.overvecht, cast.fatima)

    assert (meeting.status, meeting.planned_at) == (MeetingStatus.PLANNED, timezone.now())
    assert sorted(meeting.attendances.values_list("membership__user__name", "party", "rsvp")) == [
        (name, party, Rsvp.NONE)
        for name, party in zip(
            TABLE,
            ["resident", "resident", "municipality", "police", "police", "partner", "resident"],
            strict=True,
        )
    ]


def test_each_has_a_link_of_their_own(cast):
    meeting = make_meeting(cast.overvecht, cast.fatima)

    for mail in OutgoingMail.objects.all():
        own = links.prepare_path(attendance(meeting, mail.recipient))
        others = [
            links.prepare_path(other)
            for other in meeting.attendances.exclude(membership__user=mail.recipient)
        ]
        assert f"http://testserver{own}?antwoord=ja" in mail.text
        assert f"http://testserver{own}?antwoord=ja" in mail.html
        assert [link for link in others if link in mail.text + mail.html] == []


def test_the_invitation_lets_in_so_it_is_wiped_when_sent_and_of_no_use_after_the_meeting(cast):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    mails = OutgoingMail.objects.filter(kind="meetings.invitation")
    assert set(mails.values_list("lets_in", "urgent", "not_after")) == {(True, False, meeting.ends_at)}

    assert send_due() == 7

    assert set(mails.values_list("text", "html", "wiped")) == {("", "", True)}


def test_who_leaves_before_the_mail_goes_does_not_get_it(cast, mailoutbox):
    make_meeting(cast.overvecht, cast.fatima)
    cast.overvecht.memberships.filter(user=cast.dewi).update(to_date=timezone.localdate() - timedelta(days=1))

    assert send_due() == 6
    assert "dewi@example.org" not in [mail.to[0] for mail in mailoutbox]


def test_an_invitation_queued_at_night_goes_in_the_morning(cast, clock, amsterdam):
    clock.move_to(amsterdam("2026-12-08 22:30"))
    make_meeting(cast.overvecht, cast.fatima)

    assert set(OutgoingMail.objects.values_list("not_before", flat=True)) == {amsterdam("2026-12-09 08:00")}


def test_who_joins_later_gets_an_invitation_on_answering(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    make_member(cast.overvecht, make_user("Bart"), Party.PARTNER)
    bart = cast.overvecht.memberships.get(user__name="Bart").user
    client = login(bart)
    assert client.get(meeting.get_absolute_url()).status_code == 200
    assert not meeting.attendances.filter(membership__user=bart).exists()

    client.post(f"/bijeenkomsten/{meeting.public_id}/komt/", {"rsvp": "yes"})

    own = attendance(meeting, bart)
    assert (own.rsvp, own.party) == (Rsvp.YES, Party.PARTNER)
