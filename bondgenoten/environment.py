"""The environment as settings read it: one place that says which variable is wrong, in one line."""

import base64
import hashlib
import warnings
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# Writers wait their turn from the start of a transaction: no lock is ever refused halfway.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}

# Who runs the site, until it says so itself. ``check --deploy`` names what still stands here.
EXAMPLES = {
    "ORGANISATION_NAME": "Voorbeeldorganisatie",
    "ORGANISATION_EMAIL": "contact@bondgenoten.example",
    "PRIVACY_CONTACT": "privacy@bondgenoten.example",
}
# In the words of the Dutch model statement: C first measures taken, B partly compliant, A fully compliant.
ACCESSIBILITY_STATUSES = ("first", "partly", "fully")

# A connection stays for a minute, and the server plans a question once in it: pages ask the same ones again.
# A pooler in between has to know prepared statements (PgBouncer does from 1.21 on).
POSTGRES: dict = {
    "CONN_HEALTH_CHECKS": True,
    "CONN_MAX_AGE": 60,
    "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
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


def whole_number(name: str, default: int = 0) -> int:
    """A number from 0 up. Raises ImproperlyConfigured for anything else."""
    word = env.str(name, default="").strip() or str(default)
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
    return config | POSTGRES | {"OPTIONS": POSTGRES["OPTIONS"] | config.get("OPTIONS", {})}


def secret_key() -> str:
    """SECRET_KEY of at least 50 characters. Raises ImproperlyConfigured when missing or shorter."""
    key = env.str("SECRET_KEY", default="")
    if len(key) < 50:
        raise ImproperlyConfigured("Set SECRET_KEY to a random text of at least 50 characters.")
    return key


def erasures(secret_key: str) -> tuple[bytes, Path]:
    """The key under which erased people are hashed, and the file that remembers them beside the database.

    ERASURE_KEY, or one made of the secret key; ERASURES_FILE, or one under var/. Raises ImproperlyConfigured
    when the key is shorter than 32 characters.
    """
    key = env.str("ERASURE_KEY", default="")
    if key and len(key) < 32:
        raise ImproperlyConfigured("ERASURE_KEY must be a random text of at least 32 characters.")
    file = env.str("ERASURES_FILE", default="").strip() or str(VAR_DIR / "erasures.log")
    return hashlib.sha256(f"erasures:{key or secret_key}".encode()).digest(), Path(file)


def second_factor_keys() -> list[str]:
    """MFA_ENCRYPTION_KEYS: Fernet keys, the first of which encrypts; empty when they come from SECRET_KEY.

    Raises ImproperlyConfigured for what is no such key.
    """
    keys = [key.strip() for key in env.list("MFA_ENCRYPTION_KEYS", default=[]) if key.strip()]
    if not all(_is_fernet_key(key) for key in keys):
        raise ImproperlyConfigured("MFA_ENCRYPTION_KEYS must be Fernet keys with commas in between.")
    return keys


def oidc() -> tuple[str, str, str]:
    """Issuer, client id and client secret for single sign-on; three empty texts when it is off.

    Raises ImproperlyConfigured when one of them is missing, and for an issuer that is not https:// (http://
    on this computer is for tests).
    """
    issuer, client, secret = (
        env.str(name, default="").strip() for name in ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    )
    if not (issuer or client or secret):
        return "", "", ""
    if not (issuer and client and secret):
        raise ImproperlyConfigured("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together.")
    if not (_is_https(issuer) or issuer.startswith(("http://127.0.0.1:", "http://localhost:"))):
        raise ImproperlyConfigured("OIDC_ISSUER must start with https://.")
    return issuer, client, secret


def words(name: str) -> list[str]:
    """A variable of words with commas in between. Raises ImproperlyConfigured for a space inside a word."""
    found = [word.strip() for word in env.list(name, default=[]) if word.strip()]
    if any(len(word.split()) > 1 for word in found):
        raise ImproperlyConfigured(f"{name} must be words with commas in between.")
    return found


def redis_url() -> str:
    """REDIS_URL, or the embedded Valkey's usual address. Raises ImproperlyConfigured."""
    url = env.str("REDIS_URL", default="redis://127.0.0.1:6390/0")
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix://.")
    return url


def of_the_organisation(name: str) -> str:
    """One of EXAMPLES as the organisation filled it in, else the example."""
    return env.str(name, default="").strip() or EXAMPLES[name]


def mail_address(name: str) -> str:
    """One of EXAMPLES that is a mail address. Raises ImproperlyConfigured for anything else."""
    address = of_the_organisation(name)
    if not _is_mail_address(address):
        raise ImproperlyConfigured(f"{name} must be a mail address such as {EXAMPLES[name]}.")
    return address


def security_contact(otherwise: str) -> str:
    """SECURITY_CONTACT as a URI, or mail to the address ``otherwise``. Raises ImproperlyConfigured."""
    contact = env.str("SECURITY_CONTACT", default="").strip() or f"mailto:{otherwise}"
    scheme, _, rest = contact.partition(":")
    good = _is_mail_address(rest) if scheme == "mailto" else _is_https(contact)
    if not good:
        raise ImproperlyConfigured("SECURITY_CONTACT must start with mailto: or https://.")
    return contact


def accessibility() -> tuple[str, date | None]:
    """ACCESSIBILITY_STATUS and the day of the audit it rests on, None without one.

    Raises ImproperlyConfigured for an unknown status, a day that is none or is to come, and for a status
    that only an audit can give.
    """
    status = env.str("ACCESSIBILITY_STATUS", default="").strip() or ACCESSIBILITY_STATUSES[0]
    if status not in ACCESSIBILITY_STATUSES:
        raise ImproperlyConfigured(f"ACCESSIBILITY_STATUS must be {', '.join(ACCESSIBILITY_STATUSES)}.")
    word = env.str("ACCESSIBILITY_AUDITED_ON", default="").strip()
    if not word and status != ACCESSIBILITY_STATUSES[0]:
        raise ImproperlyConfigured(f"ACCESSIBILITY_STATUS={status} needs ACCESSIBILITY_AUDITED_ON.")
    try:
        day = date.fromisoformat(word) if word else None
    except ValueError:
        day = date.max
    if day and day > date.today():  # noqa: DTZ011  (settings do not know their time zone yet)
        raise ImproperlyConfigured(
            "ACCESSIBILITY_AUDITED_ON must be a day such as 2026-11-30, not in the future."
        )
    return status, day


def _is_mail_address(word: str) -> bool:
    try:
        validate_email(word)
    except ValidationError:
        return False
    return True


def _is_https(word: str) -> bool:
    try:
        parts = urlsplit(word)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and word.isprintable() and " " not in word


def _is_fernet_key(word: str) -> bool:
    try:
        return len(base64.b64decode(word.encode(), altchars=b"-_", validate=True)) == 32
    except ValueError:
        return False
