"""Is it up? Anybody may ask, and hears yes or no and nothing else."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from redis import ConnectionError as NoRedis


def answer(client) -> tuple:
    response = client.get("/gezondheid/")
    return response.status_code, response.content, response["Content-Type"]


def fail(error):
    def failing(*args, **kwargs):
        raise error

    return failing


def test_yes(client, db):
    assert answer(client) == (200, b"ok", "text/plain")


def test_the_answer_is_never_an_old_one(client, db):
    assert "no-store" in client.get("/gezondheid/")["Cache-Control"]
    assert client.head("/gezondheid/").status_code == 200
    assert client.post("/gezondheid/").status_code == 405


def test_no_database(client, db, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(
            type(connection._connections[connection._alias]), "cursor", fail(DatabaseError("secret"))
        )
        down = answer(client)

    assert down == (503, b"unavailable", "text/plain")


@pytest.mark.parametrize("error", [NoRedis("redis://secret@host"), OSError("secret")])
def test_no_cache(client, db, monkeypatch, error):
    with monkeypatch.context() as broken:
        broken.setattr(type(cache._connections[cache._alias]), "set", fail(error))
        down = answer(client)

    assert down == (503, b"unavailable", "text/plain")


def test_it_asks_nothing_of_the_session(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):  # SELECT 1
        client.get("/gezondheid/")
