from django.apps import AppConfig
from django.conf import settings

from bondgenoten.demo import guard, receivers


class DemoConfig(AppConfig):
    name = "bondgenoten.demo"
    label = "demo"

    def ready(self) -> None:
        """Refuse to start on a database that is not the demo's, before anything opens it."""
        guard.refuse_unmarked(settings.DATABASES["default"])
        receivers.connect()
