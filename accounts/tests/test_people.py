"""A person: one address, the name they want, and nothing about who they are otherwise."""

import pytest
from django.db import IntegrityError

from accounts.models import User


def make(email: str, name: str = "Anneke de Vries") -> User:
    return User.objects.create_user(email=email, name=name)


def test_an_address_is_kept_in_lower_case(db):
    assert make("  Anneke@Example.ORG ").email == "anneke@example.org"


@pytest.mark.parametrize("again", ["anneke@example.org", "ANNEKE@example.org"])
def test_one_address_is_one_person(db, again):
    make("anneke@example.org")

    with pytest.raises(IntegrityError):
        User.objects.create(email=again, name="Nog een")


def test_without_a_password_nobody_gets_in_by_password(db):
    assert not make("anneke@example.org").has_usable_password()


@pytest.mark.parametrize(("name", "short"), [("Anneke de Vries", "Anneke"), ("Samira", "Samira"), ("", "")])
def test_what_we_call_somebody(name, short):
    assert User(name=name).short_name == short


def test_two_people_have_two_ids_that_tell_nothing(db):
    ids = [make(f"iemand{number}@example.org").public_id for number in range(3)]

    assert len(set(ids)) == 3
    assert {len(public_id) for public_id in ids} == {20}
