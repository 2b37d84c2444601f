"""A mail that cannot be dealt with ends with its reason, and the next one goes out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bondgenoten.lib.registry import mail_rights
from notifications.constants import GIVE_UP_AFTER, MailStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail


@pytest.fixture(autouse=True)
def daytime(settings):
    settings.MAIL_QUIET_HOURS = None


def outcomes() -> dict[str, tuple[str, str]]:
    return {mail.key: (mail.status, mail.error) for mail in OutgoingMail.objects.all()}


def test_one_that_was_never_finished_is_given_up_in_the_end(cast, mailoutbox):
    make_mail(cast.anneke, "old")
    make_mail(cast.anneke, "new")
    long_ago = timezone.now() - GIVE_UP_AFTER - timedelta(minutes=1)
    OutgoingMail.objects.filter(key="old").update(
        created_at=long_ago, status=MailStatus.SENDING, lease_until=timezone.now() - timedelta(hours=1)
    )

    assert send_due() == 1
    assert outcomes() == {"old": (MailStatus.FAILED, "gave up"), "new": (MailStatus.SENT, "")}


def test_a_right_that_cannot_be_asked_sends_nothing(cast, mailoutbox, monkeypatch):
    def broken(mail):
        raise KeyError("secret")

    monkeypatch.setitem(mail_rights._functions, "test.broken", broken)
    make_mail(cast.anneke, "broken", kind="test.broken")
    make_mail(cast.anneke, "new")

    assert send_due() == 1
    assert outcomes() == {"broken": (MailStatus.FAILED, "KeyError"), "new": (MailStatus.SENT, "")}
