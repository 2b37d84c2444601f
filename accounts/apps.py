from allauth.usersessions.apps import UserSessionsConfig as AllauthUserSessionsConfig
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    default = True  # the other one in this module is for another app
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from accounts import forgetting, own_data, receivers  # need the models
        from bondgenoten.lib import registry

        receivers.connect()
        registry.own_data.register("accounts", own_data.sections)
        registry.erasers.register("accounts", forgetting.forget)


class UserSessionsConfig(AllauthUserSessionsConfig):
    """allauth's table of sessions, filled by us: its own receivers keep the internet address."""

    def ready(self) -> None:
        return
