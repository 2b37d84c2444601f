"""The silent hear it seven days before, who comes one day before; never twice, never too late or too soon."""

from datetime import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from meetings import services, tasks
from meetings.constants import Rsvp
from meetings.links import prepare_path
from meetings.models import Attendance, Meeting
from meetings.services import reminders
from meetings.tests.factories import attendance, make_draft, make_meeting
from networks.constants import Role
from notifications.constants import MailStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import without_choices

ALL = ["Anneke", "Dewi", "Fatima", "Ingrid", "Mark", "Samira", "Youssef"]
SILENT, COMING = "meetings.reminder_silent", "meetings.reminder_coming"


@pytest.fixture
def meeting(cast, clock, amsterdam) -> Meeting:
    """On Tuesday 22 December at 19.30; today is Tuesday 8 December."""
    return make_meeting(cast.overvecht, cast.fatima, ("Licht",), starts_at=amsterdam("2026-12-22 19:30"))


def reminded(kind: str) -> list[str]:
    mails = OutgoingMail.objects.filter(kind=kind)
    return sorted(mails.values_list("recipient__name", flat=True))


def answer(meeting: Meeting, **answers: str) -> None:
    for name, rsvp in answers.items():
        own = meeting.attendances.get(membership__user__name=name.capitalize())
        services.answer(own, rsvp=rsvp)


def sweep(clock, moment: datetime) -> int:
    clock.move_to(moment)
    return services.send_reminders()


def test_the_silent_seven_days_before_from_eight_in_the_morning(meeting, clock, amsterdam):
    answer(meeting, youssef="yes", dewi="no", samira="maybe")

    counts = [
        sweep(clock, amsterdam(moment))
        for moment in ("2026-12-14 23:55", "2026-12-15 07:55", "2026-12-15 08:00")
    ]

    assert counts == [0, 0, 4]
    assert (reminded(SILENT), reminded(COMING)) == (["Anneke", "Fatima", "Ingrid", "Mark"], [])


def test_who_comes_one_day_before(meeting, clock, amsterdam):
    answer(meeting, youssef="yes", dewi="no", samira="maybe", mark="yes")
    sweep(clock, amsterdam("2026-12-15 08:00"))

    counts = [sweep(clock, amsterdam(moment)) for moment in ("2026-12-21 07:55", "2026-12-21 08:00")]

    assert counts == [0, 2]
    assert reminded(COMING) == ["Mark", "Youssef"]


def test_never_twice_whatever_is_run_twice(meeting, clock, amsterdam, capsys):
    answer(meeting, youssef="yes")
    for day in range(15, 23):
        for hour in (0, 8, 12, 19):
            clock.move_to(amsterdam(f"2026-12-{day} {hour:02}:00"))
            services.send_reminders()
            tasks.send_reminders()
            call_command("send_reminders")

    assert reminded(SILENT) == [name for name in ALL if name != "Youssef"]
    assert reminded(COMING) == ["Youssef"]
    assert set(capsys.readouterr().out.split()) == {"0"}


def test_the_command_takes_a_moment_and_says_how_many(meeting, capsys):
    for moment in ("2026-12-15T07:59", "2026-12-15T08:00", "2026-12-15T08:00"):
        call_command("send_reminders", "--now", moment)

    assert capsys.readouterr().out == "0\n7\n0\n"
    assert reminded(SILENT) == ALL


def test_after_three_days_of_silence_everybody_is_reminded_once(meeting, clock, amsterdam):
    answer(meeting, youssef="yes")

    sweep(clock, amsterdam("2026-12-18 10:00"))
    sweep(clock, amsterdam("2026-12-18 10:05"))

    assert reminded(SILENT) == [name for name in ALL if name != "Youssef"]


def test_a_sweep_that_was_away_until_the_day_itself_still_reminds_who_comes(meeting, clock, amsterdam):
    answer(meeting, youssef="yes")
    sweep(clock, amsterdam("2026-12-22 12:00"))

    assert reminded(COMING) == ["Youssef"]


@pytest.mark.parametrize("moment", ["2026-12-22 19:30", "2026-12-22 20:00", "2026-12-23 09:00"])
def test_nobody_is_reminded_of_what_has_begun(meeting, clock, amsterdam, moment):
    answer(meeting, youssef="yes")

    assert sweep(clock, amsterdam(moment)) == 0


def test_nobody_within_twenty_four_hours_of_the_invitation(cast, clock, amsterdam):
    make_meeting(cast.overvecht, cast.fatima, starts_at=amsterdam("2026-12-10 19:30"))  # invited at 13.00

    counts = [sweep(clock, amsterdam(moment)) for moment in ("2026-12-09 12:59", "2026-12-09 13:00")]

    assert counts == [0, 7]


def test_a_meeting_planned_for_tomorrow_has_no_reminder(cast, clock, amsterdam):
    meeting = make_meeting(cast.overvecht, cast.fatima, starts_at=amsterdam("2026-12-09 12:00"))
    answer(meeting, youssef="yes")

    moments = [amsterdam(f"2026-12-{day} {hour}:00") for day in ("08", "09") for hour in (13, 20, 23)]
    assert [sweep(clock, moment) for moment in moments] == [0] * 6


def test_who_answers_yes_after_the_first_reminder_gets_the_second_too(meeting, clock, amsterdam):
    sweep(clock, amsterdam("2026-12-15 08:00"))
    answer(meeting, dewi="yes")

    sweep(clock, amsterdam("2026-12-21 08:00"))

    assert (reminded(SILENT), reminded(COMING)) == (ALL, ["Dewi"])


def test_an_answer_between_queueing_and_sending_stops_the_mail(cast, meeting, clock, amsterdam, mailoutbox):
    send_due()
    mailoutbox.clear()
    sweep(clock, amsterdam("2026-12-15 09:00"))
    answer(meeting, youssef="yes", dewi="no")

    send_due()

    assert sorted(mail.to[0].split("@")[0] for mail in mailoutbox) == [
        "anneke",
        "fatima",
        "ingrid",
        "mark",
        "samira",
    ]
    expired = OutgoingMail.objects.filter(status=MailStatus.EXPIRED)
    assert sorted(expired.values_list("recipient__name", flat=True)) == ["Dewi", "Youssef"]


def test_who_changes_a_yes_into_a_no_hears_nothing_more(cast, meeting, clock, amsterdam, mailoutbox):
    answer(meeting, youssef="yes")
    sweep(clock, amsterdam("2026-12-21 09:00"))
    answer(meeting, youssef="no")
    OutgoingMail.objects.exclude(kind=COMING).delete()

    assert (send_due(), mailoutbox) == (0, [])


def test_who_leaves_is_not_reminded(cast, meeting, clock, amsterdam):
    memberships = cast.overvecht.memberships
    memberships.filter(user=cast.dewi).update(to_date=timezone.localdate())
    memberships.filter(user=cast.samira).update(role=Role.PRIVACY_OFFICER)
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(is_active=False)

    sweep(clock, amsterdam("2026-12-15 08:00"))

    assert reminded(SILENT) == ["Fatima", "Ingrid", "Mark", "Youssef"]


def test_a_draft_reminds_nobody(cast, clock, amsterdam):
    make_draft(cast.overvecht, cast.fatima, starts_at=amsterdam("2026-12-10 19:30"))

    assert sweep(clock, amsterdam("2026-12-09 14:00")) == 0


def test_a_network_that_rests_reminds_nobody(cast, meeting, clock, amsterdam):
    type(cast.overvecht).objects.update(status="paused")

    assert sweep(clock, amsterdam("2026-12-15 08:00")) == 0


@pytest.mark.parametrize(
    ("starts_at", "early", "due"),
    [
        ("2027-03-31 19:30", "2027-03-24 07:59", "2027-03-24 08:00"),  # the clock goes forward in between
        ("2027-11-03 19:30", "2027-10-27 07:59", "2027-10-27 08:00"),  # and back
        ("2027-04-05 00:30", "2027-03-29 07:59", "2027-03-29 08:00"),  # just after midnight
    ],
)
def test_seven_days_are_days_of_the_calendar_in_amsterdam(cast, clock, amsterdam, starts_at, early, due):
    make_meeting(cast.overvecht, cast.fatima, starts_at=amsterdam(starts_at))

    assert [sweep(clock, amsterdam(early)), sweep(clock, amsterdam(due))] == [0, 7]


def test_two_sweeps_at_once_remind_once(cast, meeting, clock, amsterdam):
    """Both have read the same rows before either has claimed one."""
    clock.move_to(amsterdam("2026-12-15 08:00"))
    send, nested = reminders.emails.reminder_to_silent, []
    rows = list(Attendance.objects.silent_due(timezone.now()).select_related("meeting__network"))

    for row in rows:
        for _ in range(2):
            nested.append(reminders._remind_once(row, "silent_reminder_at", send, timezone.now()))

    assert nested == [True, False] * 7
    assert reminded(SILENT) == ALL


def test_a_reminder_is_of_use_until_the_meeting_begins(meeting, clock, amsterdam):
    sweep(clock, amsterdam("2026-12-15 08:00"))

    mails = OutgoingMail.objects.filter(kind=SILENT)
    assert set(mails.values_list("not_after", "lets_in", "urgent")) == {(meeting.starts_at, True, False)}


def test_the_words_to_the_silent(cast, meeting, clock, amsterdam):
    sweep(clock, amsterdam("2026-12-15 08:00"))

    mail = OutgoingMail.objects.get(kind=SILENT, recipient=cast.youssef)
    link = f"http://testserver{prepare_path(attendance(meeting, cast.youssef))}"
    assert mail.subject == "Overvecht: komt u op dinsdag 22 december? Wij hoorden nog niets van u"
    assert without_choices(mail.text) == (
        "Dag Youssef,\n\n"
        "U krijgt deze herinnering omdat u nog niet antwoordde. Wij horen graag of u komt op\n\n"
        "dinsdag 22 december 2026\n19.30 tot 21.00 uur\nBuurthuis De Stoep\n\n"
        "Komt u?\n"
        f"Ja, ik kom: {link}?antwoord=ja\nMisschien: {link}?antwoord=misschien\nNee: {link}?antwoord=nee\n\n"
        "U hoeft niet in te loggen. Veranderen mag altijd.\n\n"
        "Tot dan,\nFatima (gemeente)\nMark (politie)\n\n"
        "De link is alleen voor u. Stuur hem niet door.\n"
    )
    assert [
        words in mail.html for words in ("U krijgt deze herinnering omdat u nog niet", f"{link}?antwoord=ja")
    ] == [True, True]


def test_the_words_to_who_comes(cast, meeting, clock, amsterdam):
    answer(meeting, youssef="yes")
    sweep(clock, amsterdam("2026-12-21 08:00"))

    mail = OutgoingMail.objects.get(kind=COMING)
    assert mail.subject == "Overvecht: tot dinsdag 22 december om 19.30 uur"
    assert mail.text.startswith(
        "Dag Youssef,\n\nU krijgt deze herinnering omdat u zei dat u komt. Wij zien elkaar op\n\n"
        "dinsdag 22 december 2026\n19.30 tot 21.00 uur\nBuurthuis De Stoep\n\nVerandert er iets?\n"
    )
    assert "1. Licht\n" in mail.text
    assert ("U krijgt deze herinnering omdat u zei dat u komt." in mail.html, "Licht" in mail.html) == (
        True,
        True,
    )


def test_an_answer_is_kept_when_a_reminder_is_claimed(meeting, clock, amsterdam):
    answer(meeting, youssef="yes")
    sweep(clock, amsterdam("2026-12-21 08:00"))

    own = meeting.attendances.get(membership__user__name="Youssef")
    assert (own.rsvp, own.silent_reminder_at, own.coming_reminder_at) == (
        Rsvp.YES,
        None,
        amsterdam("2026-12-21 08:00"),
    )
