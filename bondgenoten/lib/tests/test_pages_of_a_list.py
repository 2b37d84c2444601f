"""Long lists come twenty at a time; a wrong page number gives the nearest page."""

import pytest
from django.test import RequestFactory

from bondgenoten.lib.pages import page_of


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
