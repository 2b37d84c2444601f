"""What Django's ``check --deploy`` says about our own settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from bondgenoten.environment import EXAMPLES


@register(Tags.security, deploy=True)
def organisation_is_filled_in(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A warning that names the settings of public pages that still are the example; else an empty list."""
    left = [name for name, example in EXAMPLES.items() if getattr(settings, name) == example]
    if not left:
        return []
    text = f"Public pages name an organisation that does not exist: set {', '.join(left)}."
    return [Warning(text, hint="See .env.example.", id="bondgenoten.W001")]
