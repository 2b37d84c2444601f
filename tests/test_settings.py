"""A wrong value in the environment stops the start with one clear line, and no value is guessed."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "x" * 50
CONTACT = "SECURITY_CONTACT must start with mailto: or https://."
AUDIT = "ACCESSIBILITY_AUDITED_ON must be a day such as 2026-11-30, not in the future."
FERNET = "MFA_ENCRYPTION_KEYS must be Fernet keys with commas in between."
TOGETHER = "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together."
OIDC = {"OIDC_CLIENT_ID": "bondgenoten", "OIDC_CLIENT_SECRET": "geheim"}
NAMES = (
    "DATABASE_URL",
    "REDIS_URL",
    "EMAIL_URL",
    "DEMO",
    "DEBUG",
    "TRUSTED_PROXY_COUNT",
    "MFA_ENCRYPTION_KEYS",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_COUNTS_AS_SECOND_FACTOR",
    "SECURITY_CONTACT",
    "ACCESSIBILITY_STATUS",
    "ACCESSIBILITY_AUDITED_ON",
    "DJANGO_SETTINGS_MODULE",
)


def start(tmp_path, **environment: str) -> tuple[int, list[str]]:
    """Start the application with production's settings; its exit code and the lines it complains with."""
    clean = {name: value for name, value in os.environ.items() if name not in NAMES}
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3"}
    done = subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        cwd=settings.BASE_DIR,
        env={**clean, **database, "SECRET_KEY": KEY, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY to a random text of at least 50 characters."),
        ({"SECRET_KEY": "x" * 49}, "Set SECRET_KEY to a random text of at least 50 characters."),
        ({"DEMO": "maybe"}, "DEMO must be 1 or 0, not 'maybe'."),
        ({"DEBUG": "ja"}, "DEBUG must be 1 or 0, not 'ja'."),
        ({"DATABASE_URL": "mysql://u:p@host/db"}, "DATABASE_URL must be sqlite:/// or postgres://."),
        ({"DATABASE_URL": "rubbish"}, "DATABASE_URL must be sqlite:/// or postgres://."),
        (
            {"DATABASE_URL": "postgres://host:port/db"},
            "DATABASE_URL is not a database address such as postgres://…",
        ),
        (
            {"DATABASE_URL": "postgres://u:p@host/db", "DEMO": "1"},
            "The demo runs on its own SQLite file only: unset DATABASE_URL or DEMO.",
        ),
        ({"REDIS_URL": "http://host"}, "REDIS_URL must start with redis://, rediss:// or unix://."),
        ({"EMAIL_URL": "pigeon://host"}, "EMAIL_URL must be an address such as smtp://host:25."),
        ({"TRUSTED_PROXY_COUNT": "two"}, "TRUSTED_PROXY_COUNT must be a whole number, not 'two'."),
        (
            {"ORGANISATION_EMAIL": "loket"},
            "ORGANISATION_EMAIL must be a mail address such as contact@bondgenoten.example.",
        ),
        (
            {"PRIVACY_CONTACT": "https://dorp.example"},
            "PRIVACY_CONTACT must be a mail address such as privacy@bondgenoten.example.",
        ),
        ({"SECURITY_CONTACT": "loket@dorp.example"}, CONTACT),
        ({"SECURITY_CONTACT": "mailto:loket"}, CONTACT),
        ({"SECURITY_CONTACT": "http://dorp.example"}, CONTACT),
        ({"SECURITY_CONTACT": "https://dorp.example\nContact: mailto:x@y.example"}, CONTACT),
        ({"ACCESSIBILITY_STATUS": "A"}, "ACCESSIBILITY_STATUS must be first, partly, fully."),
        ({"ACCESSIBILITY_STATUS": "fully"}, "ACCESSIBILITY_STATUS=fully needs ACCESSIBILITY_AUDITED_ON."),
        ({"ACCESSIBILITY_AUDITED_ON": "1 juni"}, AUDIT),
        ({"MFA_ENCRYPTION_KEYS": "geheim"}, FERNET),
        ({"MFA_ENCRYPTION_KEYS": f"{'A' * 43}=,é"}, FERNET),
        ({"OIDC_ISSUER": "https://aanmelden.example"}, TOGETHER),
        ({"OIDC_CLIENT_SECRET": "geheim"}, TOGETHER),
        (OIDC | {"OIDC_ISSUER": "http://aanmelden.example"}, "OIDC_ISSUER must start with https://."),
        (OIDC | {"OIDC_ISSUER": "aanmelden.example"}, "OIDC_ISSUER must start with https://."),
        (
            {"OIDC_COUNTS_AS_SECOND_FACTOR": "mfa, mijn factor"},
            "OIDC_COUNTS_AS_SECOND_FACTOR must be words with commas in between.",
        ),
        ({"ACCESSIBILITY_AUDITED_ON": "2999-01-01"}, AUDIT),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_one_clear_line(tmp_path, environment, line):
    assert start(tmp_path, **environment) == (1, [line])


@pytest.mark.parametrize("name", ["DATABASE_URL", "EMAIL_URL", "REDIS_URL"])
def test_no_complaint_repeats_a_password(tmp_path, name):
    code, lines = start(tmp_path, **{name: "pigeon://user:secret-word@host/db"})

    assert (code, len(lines), "secret-word" in lines[0]) == (1, 1, False)


def test_with_good_values_it_starts(tmp_path):
    good = {
        "DATABASE_URL": "postgres://user:password@localhost/db",
        "REDIS_URL": "rediss://localhost:6379/1",
        "EMAIL_URL": "smtp+tls://user:password@localhost:587",
        "ALLOWED_HOSTS": "bondgenoten.example",
        "TRUSTED_PROXY_COUNT": "1",
        "DEMO": "0",
        "ORGANISATION_EMAIL": "loket@dorp.example",
        "SECURITY_CONTACT": "https://dorp.example/melden",
        "ACCESSIBILITY_STATUS": "partly",
        "ACCESSIBILITY_AUDITED_ON": "2026-06-01",
    }

    assert start(tmp_path, **good) == (0, [])
