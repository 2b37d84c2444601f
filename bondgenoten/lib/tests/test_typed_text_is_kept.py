"""What somebody typed waits for them while they log in again; for nobody else, once, and for an hour."""

import pytest
import time_machine
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory

from bondgenoten.lib import typed
from bondgenoten.lib.submission import new_key

NOW = "2026-12-08T12:00:00+00:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def session() -> SessionBase:
    return SessionStore()


def post(session: SessionBase, **fields):
    request = RequestFactory().post("/zorgen/nieuw/", fields)
    request.session = session
    return request


def get(session: SessionBase, path: str = "/zorgen/nieuw/"):
    request = RequestFactory().get(path)
    request.session = session
    return request


def keep(session: SessionBase, **fields) -> bool:
    return typed.keep(post(session, submission=new_key("anneke"), **fields), "/zorgen/nieuw/")


def test_the_person_gets_it_back(session):
    assert keep(session, observation="Knallen", csrfmiddlewaretoken="secret")

    assert typed.take(get(session), "anneke") == {"observation": "Knallen"}


def test_lines_under_one_name_all_come_back(session):
    keep(session, place="De Stoep", agenda=["Licht in het park", "Jongeren", ""])

    assert typed.take(get(session), "anneke") == {
        "place": "De Stoep",
        "agenda": ["Licht in het park", "Jongeren", ""],
    }


def test_it_comes_back_once(session):
    keep(session, observation="Knallen")
    typed.take(get(session), "anneke")

    assert typed.take(get(session), "anneke") == {}
    assert typed.SESSION_KEY not in session


def test_another_person_gets_nothing_and_it_is_gone(session):
    keep(session, observation="Knallen")

    assert typed.take(get(session), "youssef") == {}
    assert typed.SESSION_KEY not in session


def test_another_page_leaves_it_waiting(session):
    keep(session, observation="Knallen")

    assert typed.take(get(session, "/zorgen/"), "anneke") == {}
    assert typed.take(get(session), "anneke") == {"observation": "Knallen"}


@pytest.mark.parametrize(("seconds", "kept"), [(3600, {"observation": "Knallen"}), (3601, {})])
def test_it_waits_an_hour(session, clock, seconds, kept):
    keep(session, observation="Knallen")
    clock.shift(seconds)

    assert typed.take(get(session), "anneke") == kept


@pytest.mark.parametrize("submission", [None, "", "made-up"])
def test_a_form_that_is_not_ours_is_not_kept(session, submission):
    fields = {"observation": "Knallen"} | ({} if submission is None else {"submission": submission})

    assert not typed.keep(post(session, **fields), "/zorgen/nieuw/")
    assert typed.SESSION_KEY not in session


def test_a_novel_is_not_kept(session):
    assert keep(session, observation="x" * 60_000)
    assert not keep({}, observation="x" * 60_001)
    assert not keep({}, agenda=["x" * 30_000, "x" * 30_001])
