"""Days on which something around us is broken: nobody waits for it, nothing is lost, nothing comes twice."""

import socket
import time

import pytest
from django.core import mail
from django.db.models import Max
from django.urls import reverse

from bondgenoten.celery import app
from meetings import links
from meetings.tests.factories import attendance, make_draft
from networks.models import Membership
from notifications.constants import MailStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tasks import send_mail

SEATS = 7  # of Overvecht in the cast


@pytest.fixture(autouse=True)
def by_day(settings):
    """Whatever the clock of this computer says, these mails need not wait for the morning."""
    settings.MAIL_QUIET_HOURS = None


@pytest.fixture
def no_broker(monkeypatch):
    """A broker at a port that is taken and answers nobody."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("CELERY_BROKER_URL", f"redis://127.0.0.1:{closed.getsockname()[1]}/0")
        monkeypatch.setattr(app, "_pool", None)
        monkeypatch.setattr(app.amqp, "_producer_pool", None)
        with pytest.raises(send_mail.OperationalError):
            send_mail.apply_async(retry=False)
        yield


@pytest.fixture
def hanging_mail_server(settings):
    """A mail server that takes the call and then says nothing."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.1
    with socket.create_server(("127.0.0.1", 0), backlog=2 * SEATS) as silent:
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        yield


def plan(cast, client, on_commit) -> tuple:
    """Fatima sends the invitations of a draft; the meeting and the page that answered."""
    draft = make_draft(cast.overvecht, cast.fatima)
    client.force_login(cast.fatima)
    with on_commit(execute=True):
        response = client.post(f"/bijeenkomsten/{draft.public_id}/uitnodigen/")
    draft.refresh_from_db()
    return draft, response


def test_planning_does_not_wait_for_a_broker_that_is_down(
    cast, client, no_broker, django_capture_on_commit_callbacks
):
    before = time.monotonic()
    draft, response = plan(cast, client, django_capture_on_commit_callbacks)

    assert (response.status_code, response.url) == (302, draft.get_absolute_url())
    assert time.monotonic() - before < 2
    assert OutgoingMail.objects.filter(status=MailStatus.QUEUED).count() == SEATS


def test_what_was_planned_without_a_broker_goes_out_with_the_next_sweep_once(
    cast, client, no_broker, django_capture_on_commit_callbacks
):
    plan(cast, client, django_capture_on_commit_callbacks)

    assert (send_due(), send_due()) == (SEATS, 0)
    assert sorted(message.to[0] for message in mail.outbox) == addresses(cast)


def test_a_mail_server_that_hangs_is_waited_for_once_a_sweep_and_the_mail_waits_with_its_reason(
    cast, client, hanging_mail_server, django_capture_on_commit_callbacks
):
    plan(cast, client, django_capture_on_commit_callbacks)
    before = time.monotonic()

    assert send_due() == 0
    assert time.monotonic() - before < 3 * 0.1
    waiting = OutgoingMail.objects.values_list("status", "error", "possibly_twice", "attempts")
    tried = (MailStatus.QUEUED, "SMTPServerDisconnected", False, 1)
    assert list(waiting.order_by("-attempts")) == [tried] + [(MailStatus.QUEUED, "", False, 0)] * (SEATS - 1)


def test_other_work_goes_on_while_mail_waits_and_all_of_it_goes_out_once_later(
    cast, client, settings, hanging_mail_server, django_capture_on_commit_callbacks
):
    draft, _ = plan(cast, client, django_capture_on_commit_callbacks)
    send_due()
    client.logout()
    answer = reverse("prepare:answer", args=[links.make_token(attendance(draft, cast.youssef))])

    assert client.post(answer, {"rsvp": "yes"}).status_code == 302
    assert attendance(draft, cast.youssef).rsvp == "yes"

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    later = OutgoingMail.objects.aggregate(later=Max("not_before"))["later"]
    assert (send_due(later), send_due(later)) == (SEATS, 0)
    assert sorted(message.to[0] for message in mail.outbox) == addresses(cast)
    assert OutgoingMail.objects.exclude(status=MailStatus.SENT).count() == 0


def test_the_patience_with_a_mail_server_is_short_and_set(settings):
    assert settings.EMAIL_TIMEOUT == 10


def addresses(cast) -> list[str]:
    seats = Membership.objects.filter(network=cast.overvecht).exclude(role="privacy_officer")
    return sorted(seats.values_list("user__email", flat=True))
