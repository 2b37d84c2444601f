from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        from bondgenoten.lib import registry
        from bondgenoten.lib.registry import mail_rights, mail_topics, network_panels
        from meetings import contributions, emails, erasure, own_data, seats, services, topics

        for kind, right in emails.RIGHTS.items():
            mail_rights.register(kind, right)
        mail_topics.register("meetings", topics.offers_to)
        registry.signal_timeline.register("meetings", contributions.concern_timeline)
        registry.signal_panels.register("meetings", contributions.concern_panel)
        network_panels.register("meetings", contributions.network_panel)
        registry.signal_withdrawals.register("meetings", services.take_off)
        registry.agenda_consents.register("meetings", services.put_what_was_agreed)
        registry.meeting_days.register("meetings", contributions.day_of)
        registry.seat_lines.register("meetings", seats.actions_to_do)
        registry.seat_remains.register("meetings", seats.remains)
        registry.seat_changes.register("meetings", seats.go_along)
        registry.own_data.register("meetings", own_data.sections)
        registry.erasers.register("meetings", erasure.forget)
