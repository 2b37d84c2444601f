"""Where somebody stands is asked in one query, and once a request; outside of one it is asked anew."""

from bondgenoten.lib.once import one_request
from networks.constants import Party
from networks.models import Network
from networks.permissions import is_administrator, is_programme_lead, is_team_chief
from networks.places import CHIEF, moved, places_of
from networks.querysets import keys_led_by, keys_seated_with
from networks.tests.factories import make_member


def test_all_of_it_in_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        places = places_of(cast.ingrid)

    assert places.all_networks == [cast.overvecht.pk]
    assert (places.networks(["member"]), places.networks([CHIEF])) == ([cast.overvecht.pk],) * 2
    assert places.duties == {CHIEF}


def test_once_a_request_for_each_person(cast, django_assert_num_queries):
    with one_request(), django_assert_num_queries(2):
        for _again in range(3):
            assert keys_seated_with(cast.mark) == keys_led_by(cast.ingrid) == [cast.overvecht.pk]


def test_outside_of_a_request_a_change_is_seen_at_once(cast):
    assert keys_seated_with(cast.rob) == []
    make_member(cast.zeist, cast.rob, Party.PARTNER)
    assert keys_seated_with(cast.rob) == [cast.zeist.pk]


def test_inside_of_one_it_is_seen_when_told(cast):
    with one_request():
        assert list(Network.objects.visible_to(cast.rob)) == []
        make_member(cast.zeist, cast.rob, Party.PARTNER)
        moved(cast.rob)
        assert list(Network.objects.visible_to(cast.rob)) == [cast.zeist]


def test_nothing_is_left_for_the_next_request(cast):
    with one_request():
        assert keys_seated_with(cast.rob) == []
    make_member(cast.zeist, cast.rob, Party.PARTNER)
    with one_request():
        assert keys_seated_with(cast.rob) == [cast.zeist.pk]


def test_an_office_or_a_team_is_in_no_network(cast):
    assert [is_programme_lead(user) for user in (cast.rob, cast.ingrid, cast.mark)] == [True, False, False]
    assert [is_administrator(user) for user in (cast.beheer, cast.rob)] == [True, False]
    assert [is_team_chief(user) for user in (cast.ingrid, cast.beheer)] == [True, False]
    assert places_of(cast.rob).all_networks == []
