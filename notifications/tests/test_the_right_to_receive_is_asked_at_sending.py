"""Between writing a mail and sending it people leave and things pass: such a mail is never sent."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from bondgenoten.lib.registry import mail_rights
from notifications.constants import MailStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def right(monkeypatch) -> list:
    """A kind of mail, test.right, with the answer in this list."""
    answers: list = [True]
    monkeypatch.setitem(mail_rights._functions, "test.right", lambda mail: answers[0])
    return answers


def outcome() -> tuple:
    sent = send_due()
    return sent, OutgoingMail.objects.get().status


def test_who_has_the_right_gets_it(youssef, right, mailoutbox):
    make_mail(youssef, kind="test.right")

    assert outcome() == (1, MailStatus.SENT)
    assert [mail.to for mail in mailoutbox] == [["youssef@example.org"]]


def test_who_lost_the_right_does_not(youssef, right, mailoutbox):
    make_mail(youssef, kind="test.right")
    right[0] = False

    assert (outcome(), mailoutbox) == ((0, MailStatus.EXPIRED), [])


def test_who_can_no_longer_log_in_gets_nothing(youssef, mailoutbox):
    make_mail(youssef)
    youssef.is_active = False
    youssef.save()

    assert (outcome(), mailoutbox) == ((0, MailStatus.EXPIRED), [])


def test_a_mail_past_its_use_is_not_sent(youssef, clock, mailoutbox):
    make_mail(youssef, not_after=timezone.now() + timedelta(minutes=10))
    clock.shift(timedelta(minutes=10))

    assert (outcome(), mailoutbox) == ((0, MailStatus.EXPIRED), [])


def test_a_mail_is_of_use_until_its_very_end(youssef, clock, mailoutbox):
    make_mail(youssef, not_after=timezone.now() + timedelta(minutes=10))
    clock.shift(timedelta(minutes=9, seconds=59))

    assert outcome() == (1, MailStatus.SENT)


def test_it_goes_to_the_address_of_now(youssef, mailoutbox):
    make_mail(youssef)
    youssef.email = "nieuw@example.org"
    youssef.save()

    send_due()

    assert [mail.to for mail in mailoutbox] == [["nieuw@example.org"]]


def test_a_mail_that_was_not_sent_for_want_of_right_never_is(youssef, right, mailoutbox):
    make_mail(youssef, kind="test.right")
    right[0] = False
    send_due()
    right[0] = True

    assert (send_due(timezone.now() + timedelta(days=1)), mailoutbox) == (0, [])
