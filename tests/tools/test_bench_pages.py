"""No page can be forgotten by make bench."""

import pytest
from django.urls import get_resolver, path

from bench import pages
from bench.things import Things
from tests.access.matrix import MATRIX

# What answers 200 to a GET and yet is no page of HTML.
OTHER = {
    "health",
    "security_txt",
    "meetings:calendar",
    "prepare:calendar",
    "invitations:letter",
    "meetings:letter",
}


def test_every_url_has_a_row() -> None:
    assert pages.forgotten() == []


def test_a_url_without_a_row_is_noticed(monkeypatch) -> None:
    resolver = type(
        "Resolver", (), {"url_patterns": [*get_resolver().url_patterns, path("x/", print, name="new")]}
    )
    monkeypatch.setattr(pages, "get_resolver", resolver)
    assert pages.forgotten() == ["new"]


def test_a_row_without_a_url_is_noticed(monkeypatch) -> None:
    monkeypatch.setattr(pages, "PAGES", [*pages.PAGES, pages.Page("gone", "resident")])
    assert pages.forgotten() == ["gone"]


def test_whatever_the_matrix_shows_somebody_is_measured() -> None:
    shown = {row.name for row in MATRIX if row.get.get(200)}
    assert shown - {page.name for page in pages.PAGES} - OTHER == set()


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: f"{page.name}-{page.role}")
def test_the_things_of_a_row_are_known(page) -> None:
    assert not page.things or callable(getattr(Things, page.things))
