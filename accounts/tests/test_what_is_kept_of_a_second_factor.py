"""In the database a second factor is unreadable, with keys that can be changed."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.tests.factors import SECRET, code_of, give_app, recovery_codes


def table() -> str:
    """All of allauth's table, as whoever took the database reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mfa_authenticator")
        return repr(cursor.fetchall())


def seed(user) -> str:
    return decrypt(Authenticator.objects.get(user=user, type="recovery_codes").data["seed"])


def works(user) -> bool:
    row = Authenticator.objects.get(user=user, type="totp")
    return row.wrap().validate_code(code_of())


def test_no_secret_stands_in_the_table(cast):
    give_app(cast.anneke)

    found = table()

    assert [text in found for text in (SECRET, seed(cast.anneke), *recovery_codes(cast.anneke))] == [
        False
    ] * 12
    assert ("totp" in found, works(cast.anneke)) == (True, True)


def test_the_same_secret_twice_is_not_the_same_in_the_table():
    assert encrypt(SECRET) != encrypt(SECRET)


def test_another_secret_key_opens_nothing_and_does_not_guess(cast, settings):
    give_app(cast.anneke)
    settings.SECRET_KEY = "another-key-" + "y" * 50

    with pytest.raises(ValidationError):
        works(cast.anneke)


def test_at_login_that_is_a_sentence_and_no_error(cast, client, settings):
    give_app(cast.anneke)
    cast.anneke.set_password("een lang wachtwoord 12")
    cast.anneke.save()
    client.post("/account/login/", {"login": cast.anneke.email, "password": "een lang wachtwoord 12"})
    settings.MFA_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]

    answer = client.post("/account/login/tweede-stap/", {"code": code_of()})

    assert answer.context["form"].errors["code"] == [
        "Wij kunnen uw code niet controleren. Vraag de beheerder om hulp."
    ]


def test_a_secret_key_before_this_one_still_opens(cast, settings):
    give_app(cast.anneke)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-" + "y" * 50

    assert works(cast.anneke)


def test_keys_are_changed_in_three_steps(cast, settings):
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    settings.MFA_ENCRYPTION_KEYS = [old]
    give_app(cast.anneke)
    codes, out = recovery_codes(cast.anneke), StringIO()

    settings.MFA_ENCRYPTION_KEYS = [new, old]
    call_command("encrypt_second_factors", stdout=out)
    settings.MFA_ENCRYPTION_KEYS = [new]

    assert out.getvalue() == "2 secrets encrypted with the first key.\n"
    assert (works(cast.anneke), recovery_codes(cast.anneke)) == (True, codes)


def test_a_secret_that_no_key_opens_is_left_as_it_is(cast, settings):
    settings.MFA_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    give_app(cast.anneke)
    before = table()
    settings.MFA_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(CommandError):
        call_command("encrypt_second_factors")

    assert table() == before
