from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignalsConfig(AppConfig):
    name = "signals"
    verbose_name = _("Concerns")

    def ready(self) -> None:
        from bondgenoten.lib.registry import mail_rights, mail_topics
        from signals import emails, topics

        for kind, right in emails.RIGHTS.items():
            mail_rights.register(kind, right)
        mail_topics.register("signals", topics.offers_to)
