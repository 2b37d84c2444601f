from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from bondgenoten.lib.registry import erasers, mail_rights, own_data
        from notifications import digests, erasure
        from notifications import own_data as kept
        from notifications.constants import DIGEST

        mail_rights.register(DIGEST, digests.is_of_use)
        own_data.register("notifications", kept.sections)
        erasers.register("notifications", erasure.forget)
