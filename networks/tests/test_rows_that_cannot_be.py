"""What the database refuses, whatever the code does."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings.models import Meeting
from meetings.tests.factories import make_draft
from networks.constants import Party, Role, Side
from networks.models import Membership
from networks.tests.factories import make_member, make_network, make_user
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail
from signals.models import Signal
from signals.tests.factories import make_signal


def refused(write, *args, **kwargs) -> bool:
    try:
        with transaction.atomic():
            write(*args, **kwargs)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("party", "role", "no"),
    [
        (Party.POLICE, Role.COORDINATOR, False),
        (Party.MUNICIPALITY, Role.DEPUTY, False),
        (Party.RESIDENT, Role.COORDINATOR, True),
        (Party.PARTNER, Role.DEPUTY, True),
        (Party.RESIDENT, Role.PRIVACY_OFFICER, False),
    ],
)
def test_only_police_and_municipality_coordinate(cast, party, role, no):
    assert refused(make_member, cast.overvecht, make_user("Bart"), party, role) is no


def test_nobody_has_two_open_seats_in_one_network(cast):
    assert refused(make_member, cast.overvecht, cast.dewi, Party.PARTNER)
    cast.overvecht.memberships.filter(user=cast.dewi).update(to_date=timezone.localdate())
    assert not refused(make_member, cast.overvecht, cast.dewi, Party.PARTNER)


def test_a_link_does_not_end_before_it_starts(cast):
    dates = {"from_date": date(2026, 2, 2), "to_date": date(2026, 2, 1)}

    assert refused(make_member, cast.overvecht, make_user("Bart"), Party.RESIDENT, **dates)


@pytest.mark.parametrize("fields", [{"status": "sleeping"}, {"meetings_a_year": 0}, {"meetings_a_year": 53}])
def test_a_network_has_a_known_status_and_a_possible_rhythm(db, fields):
    assert refused(make_network, "nieuw", **fields)


def test_a_meeting_ends_after_it_starts(cast):
    draft = make_draft(cast.overvecht, cast.fatima)

    assert refused(Meeting.objects.filter(pk=draft.pk).update, ends_at=draft.starts_at)
    assert refused(
        Meeting.objects.filter(pk=draft.pk).update, status="planned"
    )  # without the moment of planning
    assert not refused(
        Meeting.objects.filter(pk=draft.pk).update, ends_at=draft.starts_at + timedelta(hours=1)
    )


def test_a_concern_for_one_names_that_one_and_others_name_nobody(cast):
    concern = make_signal(cast.overvecht, cast.anneke)
    rows = Signal.objects.filter(pk=concern.pk)

    assert refused(rows.update, readers="one")
    assert refused(rows.update, reader=cast.mark)
    assert refused(rows.update, outcome="forgotten")
    assert not refused(rows.update, readers="one", reader=cast.mark)


def test_a_mail_being_sent_has_a_lease(cast):
    mail = make_mail(cast.youssef)
    rows = OutgoingMail.objects.filter(pk=mail.pk)

    assert refused(rows.update, status="sending")
    assert refused(rows.update, status="lost")
    assert not refused(rows.update, status="sending", lease_until=timezone.now())


@pytest.mark.parametrize(
    ("party", "side"),
    [
        (Party.RESIDENT, Side.NEIGHBOURHOOD),
        (Party.PARTNER, Side.NEIGHBOURHOOD),
        (Party.MUNICIPALITY, Side.MUNICIPALITY),
        (Party.POLICE, Side.POLICE),
    ],
)
def test_the_side_of_a_party(party, side):
    assert Membership(party=party).side == side


@pytest.mark.parametrize(
    ("role", "about"),
    [
        (Role.MEMBER, "voetbalclub"),
        (Role.COORDINATOR, "coördinator"),
        (Role.DEPUTY, "waarnemend coördinator"),
    ],
)
def test_the_line_under_a_name(role, about):
    assert Membership(role=role, active_in="voetbalclub").about == about
