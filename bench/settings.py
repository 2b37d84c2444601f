"""The settings of production; with an empty page beside the others, files of its own, and no rate limits.

The limits would stop whoever measures; each costs the same whatever address is tried.
"""

from bondgenoten.environment import VAR_DIR
from bondgenoten.settings import *  # noqa: F403  (a settings module is one namespace)

ROOT_URLCONF = "bench.urls"
STATIC_ROOT = VAR_DIR / "bench" / "static"
RATE_LIMITS = dict.fromkeys(RATE_LIMITS, "")  # noqa: F405  (from the star)
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # an empty dict would mean allauth's own
