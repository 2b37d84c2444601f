"""A network: police, municipality and residents of one area, as equals."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import DatedModel, DatedQuerySet, PublicIdModel
from networks.constants import NetworkStatus
from networks.models.organisation import BaseTeam, Neighbourhood
from networks.querysets import NetworkQuerySet


class Network(PublicIdModel):
    """A standing network of at most ten people that meets about five times a year."""

    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("area"), max_length=40)
    slug = models.SlugField(unique=True, max_length=60)
    purpose = models.TextField(_("purpose"), blank=True)
    # Weeks in which whoever shares a concern hears how it ends, and where to complain about the network.
    end_term_weeks = models.PositiveSmallIntegerField(_("weeks until the outcome"), default=6)
    complaints_to = models.CharField(_("complaints to"), max_length=200, blank=True)
    meetings_a_year = models.PositiveSmallIntegerField(_("meetings a year"), default=5)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=NetworkStatus.choices,
        default=NetworkStatus.DRAFT,
    )
    started_on = models.DateField(_("start"), default=timezone.localdate)
    review_date = models.DateField(_("review date"), null=True, blank=True)
    covenant_reference = models.CharField(_("covenant"), max_length=80, blank=True)
    dpia_reference = models.CharField(_("DPIA"), max_length=80, blank=True)
    version = models.PositiveIntegerField(default=0)  # goes up with each edit: two editors cannot overwrite
    # The form that made it: sent twice, it makes one network.
    submission = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
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
            models.CheckConstraint(
                condition=Q(end_term_weeks__gte=1, end_term_weeks__lte=52),
                name="networks_network_ends_within_a_year",
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
