"""How police and municipalities are organised. Every link has a first and a last day: all of it changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import DatedModel, DatedQuerySet, PublicIdModel
from networks.constants import Office


class Unit(PublicIdModel):
    """A regional police unit (eenheid)."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        return self.name


class District(PublicIdModel):
    """A district of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="districts")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="networks_district_once")]

    def __str__(self) -> str:
        return self.name


class BaseTeam(PublicIdModel):
    """A base team (basisteam) of a district."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="base_teams")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("base team")
        verbose_name_plural = _("base teams")
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="networks_baseteam_once")]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality, by its CBS code (``GM`` and four digits, text)."""

    code = models.CharField(_("code"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class BaseTeamMunicipality(PublicIdModel, DatedModel):
    """A base team works in a municipality; many-to-many."""

    base_team = models.ForeignKey(BaseTeam, on_delete=models.CASCADE, related_name="municipality_links")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="base_team_links")

    objects = DatedQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["base_team", "municipality"],
                condition=Q(to_date__isnull=True),
                name="networks_baseteammunicipality_once_without_end",
            ),
        ]


class Neighbourhood(models.Model):
    """A neighbourhood (buurt) of one CBS edition: ``BU`` and eight characters, never a number."""

    code = models.CharField(_("code"), max_length=10)
    edition = models.PositiveSmallIntegerField(_("edition"))
    name = models.CharField(_("name"), max_length=80)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="neighbourhoods")
    shape = models.JSONField(null=True, blank=True)  # GeoJSON geometry in WGS84

    class Meta:
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="networks_neighbourhood_once")
        ]

    def __str__(self) -> str:
        return self.name


class TeamChief(PublicIdModel, DatedModel):
    """A person leads a base team, or stands in while the chief is away."""

    base_team = models.ForeignKey(BaseTeam, on_delete=models.CASCADE, related_name="chiefs")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chief_of")
    is_deputy = models.BooleanField(_("deputy"), default=False)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["base_team", "user"],
                condition=Q(to_date__isnull=True),
                name="networks_teamchief_once_without_end",
            ),
        ]


class OfficeHolder(PublicIdModel, DatedModel):
    """A person works for the whole organisation: programme lead or administrator."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offices")
    office = models.CharField(_("office"), max_length=16, choices=Office.choices)

    objects = DatedQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "office"],
                condition=Q(to_date__isnull=True),
                name="networks_officeholder_once_without_end",
            ),
        ]
