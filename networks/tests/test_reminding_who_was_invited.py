"""One reminder, five days after the link was sent, with a link that works beside the first one."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import AuditEvent
from networks.constants import NetworkStatus
from networks.models import Invitation
from networks.services import invitations, joining
from networks.services.invitations import remind_invited
from networks.tasks import send_invitation_reminders
from networks.tests.factories import make_invitation
from notifications import delivery
from notifications.models import OutgoingMail
from tests.at_once import at_once

DAY = timedelta(days=1)


def reminder() -> OutgoingMail:
    return OutgoingMail.objects.get(kind="networks.invitation_reminder")


def token_in(mail: OutgoingMail) -> str:
    return mail.text.split("/uitnodiging/")[1].split("/")[0]


@pytest.mark.parametrize(
    ("after", "count"), [(4.99 * DAY, 0), (5.01 * DAY, 1), (13.9 * DAY, 1), (14.01 * DAY, 0)]
)
def test_it_comes_after_five_days_and_not_after_the_end(cast, after, count):
    make_invitation(cast.overvecht, cast.fatima)
    assert remind_invited(timezone.now() + after) == count


def test_it_comes_once(cast):
    make_invitation(cast.overvecht, cast.fatima)
    now = timezone.now() + 6 * DAY
    assert [remind_invited(now + hours * DAY / 24) for hours in range(3)] == [1, 0, 0]
    assert AuditEvent.objects.filter(event="invitation.reminded", channel="sweep", actor=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_remind_once(cast):
    make_invitation(cast.overvecht, cast.fatima)
    now = timezone.now() + 6 * DAY
    assert sorted(at_once(lambda: remind_invited(now))) == [0, 0, 0, 1]
    assert OutgoingMail.objects.filter(kind="networks.invitation_reminder").count() == 1


def test_both_links_work_until_one_is_used(cast):
    first = make_invitation(cast.overvecht, cast.fatima)
    remind_invited(timezone.now() + 6 * DAY)
    second = token_in(reminder())
    assert first != second
    assert joining.find(first) == joining.find(second) == Invitation.objects.get()

    joining.join(joining.find(second), name="Noor", language="nl")
    with pytest.raises(joining.InvitationEnded):
        joining.join(joining.find(first), name="Noor", language="nl")


def test_sending_again_ends_both_links_and_reminds_nobody_twice(cast):
    first = make_invitation(cast.overvecht, cast.fatima)
    remind_invited(timezone.now() + 6 * DAY)
    second = token_in(reminder())
    invitations.resend(Invitation.objects.get(), actor=cast.fatima, sent=1)
    for token in (first, second):
        with pytest.raises(Invitation.DoesNotExist):
            joining.find(token)
    assert remind_invited(timezone.now() + 6 * DAY) == 0


@pytest.mark.parametrize("ended", ["accepted_at", "declined_at", "revoked_at"])
def test_who_answered_is_not_reminded(cast, ended):
    make_invitation(cast.overvecht, cast.fatima)
    Invitation.objects.update(**{ended: timezone.now()})
    assert remind_invited(timezone.now() + 6 * DAY) == 0


def test_a_closed_network_reminds_nobody(cast):
    make_invitation(cast.overvecht, cast.fatima)
    type(cast.overvecht).objects.update(status=NetworkStatus.CLOSED)
    assert remind_invited(timezone.now() + 6 * DAY) == 0


def test_a_reminder_that_waits_does_not_go_after_the_answer(cast, settings, mailoutbox):
    settings.MAIL_QUIET_HOURS = None
    token = make_invitation(cast.overvecht, cast.fatima)
    delivery.send_due()
    remind_invited(timezone.now() + 6 * DAY)
    joining.decline(joining.find(token))
    delivery.send_due()
    assert (len(mailoutbox), reminder().status, reminder().address) == (1, "expired", "")


def test_the_task_and_the_command_are_this_sweep(cast):
    make_invitation(cast.overvecht, cast.fatima)
    send_invitation_reminders()
    out = io.StringIO()
    call_command("send_invitation_reminders", now=timezone.now() + 6 * DAY, stdout=out)
    assert out.getvalue() == "1\n"
