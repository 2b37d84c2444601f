"""No field for belief, origin, background, opinion or age, and no links between people, in any table."""

import re

from django.apps import apps
from django.contrib.auth import get_user_model

OURS = {"accounts", "notifications", "networks", "signals", "meetings", "insights"}
NEVER = re.compile(
    r"relig|belief|faith|church|mosque|ethnic|origin|nationalit|migra|birth|born|\bage\b|gender|\bsex|"
    r"politic|opinion|health|union|race|skin|orientation|bsn|suspect|offend|afkomst|geloof"
)


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def test_no_field_says_what_somebody_is():
    names = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if NEVER.search(field.name.replace("_", " "))
    ]

    assert names == []


def test_no_table_links_two_people():
    """Who knows whom is not kept: only a concern names its reporter, a chosen reader and who answers."""
    user = get_user_model()
    linking = {
        model._meta.label: [field.name for field in model._meta.get_fields() if linked(field, user)]
        for model in our_models()
    }

    assert {label: names for label, names in linking.items() if len(names) > 1} == {
        "signals.Signal": ["reporter", "reader", "answerer"]
    }


def linked(field, user) -> bool:
    return field.concrete and field.related_model is user


def test_what_is_known_of_a_person():
    fields = {field.name for field in get_user_model()._meta.get_fields() if field.concrete}

    assert fields == {
        "id",
        "public_id",
        "email",
        "name",
        "phone",
        "language",
        "needs_second_factor",
        "password",
        "is_active",
        "is_superuser",
        "joined_at",
        "last_login",
        "groups",
        "user_permissions",
    }


def test_the_search_would_find_such_a_field():
    assert [
        bool(NEVER.search(name)) for name in ("date of birth", "religion", "age", "language", "page")
    ] == [
        True,
        True,
        True,
        False,
        False,
    ]
