from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightsConfig(AppConfig):
    name = "insights"
    verbose_name = _("Insight")

    def ready(self) -> None:
        from bondgenoten.lib import registry
        from bondgenoten.lib.registry import mail_rights, mail_topics
        from insights import emails, own_data, topics

        for kind, right in emails.RIGHTS.items():
            mail_rights.register(kind, right)
        mail_topics.register("insights", topics.offers_to)
        registry.own_data.register("insights", own_data.sections)
        registry.erasers.register("insights", own_data.forget)
