"""The frame around every page: which entries the menu has for this person."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from bondgenoten.lib.asked import asked
from networks.constants import Office, Role
from networks.models import Network
from networks.places import CHIEF, places_of
from networks.querysets import keys_at_table_or_led_by


@dataclass(frozen=True)
class Entry:
    """One entry of the menu; ``current`` when the page belongs to it."""

    url: str
    label: str
    icon: str
    current: bool


@dataclass
class Frame:
    """Menu and place for one request. Everything is looked up once, and only when a template asks."""

    request: HttpRequest

    @cached_property
    def networks(self) -> list[Network]:
        """Networks this person may see; each carries ``at_table`` (a seat, or its team chief)."""
        user = self.request.user
        if not user.is_authenticated:
            return []
        at_table = keys_at_table_or_led_by(user)
        networks = asked(Network.objects.visible_to, user)
        for network in networks:
            network.at_table = network.pk in at_table
        return networks

    @property
    def can_share(self) -> bool:
        """Show the button to share a concern."""
        return any(network.at_table and network.is_live for network in self.networks)

    @property
    def place(self) -> str:
        return self.networks[0].short_name if len(self.networks) == 1 else _("My networks")

    @property
    def place_url(self) -> str:
        if len(self.networks) == 1:
            return reverse("networks:detail", args=[self.networks[0].slug])
        return reverse("networks:list")

    @cached_property
    def nav(self) -> list[Entry]:
        """The entries this person has, the most used first."""
        user = self.request.user
        if not user.is_authenticated:
            return []
        places = places_of(user)
        duties = places.duties
        entries = [self._entry("home", _("Today"), "today")]
        if CHIEF in duties:
            entries.insert(0, self._entry("overview", _("Overview"), "chart"))
        if any(network.at_table for network in self.networks):
            entries.append(self._entry("meetings:list", _("Meetings"), "meet"))
            entries.append(self._entry("signals:list", _("Concerns"), "concern"))
        if self.networks:
            entries.append(self._entry("networks:list", _("Network"), "net", url=self.place_url))
        if places.networks((Role.PRIVACY_OFFICER,)):
            entries.append(self._entry("oversight:page", _("Oversight"), "eye"))
        if Office.ADMINISTRATOR in duties:
            entries.append(self._entry("administration", _("Administration"), "settings"))
        return entries

    def _entry(self, name: str, label: str, icon: str, url: str = "") -> Entry:
        root = reverse(name)
        path = self.request.path
        current = path == root if root == "/" else path.startswith(root)
        return Entry(url or root, label, icon, current)


def frame(request: HttpRequest) -> dict:
    """``frame`` for base.html."""
    return {"frame": Frame(request)}
