"""The address of who was invited is not kept: a month after the link ended the invitation is removed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks.models import Invitation
from networks.services.invitations import forget_old
from networks.tasks import forget_old_invitations
from networks.tests.factories import make_invitation

DAY = timedelta(days=1)


@pytest.mark.parametrize("ended", ["", "accepted_at", "declined_at", "revoked_at"])
@pytest.mark.parametrize(("after", "left"), [(43.9 * DAY, 1), (44.1 * DAY, 0)])
def test_a_month_after_the_link_ended(cast, ended, after, left):
    make_invitation(cast.overvecht, cast.fatima)
    if ended:
        Invitation.objects.update(**{ended: timezone.now()})
    assert forget_old(timezone.now() + after) == 1 - left
    assert Invitation.objects.filter(email="noor@example.org").count() == left


def test_the_task_is_this(cast):
    make_invitation(cast.overvecht, cast.fatima)
    Invitation.objects.update(expires_at=timezone.now() - 31 * DAY)
    forget_old_invitations()
    assert Invitation.objects.count() == 0
