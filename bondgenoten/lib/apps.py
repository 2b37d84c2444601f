from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "bondgenoten.lib"
    label = "lib"

    def ready(self) -> None:
        """Have Django know our checks and lookups."""
        from bondgenoten.lib import checks, lookups  # noqa: F401  (importing them registers them)
