from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    name = "networks"
    verbose_name = _("Networks")

    def ready(self) -> None:
        from bondgenoten.lib import registry
        from bondgenoten.lib.registry import mail_rights
        from networks import erasure, own_data
        from networks.emails import invitations, members, nominations, organisation

        rights = invitations.RIGHTS | members.RIGHTS | nominations.RIGHTS | organisation.RIGHTS
        for kind, right in rights.items():
            mail_rights.register(kind, right)
        registry.own_data.register("networks", own_data.sections)
        registry.erasers.register("networks", erasure.forget)
        registry.erasure_obstacles.register("networks", erasure.obstacles)
        registry.address_changes.register("networks", erasure.follow_address)
        registry.stray_addresses.register("networks", erasure.forget_addresses)
        registry.privacy_officers.register("networks", own_data.privacy_officers_of)
