"""Long lists come twenty at a time; a wrong page number gives the nearest page."""

import pytest
from django.db.models import Count, QuerySet
from django.test import RequestFactory

from bondgenoten.lib.pages import NEAR, Asked, page_of
from networks.constants import Party
from networks.models import Membership, Network
from networks.tests.factories import make_member, make_network, make_user


@pytest.mark.parametrize(
    ("query", "number", "rows"),
    [
        ({}, 1, list(range(20))),
        ({"pagina": "3"}, 3, [40, 41, 42, 43, 44]),
        ({"pagina": "99"}, 3, [40, 41, 42, 43, 44]),
        ({"pagina": "-1"}, 3, [40, 41, 42, 43, 44]),
        ({"pagina": "twee"}, 1, list(range(20))),
        ({"pagina": ""}, 1, list(range(20))),
    ],
)
def test_page(query, number, rows):
    page = page_of(RequestFactory().get("/", query), list(range(45)))

    assert (page.number, list(page)) == (number, rows)


def test_an_empty_list_has_one_empty_page():
    assert list(page_of(RequestFactory().get("/", {"pagina": "2"}), [])) == []


@pytest.mark.parametrize(("number", "places"), [("1", slice(0, 20)), ("2", slice(20, 25))])
def test_rows_with_what_belongs_to_them_keep_their_order(db, django_assert_num_queries, number, places):
    network = make_network("overvecht")
    for index in range(25):
        make_member(network, make_user(f"Lid{index}"), Party.RESIDENT)
    members = Membership.objects.filter(network=network).select_related("user").order_by("-user__name", "pk")
    expected = [member.user.name for member in members.all()][places]

    with django_assert_num_queries(2):  # how many there are, and the rows of the page
        page = page_of(RequestFactory().get("/", {"pagina": number}), members)
        assert [member.user.name for member in page] == expected


def members_of(network: int) -> QuerySet:
    members = Membership.objects.filter(network=network).select_related("user")
    return members.order_by("-user__name", "pk")


def with_numbers(begins: str) -> QuerySet:
    networks = Network.objects.filter(slug__gte=begins).annotate(number=Count("memberships"))
    return networks.order_by("slug")


@pytest.mark.parametrize("number", ["1", "2", "9"])
def test_asked_rows_are_the_rows_themselves(db, django_assert_num_queries, number):
    network = make_network("overvecht")
    for index in range(25):
        make_member(network, make_user(f"Lid{index}"), Party.RESIDENT)
    make_member(make_network("zeist"), make_user("Ander"), Party.RESIDENT)
    request = RequestFactory().get("/", {"pagina": number})
    expected = page_of(request, members_of(network.pk))

    with django_assert_num_queries(2):
        page = page_of(request, Asked(members_of, network.pk))
        found = [member.user.name for member in page]

    assert (page.number, page.paginator.count, found) == (
        expected.number,
        25,
        [member.user.name for member in expected],
    )


def test_asked_rows_far_away_are_not_kept_but_found(db):
    network = make_network("overvecht")
    make_member(network, make_user("Lid"), Party.RESIDENT)

    assert Asked(members_of, network.pk)[NEAR : NEAR + 1] == []
    assert [member.user.name for member in Asked(members_of, network.pk)[0 : NEAR + 1]] == ["Lid"]


def test_no_rows_are_none(db):
    assert Asked(members_of, 0).count() == 0
    assert list(page_of(RequestFactory().get("/"), Asked(members_of, 0))) == []


def test_a_row_with_something_counted_is_one_row(db):
    for slug in ("a-stad", "b-stad"):
        network = make_network(slug)
        for index in range(3):
            make_member(network, make_user(f"{slug}{index}"), Party.RESIDENT)
    make_network("c-stad")

    rows = Asked(with_numbers, "a-stad")

    assert (rows.count(), Asked(with_numbers, "b-stad").count()) == (3, 2)
    assert [(network.slug, network.number) for network in rows[0:20]] == [
        ("a-stad", 3),
        ("b-stad", 3),
        ("c-stad", 0),
    ]
