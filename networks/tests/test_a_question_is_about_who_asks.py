"""SQL that is made once for people with as many places still answers each of them about their own."""

import pytest
from django.db.models import QuerySet

from accounts.models import User
from bondgenoten.lib.asked import NotAskable, asked
from networks.constants import Party, Role
from networks.models import Membership, Network
from networks.tests.factories import make_member


def own_seats(user: User) -> QuerySet:
    return Membership.objects.filter(user=user, network__in=Network.objects.visible_to(user)).order_by("pk")


def asks_for_more(user: User) -> QuerySet:
    return Membership.objects.filter(user__name=user.name)


@pytest.fixture
def everybody(cast):
    """The cast, and somebody with a second seat in another role."""
    make_member(cast.zeist, cast.mark, Party.PARTNER, role=Role.MEMBER)
    return list(User.objects.order_by("pk"))


def test_everybody_sees_their_own_networks(everybody):
    for user in everybody:
        assert asked(Network.objects.visible_to, user) == list(Network.objects.visible_to(user))
        assert asked(Network.objects.coordinated_by, user) == list(Network.objects.coordinated_by(user))
        assert asked(own_seats, user) == list(own_seats(user))


def test_who_has_no_place_sees_none(cast):
    assert asked(Network.objects.visible_to, cast.rob) == []


def test_a_new_seat_counts_at_once(cast):
    assert asked(own_seats, cast.rob) == []
    seat = make_member(cast.zeist, cast.rob, Party.PARTNER)
    assert asked(own_seats, cast.rob) == [seat]


def test_a_rule_that_asks_for_more_than_places_is_refused(cast):
    with pytest.raises(NotAskable):
        asked(asks_for_more, cast.mark)
