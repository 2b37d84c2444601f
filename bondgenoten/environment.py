"""The environment as settings read it: one place that says which variable is wrong, in one line."""

import warnings
from pathlib import Path
from urllib.parse import quote

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# Writers wait their turn from the start of a transaction: no lock is ever refused halfway.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}

env = environ.Env()


def flag(name: str) -> bool:
    """A yes-or-no variable, off by default. Raises ImproperlyConfigured for any other word."""
    word = env.str(name, default="0").strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"", "0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {word!r}.")


def whole_number(name: str) -> int:
    """A number from 0 up, 0 by default. Raises ImproperlyConfigured for anything else."""
    word = env.str(name, default="0").strip()
    if not word.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {word!r}.")
    return int(word)


def database(demo: bool) -> dict:
    """Django's DATABASES["default"]: DATABASE_URL, or SQLite under var/.

    Raises ImproperlyConfigured for an address that is no database, and for PostgreSQL in the demo.
    """
    default = f"sqlite:///{quote(str(VAR_DIR / 'bondgenoten.sqlite3'))}"  # a folder may hold %, + or #
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it repeats the whole address, its password included
            config = env.db("DATABASE_URL", default=default)
    except (ValueError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured("DATABASE_URL is not a database address such as postgres://…") from error
    engine = config.get("ENGINE", "")
    if engine.endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
        return config
    if not engine.endswith("postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must be sqlite:/// or postgres://.")
    if demo:
        raise ImproperlyConfigured("The demo runs on its own SQLite file only: unset DATABASE_URL or DEMO.")
    config["CONN_HEALTH_CHECKS"] = True
    config["CONN_MAX_AGE"] = 60
    return config


def secret_key() -> str:
    """SECRET_KEY of at least 50 characters. Raises ImproperlyConfigured when missing or shorter."""
    key = env.str("SECRET_KEY", default="")
    if len(key) < 50:
        raise ImproperlyConfigured("Set SECRET_KEY to a random text of at least 50 characters.")
    return key


def redis_url() -> str:
    """REDIS_URL, or the embedded Valkey's usual address. Raises ImproperlyConfigured."""
    url = env.str("REDIS_URL", default="redis://127.0.0.1:6390/0")
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix://.")
    return url
