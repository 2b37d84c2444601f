"""A mail that was given up can be tried once more while it is of use; why it failed is said plainly."""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks.tests.factories import make_user
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.outbox import send_again
from notifications.tests.factories import make_mail
from notifications.troubles import in_words
from tests.at_once import at_once

NOW = timezone.now


@pytest.fixture
def failed(youssef):
    """A mail of six days ago that was given up."""
    make_mail(youssef, urgent=True)
    long_ago = NOW() - timedelta(days=6)
    OutgoingMail.objects.update(status="failed", error="SMTPDataError 552", attempts=9, created_at=long_ago)
    return OutgoingMail.objects.get()


def test_it_goes_out_although_its_five_days_are_over(failed, mailoutbox):
    assert send_again(failed) is True

    assert send_due() == 1
    failed.refresh_from_db()
    assert (failed.status, failed.error, failed.attempts) == ("sent", "", 1)
    assert len(mailoutbox) == 1


def test_it_comes_back_when_it_fails_again(failed, smtp):
    smtp.say["RCPT"] = "550 no such user"
    send_again(failed)

    send_due()

    failed.refresh_from_db()
    assert (failed.status, failed.error, failed.can_go_again) == ("failed", "SMTPRecipientsRefused 550", True)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "sent"},
        {"status": "queued"},
        {"status": "sending", "lease_until": NOW() + timedelta(minutes=1)},
        {"status": "expired"},
        {"wiped": True},
        {"not_after": NOW() - timedelta(minutes=1)},
        {"recipient": None, "address": ""},
    ],
)
def test_what_cannot_go_again(failed, change):
    OutgoingMail.objects.update(**change)
    mail = OutgoingMail.objects.get()
    before = OutgoingMail.objects.values().get()

    assert (mail.can_go_again, send_again(failed)) == (False, False)
    assert OutgoingMail.objects.values().get() == before


@pytest.mark.django_db(transaction=True)
def test_four_who_try_at_once_send_one(failed):
    assert sorted(at_once(lambda: send_again(failed))) == [False, False, False, True]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            "SMTPRecipientsRefused 550",
            "Deze mailbox bestaat niet, of neemt geen mail van ons aan. Klopt het adres?",
        ),
        (
            "SMTPDataError 552",
            "De mailbox is vol. Vraag de persoon om ruimte te maken, en probeer het opnieuw.",
        ),
        (
            "SMTPDataError 554",
            "De mailserver van deze persoon weigerde de mail, misschien als ongewenste mail.",
        ),
        (
            "SMTPRecipientsRefused 451",
            "De mailserver van deze persoon bleef bezet. We hebben het vijf dagen geprobeerd.",
        ),
        (
            "SMTPAuthenticationError 535",
            "Onze eigen mailserver laat ons niet toe. Meld het aan wie de instellingen beheert.",
        ),
        ("SMTPSenderRefused 599", "De mailserver weigerde de mail."),
        ("TimeoutError", "De mailserver gaf geen antwoord. We hebben het vijf dagen geprobeerd."),
        (
            "ConnectionRefusedError",
            "De mailserver was niet te bereiken. We hebben het vijf dagen geprobeerd.",
        ),
        ("ValueError", "Deze mail kan zo niet verstuurd worden. Klopt het adres?"),
        ("gave up", "We hebben het vijf dagen geprobeerd en zijn gestopt."),
    ],
)
def test_why_it_failed_in_plain_words(error, words):
    assert in_words(error) == words


def test_whom_mail_does_not_reach(db):
    """The last failure counts only when nothing arrived since; a mail to another address says nothing."""
    cases = {
        "Never": [("failed", 1)],
        "Again": [("failed", 3), ("sent", 1)],
        "Lately": [("sent", 3), ("failed", 1)],
        "Fine": [("sent", 1)],
        "Waiting": [("queued", 1)],
        "Nothing": [],
    }
    people = {name: make_user(name) for name in cases}
    for name, mails in cases.items():
        for number, (status, days) in enumerate(mails):
            moment = NOW() - timedelta(days=days)
            make_mail(people[name], f"{name}-{number}")
            sent = {"sent_at": moment} if status == "sent" else {}
            OutgoingMail.objects.filter(key=f"{name}-{number}").update(
                status=status, updated_at=moment, **sent
            )
    make_mail(people["Fine"], "old address", address="old@example.org")
    OutgoingMail.objects.filter(key="old address").update(status="failed")

    found = OutgoingMail.objects.undeliverable_to(people.values())

    assert found == {people["Never"].pk, people["Lately"].pk}
    assert OutgoingMail.objects.undeliverable_to([people["Never"]]) == {people["Never"].pk}
    assert OutgoingMail.objects.undeliverable_to([]) == set()


def test_whom_mail_does_not_reach_is_one_question(db, django_assert_num_queries):
    people = [make_user(f"Persoon{number}") for number in range(3)]
    for user in people:
        make_mail(user, user.name)
    OutgoingMail.objects.update(status="failed")

    with django_assert_num_queries(1):
        assert OutgoingMail.objects.undeliverable_to(people) == {user.pk for user in people}
