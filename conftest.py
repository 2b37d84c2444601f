"""The cast: the people of the demo, as tests need them. Anneke shares concerns, Lotte must see none."""

import pytest

from networks.tests.factories import Cast, make_cast


@pytest.fixture
def cast(db) -> Cast:
    """Everybody of design.md's personas, in two networks."""
    return make_cast()


@pytest.fixture
def login(client):
    """Log somebody in on the test client and return it: ``login(cast.mark).get(…)``."""

    def log_in(user):
        client.force_login(user)
        return client

    return log_in
