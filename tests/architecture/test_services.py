"""Proof of where this run took place: the name of the test is what it found, and make ci reads it back."""

import os

import pytest
from django.core.cache import cache
from django.db import connection

EXPECTED = os.environ.get("EXPECTED_SERVICES", "sqlite+locmem")


@pytest.mark.django_db
@pytest.mark.parametrize("expected", [EXPECTED])
def test_database_and_cache_are_those_of_this_leg(expected: str) -> None:
    cache.set("who-is-there", "the cache")
    backend = type(cache._connections[cache._alias]).__name__ if hasattr(cache, "_connections") else ""
    kind = "redis" if "Redis" in backend else "locmem"
    assert cache.get("who-is-there") == "the cache"
    assert f"{connection.vendor}+{kind}" == expected
