from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignalsConfig(AppConfig):
    name = "signals"
    verbose_name = _("Concerns")

    def ready(self) -> None:
        from bondgenoten.lib.registry import mail_rights
        from signals import emails

        for kind, right in emails.RIGHTS.items():
            mail_rights.register(kind, right)
