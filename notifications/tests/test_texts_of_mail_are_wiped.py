"""A code or a link that lets someone in is wiped on sending; every other text after thirty days."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from notifications import outbox, tasks
from notifications.constants import MailStatus
from notifications.delivery import send_due, wipe_bodies
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail

FILE = outbox.Attachment("bijeenkomst.ics", "text/calendar", "BEGIN:VCALENDAR")
WIPED = ("", "", [], True)
KEPT = ("Een tekst.\n", "<p>Een tekst.</p>", [vars(FILE)], False)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def body() -> tuple:
    return OutgoingMail.objects.values_list("text", "html", "attachments", "wiped").get()


def test_a_mail_that_lets_in_is_wiped_when_sent(youssef, mailoutbox):
    make_mail(youssef, attachments=[FILE], lets_in=True)
    assert body() == KEPT

    send_due()

    assert (body(), [mail.body for mail in mailoutbox]) == (WIPED, ["Een tekst.\n"])


def test_a_mail_that_lets_in_is_wiped_when_it_expires_too(youssef):
    make_mail(youssef, attachments=[FILE], lets_in=True, not_after=timezone.now())
    send_due()

    assert (OutgoingMail.objects.get().status, body()) == (MailStatus.EXPIRED, WIPED)


def test_a_mail_that_lets_in_keeps_its_text_for_the_next_attempt(youssef, nobody_listens):
    make_mail(youssef, attachments=[FILE], lets_in=True)
    send_due()

    assert (OutgoingMail.objects.get().status, body()) == (MailStatus.QUEUED, KEPT)


def test_a_mail_that_lets_in_is_wiped_when_given_up(youssef, nobody_listens):
    make_mail(youssef, attachments=[FILE], lets_in=True)
    send_due(timezone.now() + timedelta(days=6))

    assert (OutgoingMail.objects.get().status, body()) == (MailStatus.FAILED, WIPED)


def test_any_other_text_is_kept_for_thirty_days(youssef, clock):
    make_mail(youssef, attachments=[FILE])
    send_due()
    clock.shift(timedelta(days=30))
    wiped = [wipe_bodies()]
    assert body() == KEPT

    clock.shift(timedelta(seconds=1))
    wiped += [wipe_bodies(), wipe_bodies()]

    assert (wiped, body()) == ([0, 1, 0], WIPED)


@pytest.mark.parametrize(
    "status", [MailStatus.SENT, MailStatus.POSSIBLY_TWICE, MailStatus.FAILED, MailStatus.EXPIRED]
)
def test_the_nightly_sweep_wipes_whatever_the_end_was(youssef, clock, status):
    make_mail(youssef, attachments=[FILE])
    OutgoingMail.objects.update(status=status)
    clock.shift(timedelta(days=31))

    tasks.wipe_mail()

    assert body() == WIPED


def test_mail_that_still_has_to_go_keeps_its_text(youssef, clock):
    make_mail(youssef, attachments=[FILE])
    clock.shift(timedelta(days=31))

    assert (wipe_bodies(), body()) == (0, KEPT)
