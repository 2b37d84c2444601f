"""The access matrix against the running code: every URL × role × method."""

from collections import Counter

import pytest
from django.apps import apps
from django.core import serializers
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.access.matrix import MATRIX
from tests.access.rows import EVERYBODY, Row
from tests.access.things import make_things

ROLES = sorted(EVERYBODY | {"anonymous"})
OTHER_METHODS = ("put", "patch", "delete", "options")


@pytest.fixture
def things(cast):
    return make_things(cast)


@pytest.fixture(autouse=True)
def no_rate_limits(settings):
    """Asking as everybody in a row looks like an attack; the limits have their own tests."""
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False


@pytest.fixture
def clients(cast) -> dict[str, Client]:
    """A logged-in client per role."""
    made = {"anonymous": Client()}
    for name, user in cast.everybody.items():
        made[name] = Client()
        made[name].force_login(user)
    return made


def names_in(resolver, namespace: str = "") -> list[str]:
    """The names of all URLs below a resolver, with their namespaces."""
    names = []
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            own = getattr(pattern, "namespace", None)
            names += names_in(pattern, ":".join(filter(None, (namespace, own))))
        else:
            names.append(":".join(filter(None, (namespace, str(pattern.name)))))
    return names


def answers(row: Row, method: str, clients: dict[str, Client], things) -> dict[int, set[str]]:
    """Ask as everybody; what each role was answered, with nothing of it kept."""
    url = reverse(row.name, args=things.args[row.thing])
    got: dict[int, set[str]] = {}
    for role in ROLES:
        savepoint = transaction.savepoint()
        session = clients[role].cookies.copy()
        response = getattr(clients[role], method)(url, row.data)
        clients[role].cookies = session
        transaction.savepoint_rollback(savepoint)
        got.setdefault(response.status_code, set()).add(role)
        if role == "anonymous" and not row.public:
            assert response.url.startswith("/account/login/"), url
    return got


def test_every_url_stands_in_the_matrix():
    assert set(names_in(get_resolver())) - {row.name for row in MATRIX} == set()


def test_matrix_has_no_row_without_a_url():
    assert {row.name for row in MATRIX} - set(names_in(get_resolver())) == set()


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.id)
def test_every_role_has_one_answer(row):
    for expected in (row.get, row.post):
        assert Counter(role for roles in expected.values() for role in roles) == Counter(ROLES)


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.id)
def test_every_role_gets_its_answer_to_every_method(row, clients, things):
    expected = {
        "get": {status: roles for status, roles in row.get.items() if roles},
        "post": {status: roles for status, roles in row.post.items() if roles},
    }
    expected["head"] = expected["get"]
    refused = {405: set(ROLES)} if row.public else {405: set(EVERYBODY), 302: {"anonymous"}}
    expected |= dict.fromkeys(OTHER_METHODS, refused)
    assert {method: answers(row, method, clients, things) for method in expected} == expected


def test_what_is_not_yours_is_the_same_as_what_does_not_exist(clients, things):
    lotte = clients["lotte"]
    for name in ("signals:detail", "meetings:detail"):
        hidden = lotte.get(reverse(name, args=things.args["concern" if "signals" in name else "meeting"]))
        unknown = lotte.get(reverse(name, args=things.args["unknown"]))
        no_url = lotte.get("/zorgen/geen-nummer/")
        assert hidden.status_code == unknown.status_code == no_url.status_code == 404
        assert hidden.content == unknown.content == no_url.content
        assert dict(hidden.headers) == dict(unknown.headers)


def state() -> str:
    """All rows of all tables but sessions and the read marks of concerns."""
    left_out = {"sessions.session", "signals.signalread"}
    models = [m for m in apps.get_models() if m._meta.label_lower not in left_out]
    return serializers.serialize("json", [row for model in models for row in model._default_manager.all()])


def test_get_head_and_options_change_nothing(clients, things):
    before = state()
    for row in MATRIX:
        url = reverse(row.name, args=things.args[row.thing])
        for client in clients.values():
            for method in ("get", "head", "options"):
                getattr(client, method)(url, {"antwoord": "ja"} if method == "get" else None)
    assert state() == before
