"""A claim and a lease: two workers at once send once; a dead worker's mail is sent again and marked so."""

from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from notifications.constants import LEASE, MailStatus
from notifications.delivery import claim, send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail


class Interrupted(EmailBackend):
    """Takes mail; ``meanwhile`` runs while the first mail is on its way."""

    meanwhile = None

    def send_messages(self, messages):
        meanwhile, type(self).meanwhile = type(self).meanwhile, None
        if meanwhile:
            meanwhile()
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def meanwhile(settings, monkeypatch):
    """Set what another worker does in the middle of sending."""
    settings.EMAIL_BACKEND = f"{__name__}.Interrupted"
    monkeypatch.setattr(Interrupted, "meanwhile", None)

    def set_action(action):
        monkeypatch.setattr(Interrupted, "meanwhile", staticmethod(action))

    return set_action


def test_a_claimed_mail_is_nobody_elses(youssef):
    mail = make_mail(youssef)

    assert claim(timezone.now()) == mail
    assert claim(timezone.now()) is None


def test_two_workers_take_two_mails(youssef):
    mails = [make_mail(youssef, key) for key in ("one", "two")]

    assert [claim(timezone.now()), claim(timezone.now()), claim(timezone.now())] == [*mails, None]


def test_a_claim_counts_the_attempt_and_has_a_lease(youssef):
    make_mail(youssef)

    mail = claim(timezone.now())

    assert (mail.status, mail.attempts, mail.lease_until) == (MailStatus.SENDING, 1, timezone.now() + LEASE)
    assert len(mail.claim) == 32


def test_a_second_worker_in_the_middle_of_the_first_sends_nothing(youssef, meanwhile, mailoutbox):
    make_mail(youssef)
    others = []
    meanwhile(lambda: others.append(send_due()))

    assert (send_due(), others, len(mailoutbox)) == (1, [0], 1)


def test_a_mail_whose_worker_died_is_sent_again_under_the_same_id_and_marked(youssef, clock, mailoutbox):
    make_mail(youssef)
    claim(timezone.now())  # and the worker dies

    sent_during_lease = send_due()
    clock.shift(LEASE + timedelta(seconds=1))
    sent_after_lease = send_due()

    mail = OutgoingMail.objects.get()
    assert (sent_during_lease, sent_after_lease) == (0, 1)
    assert (mail.status, mail.attempts, mail.possibly_twice) == (MailStatus.POSSIBLY_TWICE, 2, True)
    assert [message.extra_headers["Message-ID"] for message in mailoutbox] == [mail.message_id]


def test_a_worker_that_comes_back_late_cannot_overwrite(youssef, clock, meanwhile, mailoutbox):
    make_mail(youssef)
    seen = []

    def another_worker():
        clock.shift(LEASE + timedelta(seconds=1))
        send_due()
        seen.extend(OutgoingMail.objects.values())

    meanwhile(another_worker)
    send_due()

    assert list(OutgoingMail.objects.values()) == seen
    assert (seen[0]["status"], len(mailoutbox)) == (MailStatus.POSSIBLY_TWICE, 2)


def test_a_late_failure_cannot_undo_what_another_worker_sent(youssef, clock, meanwhile):
    make_mail(youssef)

    def another_worker_then_the_line_breaks():
        clock.shift(LEASE + timedelta(seconds=1))
        send_due()
        raise ConnectionResetError

    meanwhile(another_worker_then_the_line_breaks)
    send_due()

    assert OutgoingMail.objects.values_list("status", "error").get() == (MailStatus.POSSIBLY_TWICE, "")


def test_the_lease_follows_the_real_clock_whatever_moment_is_asked_for(youssef, mailoutbox):
    make_mail(youssef)
    claim(timezone.now())

    assert (send_due(timezone.now() + timedelta(days=2)), mailoutbox) == (0, [])
