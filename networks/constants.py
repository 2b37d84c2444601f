"""Terms of the method: parties, sides and roles."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Party(models.TextChoices):
    """Who somebody sits at the table for; in the order of their Dutch names, never by rank."""

    RESIDENT = "resident", _("resident")
    MUNICIPALITY = "municipality", _("municipality")
    PARTNER = "partner", _("partner")
    POLICE = "police", _("police")


class PartyPlural(models.TextChoices):
    """Parties as headings."""

    RESIDENT = "resident", _("Residents")
    MUNICIPALITY = "municipality", _("Municipality")
    PARTNER = "partner", _("Partners")
    POLICE = "police", _("Police")


class Side(models.TextChoices):
    """The three sides of a network; residents and partners together are the neighbourhood."""

    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    MUNICIPALITY = "municipality", _("municipality")
    POLICE = "police", _("police")


SIDE_OF_PARTY = {
    Party.RESIDENT: Side.NEIGHBOURHOOD,
    Party.PARTNER: Side.NEIGHBOURHOOD,
    Party.MUNICIPALITY: Side.MUNICIPALITY,
    Party.POLICE: Side.POLICE,
}


class Role(models.TextChoices):
    """What a member does in a network. A privacy officer watches over it and has no seat at the table."""

    MEMBER = "member", _("member")
    COORDINATOR = "coordinator", _("coordinator")
    DEPUTY = "deputy", _("acting coordinator")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")


COORDINATING_ROLES = (Role.COORDINATOR, Role.DEPUTY)
COORDINATING_PARTIES = (Party.POLICE, Party.MUNICIPALITY)
SEATED_ROLES = (Role.MEMBER, Role.COORDINATOR, Role.DEPUTY)


class Ending(models.TextChoices):
    """How a seat ended."""

    LEFT = "left", _("left")
    REMOVED = "removed", _("removed")
    CHANGED = "changed", _("changed sides")


MOST_SEATS = 10  # of the method; more is a warning, never a refusal
INVITATION_LASTS = timedelta(days=14)
REMIND_INVITED_AFTER = timedelta(days=5)
SHOW_DECLINED = timedelta(days=30)  # that somebody said no
KEEP_INVITATIONS = timedelta(days=30)  # after the last day of their link: then the address is forgotten


class NetworkStatus(models.TextChoices):
    """The life of a network; only a live one plans, shares and mails."""

    DRAFT = "draft", _("being set up")
    LIVE = "live", _("live")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("closed")


class Office(models.TextChoices):
    """Work for the whole organisation, outside any network."""

    PROGRAMME_LEAD = "programme_lead", _("programme lead")
    ADMINISTRATOR = "administrator", _("administrator")
