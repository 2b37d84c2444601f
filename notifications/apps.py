from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from bondgenoten.lib.registry import mail_rights
        from notifications import digests
        from notifications.constants import DIGEST

        mail_rights.register(DIGEST, digests.is_of_use)
