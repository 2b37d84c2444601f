from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        from bondgenoten.lib.registry import (
            mail_rights,
            mail_topics,
            network_panels,
            signal_panels,
            signal_timeline,
        )
        from meetings import contributions, emails, topics

        for kind, right in emails.RIGHTS.items():
            mail_rights.register(kind, right)
        mail_topics.register("meetings", topics.offers_to)
        signal_timeline.register("meetings", contributions.concern_timeline)
        signal_panels.register("meetings", contributions.concern_panel)
        network_panels.register("meetings", contributions.network_panel)
