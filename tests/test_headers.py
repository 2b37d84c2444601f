"""Headers of every page, with the settings of production."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from meetings import links
from meetings.tests.factories import attendance, make_meeting


def test_no_page_allows_inline_code_or_another_host(cast, login):
    policy = login(cast.anneke).get("/")["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


def test_headers_of_a_personal_page(cast, login):
    response = login(cast.anneke).get("/zorgen/", secure=True)
    expected = {
        "Cache-Control": "no-store, private",
        "Content-Language": "nl",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    assert {name: response[name] for name in expected} == expected
    assert "geolocation=()" in response["Permissions-Policy"]


def test_the_page_behind_a_mail_link_stays_out_of_caches(cast, client):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    response = client.get(links.prepare_path(attendance(meeting, cast.youssef)))
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"


def test_cookies_are_secure_and_out_of_reach_of_scripts(cast, client, settings):
    client.force_login(cast.anneke)
    client.get("/zorgen/nieuw/")
    flags = {
        name: (bool(m["secure"]), bool(m["httponly"]), m["samesite"]) for name, m in client.cookies.items()
    }
    assert flags["csrftoken"] == (True, True, "Lax")
    assert (settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY) == (True, True)


@pytest.mark.parametrize("name", ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"])
def test_production_speaks_https_only(name):
    code = (
        "import json, bondgenoten.settings as s; "
        f"print(json.dumps([s.{name}, s.DEBUG, s.PASSWORD_HASHERS[0], s.CACHES['default']['BACKEND']]))"
    )
    env = {**os.environ, "SECRET_KEY": "x" * 60, "DEMO": "0", "DEBUG": "0"}
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=django_settings.BASE_DIR, env=env, capture_output=True, check=True
    )
    assert json.loads(out.stdout) == [
        True,
        False,
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.core.cache.backends.redis.RedisCache",
    ]
