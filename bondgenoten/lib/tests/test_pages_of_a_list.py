"""Long lists come twenty at a time; a wrong page number gives the nearest page."""

import pytest
from django.test import RequestFactory

from bondgenoten.lib.pages import page_of
from networks.constants import Party
from networks.models import Membership
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
