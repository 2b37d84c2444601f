"""Mail goes by address to somebody who need not be a User; nobody without an address is mailed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.registry import mail_rights
from notifications import delivery, outbox
from notifications.constants import How
from notifications.models import OutgoingMail
from notifications.tests.factories import WORDS, make_mail, make_topic_mail, wants

NOOR = outbox.Addressee("noor@example.org", "Noor de Wit", "en")


@pytest.fixture(autouse=True)
def by_day(settings):
    settings.MAIL_QUIET_HOURS = None


def state(mail: OutgoingMail) -> tuple:
    mail.refresh_from_db()
    return mail.status, mail.address, mail.text


def test_it_goes_to_the_address_in_the_language_that_was_chosen(db, mailoutbox):
    mail = make_mail(NOOR)
    assert (mail.recipient, mail.goes_to, mail.language, NOOR.short_name) == (None, NOOR.email, "en", "Noor")
    assert delivery.send_due() == 1
    (sent,) = mailoutbox
    assert (sent.to, sent.extra_headers["Content-Language"]) == (["noor@example.org"], "en")
    assert "List-Unsubscribe" not in sent.extra_headers
    assert state(mail) == ("sent", "", WORDS.text)


def test_a_known_address_stays_an_address(cast):
    mail = make_mail(outbox.Addressee(cast.anneke.email, "Anneke", "nl"))
    assert (mail.recipient, mail.address) == (None, cast.anneke.email)


def test_its_right_is_asked_at_sending(db, monkeypatch, mailoutbox):
    monkeypatch.setitem(mail_rights._functions, "test.plain", lambda mail: mail.recipient is not None)
    mail = make_mail(NOOR)
    assert delivery.send_due() == 0
    assert state(mail) == ("expired", "", WORDS.text)
    assert mailoutbox == []


def test_an_address_that_failed_is_kept_for_thirty_days(db):
    mail, young = make_mail(NOOR, "old"), make_mail(NOOR, "young")
    OutgoingMail.objects.update(status="failed")
    OutgoingMail.objects.filter(pk=mail.pk).update(created_at=timezone.now() - timedelta(days=31))
    assert delivery.wipe_bodies() == 1
    assert [state(mail)[1], state(young)[1]] == ["", NOOR.email]


def test_the_administrator_sees_where_it_did_not_arrive(cast, login):
    make_mail(NOOR)
    make_mail(NOOR, "old")
    OutgoingMail.objects.update(status="failed", error="SMTPRecipientsRefused 550")
    OutgoingMail.objects.filter(key="old").update(address="")
    page = login(cast.beheer).get("/beheer/").content.decode()
    assert page.count("Iemand die is uitgenodigd") == 2
    assert page.count("noor@example.org ·") == 1


@pytest.fixture
def on_paper(db) -> User:
    """Somebody without an address."""
    return User.objects.create_user(None, "Truus")


@pytest.mark.parametrize("how", How)
def test_nothing_is_queued_for_who_takes_part_on_paper(on_paper, how):
    wants(on_paper, how)
    assert make_topic_mail(on_paper, "topic") is None
    outbox.enqueue_rendered(key="k", kind="test.plain", recipient=on_paper, rendered=WORDS)
    outbox.enqueue(key="l", kind="test.plain", recipient=on_paper, template="does/not/exist", context={})
    assert OutgoingMail.objects.count() == 0


def test_who_lost_their_address_meanwhile_is_not_mailed(cast, mailoutbox):
    mail = make_mail(cast.anneke)
    User.objects.filter(pk=cast.anneke.pk).update(email=None)
    assert delivery.send_due() == 0
    assert (state(mail)[0], mailoutbox) == ("expired", [])
