"""Only a live network plans, mails and takes answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import links
from meetings.permissions import can_answer, can_propose
from meetings.services import send_reminders
from meetings.tests.factories import attendance, make_meeting
from networks.constants import NetworkStatus
from networks.models import Network
from notifications.models import OutgoingMail
from notifications.rights import may_receive


@pytest.fixture(params=[NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def stopped(request, cast):
    """A meeting that was planned and mailed before its network stopped."""
    meeting = make_meeting(cast.overvecht, cast.fatima)
    Network.objects.filter(pk=cast.overvecht.pk).update(status=request.param)
    meeting.network.refresh_from_db()
    return meeting


def test_nobody_is_reminded(cast, stopped):
    assert send_reminders(stopped.starts_at - timedelta(hours=20)) == 0


def test_queued_mail_is_not_sent(cast, stopped):
    invitations = OutgoingMail.objects.filter(kind="meetings.invitation")
    assert [may_receive(mail) for mail in invitations] == [False] * 7


def test_the_mail_link_has_ended(cast, stopped):
    with pytest.raises(links.LinkEnded):
        links.find(links.make_token(attendance(stopped, cast.youssef)))


def test_nobody_answers_or_proposes(cast, stopped):
    assert not can_answer(cast.youssef, stopped)
    assert not can_propose(cast.youssef, stopped)
    assert stopped.starts_at > timezone.now()
