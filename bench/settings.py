"""The settings of production; with an empty page beside the others, and files of its own."""

from bondgenoten.environment import VAR_DIR
from bondgenoten.settings import *  # noqa: F403  (a settings module is one namespace)

ROOT_URLCONF = "bench.urls"
STATIC_ROOT = VAR_DIR / "bench" / "static"
