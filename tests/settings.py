"""Settings of the test suite: the real ones, with a key of their own and no service needed.

With DATABASE_URL and REDIS_URL set, the same suite runs on PostgreSQL and Redis.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("BASE_URL", "http://testserver")

from bondgenoten.settings import *

ERASURES_FILE = Path(tempfile.mkdtemp(prefix="erasures-")) / "erasures.log"

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if not os.environ.get("REDIS_URL"):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    CELERY_BROKER_URL = "memory://"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; the real one has its own test
RATE_LIMITS = {**RATE_LIMITS, "token": ""}  # noqa: F405  (from the star; the access matrix guesses all day)
FIGURES_SECONDS = 0  # no test sees what another one counted
SECURE_SSL_REDIRECT = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise serves what collectstatic gathered, and nothing is gathered here.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise")]  # noqa: F405  (from the star)
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}  # noqa: F405  (from the star)
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  (a kept connection would hold the test database open)
