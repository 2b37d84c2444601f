"""A server that refuses, hangs or loses the line: try again, give up with a reason, or admit a doubt."""

import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from networks.tests.factories import make_user
from notifications.constants import MailStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail


@pytest.fixture
def mail(youssef) -> OutgoingMail:
    return make_mail(youssef, urgent=True)


def attempt(mail: OutgoingMail, now=None) -> tuple:
    """Try to send: (how many went out, status, reason, doubt, seconds until the next attempt)."""
    now = now or timezone.now()
    sent = send_due(now)
    mail.refresh_from_db()
    pause = (mail.not_before - now).total_seconds() if mail.not_before else None
    return sent, mail.status, mail.error, mail.possibly_twice, pause


@pytest.mark.parametrize(
    ("stage", "answer", "reason"),
    [
        ("RCPT", "450 try again later", "SMTPRecipientsRefused 450"),
        ("RCPT", "421 closing", "SMTPRecipientsRefused 421"),
        ("DATA", "451 greylisted youssef@example.org", "SMTPDataError 451"),
        ("DATA", "421 closing", "SMTPDataError 421"),
    ],
)
def test_not_now_is_tried_again(mail, smtp, stage, answer, reason):
    smtp.say[stage] = answer

    assert attempt(mail) == (0, MailStatus.QUEUED, reason, False, 20)


@pytest.mark.parametrize(
    ("stage", "answer", "reason"),
    [
        ("RCPT", "550 no such user youssef@example.org", "SMTPRecipientsRefused 550"),
        ("DATA", "554 refused: youssef@example.org", "SMTPDataError 554"),
    ],
)
def test_never_is_given_up_with_the_code_and_without_the_address(mail, smtp, stage, answer, reason):
    smtp.say[stage] = answer

    assert attempt(mail) == (0, MailStatus.FAILED, reason, False, None)
    assert list(OutgoingMail.objects.undeliverable()) == [mail]


def test_nobody_listens_is_tried_again_without_a_doubt(mail, nobody_listens):
    assert attempt(mail) == (0, MailStatus.QUEUED, "ConnectionRefusedError", False, 20)


def test_a_line_lost_while_the_server_takes_the_mail_is_a_doubt(mail, smtp):
    smtp.say["DATA"] = "drop"

    assert attempt(mail) == (0, MailStatus.QUEUED, "SMTPServerDisconnected", True, 20)


def test_a_server_that_hangs_after_the_mail_is_a_doubt(mail, smtp):
    smtp.say["DATA"] = "hang"

    assert attempt(mail) == (0, MailStatus.QUEUED, "SMTPServerDisconnected", True, 20)


def test_a_server_that_says_nothing_is_tried_again_without_a_doubt(mail, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.1
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()

        assert attempt(mail) == (0, MailStatus.QUEUED, "SMTPServerDisconnected", False, 20)


def test_after_a_doubt_the_mail_goes_again_under_the_same_message_id_and_says_so(mail, smtp):
    smtp.say["DATA"] = "drop"
    attempt(mail)
    smtp.say.clear()

    assert attempt(mail, mail.not_before)[:4] == (1, MailStatus.POSSIBLY_TWICE, "", True)
    assert [message["Message-ID"] for message in smtp.messages] == [mail.message_id] * 2
    assert mail.sent_at is not None


def test_after_a_refusal_without_doubt_the_mail_is_simply_sent(mail, smtp):
    smtp.say["DATA"] = "451 later"
    attempt(mail)
    smtp.say.clear()

    assert attempt(mail, mail.not_before)[:4] == (1, MailStatus.SENT, "", False)


def test_a_mail_in_pause_is_left_alone(mail, smtp):
    smtp.say["DATA"] = "451 later"
    now = timezone.now()
    attempt(mail, now)

    send_due(now + timedelta(seconds=19))

    assert len(smtp.received) == 1


def test_the_pause_doubles_up_to_an_hour(mail, nobody_listens):
    now, pauses = timezone.now(), []
    for _ in range(11):
        pauses.append(attempt(mail, now)[4])
        now = mail.not_before

    assert pauses == [20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600]


def test_after_five_days_it_is_given_up(mail, nobody_listens):
    nearly = mail.created_at + timedelta(days=5) - timedelta(seconds=21)

    assert attempt(mail, nearly)[1] == MailStatus.QUEUED
    assert attempt(mail, nearly + timedelta(seconds=20))[1:3] == (MailStatus.FAILED, "ConnectionRefusedError")


def test_a_mail_that_would_come_too_late_is_given_up(youssef, nobody_listens):
    now = timezone.now()
    mail = make_mail(youssef, urgent=True, not_after=now + timedelta(seconds=30))

    assert attempt(mail, now)[1] == MailStatus.QUEUED
    assert attempt(mail, mail.not_before)[1:3] == (MailStatus.FAILED, "ConnectionRefusedError")


def test_one_mail_in_trouble_does_not_hold_up_the_next(youssef, smtp, mail):
    other = make_mail(youssef, "other", urgent=True)
    OutgoingMail.objects.filter(pk=mail.pk).update(lets_in=True)
    smtp.say["DATA"] = "drop"
    attempt(mail)
    smtp.say.clear()
    other.refresh_from_db()
    assert other.status == MailStatus.QUEUED  # it met the same broken line

    assert send_due(max(mail.not_before, other.not_before)) == 2


def test_a_mail_that_no_message_can_be_made_of_is_given_up_and_the_others_go(youssef, mail, smtp):
    broken = make_mail(youssef, "broken", urgent=True)
    type(youssef).objects.filter(pk=youssef.pk).update(email="twee@@apen")
    other = make_mail(make_user("Samira"), "other", urgent=True)

    assert send_due() == 1
    assert list(OutgoingMail.objects.order_by("pk").values_list("pk", "status", "error")) == [
        (mail.pk, MailStatus.FAILED, "ValueError"),
        (broken.pk, MailStatus.FAILED, "ValueError"),
        (other.pk, MailStatus.SENT, ""),
    ]
