"""One key, one mail; written with the event it tells about, and a worker woken once it is certain."""

import time

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from kombu import Connection

from notifications import outbox, tasks
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import WORDS, make_mail, outbox_of


class SomethingWrong(Exception):
    """The event that the mail tells about did not happen after all."""


@transaction.atomic
def fail_after_queueing(recipient, key: str) -> None:
    make_mail(recipient, key)
    raise SomethingWrong


@pytest.fixture
def woken(monkeypatch) -> list:
    """How often a worker was woken."""
    calls: list = []
    monkeypatch.setattr(tasks.send_mail, "apply_async", lambda **options: calls.append(options))
    return calls


def test_a_second_mail_with_the_same_key_changes_nothing(youssef):
    first = make_mail(youssef)
    make_mail(youssef, rendered=outbox.Rendered("Ander onderwerp", "Andere tekst", ""), urgent=True)

    assert list(OutgoingMail.objects.values_list("pk", "subject", "text", "urgent")) == [
        (first.pk, "Een onderwerp", "Een tekst.\n", False)
    ]


def test_a_key_that_was_sent_before_is_not_even_rendered(youssef):
    make_mail(youssef)

    outbox.enqueue(key="a-key", kind="test", recipient=youssef, template="there/is/none", context={})

    assert outbox_of(youssef) == [("test.plain", "Een onderwerp")]


def test_two_keys_are_two_mails_with_two_message_ids(youssef):
    ids = {make_mail(youssef, key).message_id for key in ("first", "second")}

    assert len(ids) == 2


def test_the_message_id_is_stable_and_tells_nothing_of_the_key(youssef):
    first = make_mail(youssef).message_id
    OutgoingMail.objects.all().delete()

    assert make_mail(youssef).message_id == first
    assert first.endswith("@bondgenoten.example>")
    assert "a-key" not in first


@override_settings(SECRET_KEY="another" * 10)
def test_the_message_id_cannot_be_computed_from_the_key_alone(youssef):
    with override_settings(SECRET_KEY="one" * 20):
        first = make_mail(youssef).message_id
    OutgoingMail.objects.all().delete()

    assert make_mail(youssef).message_id != first


def test_a_commit_wakes_one_worker_for_all_mail_of_a_transaction(
    youssef, woken, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for key in ("one", "two", "three"):
            make_mail(youssef, key)
        assert woken == []

    assert woken == [{"retry": False}]


def test_a_rollback_leaves_no_mail_and_wakes_nobody(youssef, woken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(SomethingWrong):
        fail_after_queueing(youssef, "rolled-back")

    assert (OutgoingMail.objects.count(), woken) == (0, [])


def test_mail_after_a_rolled_back_part_still_wakes_a_worker(
    youssef, woken, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(SomethingWrong):
            fail_after_queueing(youssef, "rolled-back")
        make_mail(youssef, "kept")

    assert (list(OutgoingMail.objects.values_list("key", flat=True)), woken) == (["kept"], [{"retry": False}])


def test_a_broker_that_is_down_loses_nothing_and_holds_nobody_up(
    youssef, settings, monkeypatch, mailoutbox, django_capture_on_commit_callbacks
):
    broker = Connection(
        "redis://127.0.0.1:1/0", transport_options=dict(settings.CELERY_BROKER_TRANSPORT_OPTIONS)
    )
    publish = tasks.send_mail.apply_async
    tried = []

    def to_broken_broker(**options):
        tried.append(options)
        return publish(connection=broker, **options)

    monkeypatch.setattr(tasks.send_mail, "apply_async", to_broken_broker)
    started = time.perf_counter()

    with django_capture_on_commit_callbacks(execute=True):
        make_mail(youssef, urgent=True)

    assert time.perf_counter() - started < 1
    assert len(tried) == 1
    assert (send_due(), [mail.subject for mail in mailoutbox]) == (1, ["Een onderwerp"])


def test_a_long_subject_fits_the_row(youssef):
    mail = make_mail(youssef, rendered=outbox.Rendered("x" * 400, "", ""))

    assert mail.subject == "x" * 300


def test_the_mail_is_in_the_language_of_its_recipient(youssef):
    youssef.language = "en"

    assert make_mail(youssef).language == "en"


def test_what_a_row_holds(youssef):
    until = timezone.now()
    file = outbox.Attachment("bijeenkomst.ics", "text/calendar", "BEGIN:VCALENDAR")

    mail = make_mail(
        youssef,
        reference="abc",
        not_after=until,
        urgent=True,
        lets_in=True,
        attachments=[file],
        rendered=WORDS,
    )

    assert (mail.reference, mail.not_after, mail.urgent, mail.lets_in, mail.wiped, mail.status) == (
        "abc",
        until,
        True,
        True,
        False,
        "queued",
    )
    assert mail.attachments == [
        {"name": "bijeenkomst.ics", "type": "text/calendar", "content": "BEGIN:VCALENDAR"}
    ]
    assert str(mail) == "a-key"
