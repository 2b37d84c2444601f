"""``among`` finds what ``in`` finds."""

import pytest
from django.db import connection

from networks.models import Membership, Network

pytestmark = pytest.mark.django_db


def test_finds_the_rows_of_a_query(cast):
    zeist = Network.objects.filter(slug="zeist")
    found = Membership.objects.filter(network__among=zeist).order_by("pk")
    assert [member.user for member in found] == [cast.lotte, cast.zeist_coordinator]


def test_finds_the_rows_of_a_list(cast):
    assert list(Membership.objects.filter(network__among=[cast.zeist]).order_by("pk")) == list(
        Membership.objects.filter(network=cast.zeist).order_by("pk")
    )


def test_finds_nothing_among_nothing(cast):
    none = Network.objects.filter(slug="nergens")
    assert list(Membership.objects.filter(network__among=none)) == []
    assert Membership.objects.exclude(network__among=none).count() == Membership.objects.count()


def test_postgresql_gets_an_array():
    sql = str(Membership.objects.filter(network__among=Network.objects.all()).query)
    assert ("= ANY (ARRAY (SELECT" in sql) is (connection.vendor == "postgresql")
