"""A question to the database is written once for values of the same shape, and answers for each of them."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from bondgenoten.lib.asked import NotAskable, asked, asked_or_404, keep_asked
from networks.models import Membership, Network

STARTED = date(2026, 1, 6)
written: list[tuple] = []


@pytest.fixture(autouse=True)
def nothing_written():
    written.clear()


@pytest.fixture
def three(cast):
    """Three networks, begun on days in a row."""
    cast.third = Network.objects.create(name="Derde", short_name="Derde", slug="derde", submission="derde")
    for number, network in enumerate((cast.overvecht, cast.zeist, cast.third)):
        Network.objects.filter(pk=network.pk).update(started_on=STARTED + timedelta(days=number))
    return cast


def begun(day: date, keys: list[int]) -> QuerySet:
    written.append((day, keys))
    return Network.objects.filter(started_on__lte=day, pk__in=keys).order_by("started_on")


def joined_since(now: datetime) -> QuerySet:
    return Membership.objects.filter(user__joined_at__gt=now - timedelta(days=7)).order_by("pk")


def members_of(slug: str) -> QuerySet:
    return Membership.objects.filter(network__slug=slug).select_related("user", "network").order_by("pk")


def running_today() -> QuerySet:
    written.append(())
    return Membership.objects.running()


def test_the_same_rows_as_the_question_itself(three):
    keys = [three.overvecht.pk, three.zeist.pk, three.third.pk]

    found = [asked(begun, STARTED + timedelta(days=days), keys) for days in range(-1, 3)]

    assert found == [[], [three.overvecht], [three.overvecht, three.zeist], [*found[2], three.third]]
    assert len(written) == 2  # with stand-ins only, which are no keys of any network
    assert all(key < 0 for _day, keys in written for key in keys)


def test_another_number_of_keys_is_another_question(three):
    day = STARTED + timedelta(days=9)

    assert asked(begun, day, [three.zeist.pk]) == [three.zeist]
    assert asked(begun, day, [three.zeist.pk, three.overvecht.pk]) == [three.overvecht, three.zeist]
    assert len(written) == 4


def test_without_keys_the_database_is_not_asked(three, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert asked(begun, STARTED, []) == []


def test_what_is_joined_comes_with_it(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = {(seat.user.name, seat.network.slug) for seat in asked(members_of, cast.overvecht.slug)}

    assert names == {(seat.user.name, seat.network.slug) for seat in members_of(cast.overvecht.slug)} != set()
    assert asked(members_of, cast.zeist.slug) == list(members_of(cast.zeist.slug)) != []


def counted(keys: list[int]) -> QuerySet:
    rows = Membership.objects.filter(network__in=keys).order_by("network__slug")
    return rows.values_list("network__slug").annotate(Count("pk"))


def test_rows_may_be_numbers_and_words(cast):
    keys = [cast.overvecht.pk, cast.zeist.pk]

    assert asked(counted, keys) == list(counted(keys))


def test_a_moment_at_a_fixed_time_from_a_value_moves_along(cast):
    now = timezone.now()  # everybody of the cast joined a moment ago

    assert asked(joined_since, now) == list(joined_since(now)) != []
    assert asked(joined_since, now + timedelta(days=8)) == []


def test_today_may_be_asked_for_inside(cast):
    Membership.objects.filter(user=cast.anneke).update(to_date=date(2026, 11, 24))

    with time_machine.travel("2026-11-24T12:00:00+00:00"):
        before = {seat.user_id for seat in asked(running_today)}
    with time_machine.travel("2026-11-25T12:00:00+00:00"):
        after = {seat.user_id for seat in asked(running_today)}

    assert before - after == {cast.anneke.pk}


def of_now() -> QuerySet:
    return Membership.objects.filter(user__joined_at__lt=timezone.now())


def sum_of(one: int, other: int) -> QuerySet:
    return Network.objects.filter(pk=one + other)


def asks_first(key: int) -> QuerySet:
    return Network.objects.filter(pk__in=list(Network.objects.filter(pk=key).values_list("pk", flat=True)))


def fetches_more(key: int) -> QuerySet:
    return Network.objects.filter(pk=key).prefetch_related("memberships")


@pytest.mark.parametrize(
    ("question", "values"),
    [(of_now, ()), (sum_of, (1, 2)), (asks_first, (1,)), (fetches_more, (1,))],
)
def test_what_depends_on_more_than_its_values_is_refused(cast, question, values):
    with pytest.raises(NotAskable):
        asked(question, *values)


def test_a_value_is_a_key_a_word_a_day_a_moment_or_keys(cast):
    with pytest.raises(TypeError, match="set is no value"):
        asked(begun, STARTED, {1})


def test_one_row_or_not_found(cast):
    assert asked_or_404(only, cast.zeist.pk) == cast.zeist
    with pytest.raises(Http404):
        asked_or_404(only, 0)


def only(key: int) -> QuerySet:
    return Network.objects.filter(pk=key)


def test_what_points_at_a_thing_is_kept_as_if_prefetched(cast, django_assert_num_queries):
    network = Network.objects.get(pk=cast.overvecht.pk)
    expected = list(network.memberships.all())

    with django_assert_num_queries(1):
        keep_asked(network, "memberships")
        keep_asked(network, "memberships")
        kept = list(network.memberships.all())
        assert all(seat.network is network for seat in kept)

    assert kept == expected != []
    assert list(network.memberships.filter(pk=kept[0].pk)) == kept[:1]  # a new question, of the same network
    keep_asked(cast.zeist, "memberships")
    assert set(cast.zeist.memberships.all()) == set(Membership.objects.filter(network=cast.zeist)) != set()
