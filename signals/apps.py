from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignalsConfig(AppConfig):
    name = "signals"
    verbose_name = _("Concerns")

    def ready(self) -> None:
        from bondgenoten.lib import registry
        from bondgenoten.lib.registry import mail_rights, mail_topics
        from signals import emails, erasure, own_data, topics
        from signals.presenting.consent import consent_panel

        for kind, right in emails.RIGHTS.items():
            mail_rights.register(kind, right)
        mail_topics.register("signals", topics.offers_to)
        registry.signal_panels.register("consent", consent_panel)
        registry.own_data.register("signals", own_data.sections)
        registry.erasers.register("signals", erasure.forget)
