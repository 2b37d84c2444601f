"""A network: police, municipality and residents of one area, as equals."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import DatedModel, DatedQuerySet, PublicIdModel
from networks.constants import (
    COORDINATING_PARTIES,
    COORDINATING_ROLES,
    SIDE_OF_PARTY,
    NetworkStatus,
    Party,
    Role,
    Side,
)
from networks.models.organisation import BaseTeam, Neighbourhood
from networks.querysets import MembershipQuerySet, NetworkQuerySet


class Network(PublicIdModel):
    """A standing network of at most ten people that meets about five times a year."""

    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("area"), max_length=40)
    slug = models.SlugField(unique=True, max_length=60)
    purpose = models.TextField(_("purpose"), blank=True)
    meetings_a_year = models.PositiveSmallIntegerField(_("meetings a year"), default=5)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=NetworkStatus.choices,
        default=NetworkStatus.DRAFT,
    )
    started_on = models.DateField(_("start"), default=timezone.localdate)
    neighbourhoods = models.ManyToManyField(
        Neighbourhood, through="NetworkNeighbourhood", related_name="networks"
    )

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=NetworkStatus.values),
                name="networks_network_status_known",
            ),
            models.CheckConstraint(
                condition=Q(meetings_a_year__gte=1, meetings_a_year__lte=52),
                name="networks_network_meets_weekly_at_most",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.status == NetworkStatus.LIVE


class NetworkNeighbourhood(DatedModel):
    """A neighbourhood belongs to the area of a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="area_links")
    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="network_links")

    objects = DatedQuerySet.as_manager()


class NetworkBaseTeam(DatedModel):
    """A network falls under a base team, and so under its team chief."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="base_team_links")
    base_team = models.ForeignKey(BaseTeam, on_delete=models.PROTECT, related_name="network_links")

    objects = DatedQuerySet.as_manager()


class Membership(PublicIdModel, DatedModel):
    """A person takes part in a network for a party. What they are active in is in their own words."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    party = models.CharField(_("party"), max_length=12, choices=Party.choices)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.MEMBER)
    active_in = models.CharField(_("active in"), max_length=80, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        verbose_name = _("ally")
        verbose_name_plural = _("allies")
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["network", "user"],
                condition=Q(to_date__isnull=True),
                name="networks_membership_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=COORDINATING_ROLES) | Q(party__in=COORDINATING_PARTIES),
                name="networks_coordinator_is_police_or_municipality",
            ),
        ]
        indexes = [models.Index(fields=["user", "network"], name="membership_of_user")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def side(self) -> Side:
        return SIDE_OF_PARTY[Party(self.party)]

    @property
    def is_coordinator(self) -> bool:
        return self.role in COORDINATING_ROLES

    @property
    def about(self) -> str:
        """The line under a name: the role, or what the person is active in."""
        return str(Role(self.role).label) if self.is_coordinator else self.active_in
