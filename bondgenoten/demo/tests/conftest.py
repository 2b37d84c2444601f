"""Filling the demo takes a while: once for a class of tests is enough."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from bondgenoten.demo.seed.build import fill


@pytest.fixture(scope="session")
def once_a_class(django_db_setup, django_db_blocker):
    """A context that may write; all of it is undone at its end. For fixtures that last as long as a class."""

    @contextmanager
    def context():
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return context


@pytest.fixture(scope="class")
def filled(once_a_class):
    """A filled demo for the class; a test that writes asks for ``db`` as well."""
    with once_a_class():
        fill()
        yield
