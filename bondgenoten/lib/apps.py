from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "bondgenoten.lib"
    label = "lib"

    def ready(self) -> None:
        """Have Django know our checks."""
        from bondgenoten.lib import checks  # noqa: F401  (importing it registers them)
