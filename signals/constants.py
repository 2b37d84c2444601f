"""Terms of a concern."""

from django.db import models
from django.utils.translation import gettext_lazy as _

WORKDAYS_TO_ANSWER = 2  # the promise to whoever shares a concern under their name
MAX_TEXT = 4000  # characters of a concern or a reply


class Learnt(models.TextChoices):
    """How the person knows."""

    OWN = "own", _("Noticed myself")
    HEARD = "heard", _("Heard from others")
    ONLINE = "online", _("Online")


class Readers(models.TextChoices):
    """Who may read a concern, chosen by whoever shares it. The exact names are said on screen."""

    COORDINATORS_AND_CHIEF = (
        "coordinators_and_chief",
        _("The coordinators and the team chief"),
    )
    COORDINATORS = "coordinators", _("The coordinators only")
    NETWORK = "network", _("All allies of the network")
    ONE = "one", _("One coordinator of your choice")


class Outcome(models.TextChoices):
    """What the coordinators decided to do with a concern."""

    NONE = "", _("to be weighed")
    AGENDA = "agenda", _("on the agenda")
    DONE = "done", _("rounded off")


class ReaderRole(models.TextChoices):
    """In which role somebody read a concern."""

    COORDINATOR_POLICE = "coordinator_police", _("the coordinator of the police")
    COORDINATOR_MUNICIPALITY = (
        "coordinator_municipality",
        _("the coordinator of the municipality"),
    )
    CHIEF = "chief", _("the team chief")
    MEMBER = "member", _("an ally")


class EventKind(models.TextChoices):
    """What happened to a concern; no text of anybody."""

    RECEIVED = "received", _("received")
    ANSWERED = "answered", _("answered")
    PUT_ON_AGENDA = "put_on_agenda", _("put on the agenda")
    OBJECTED = "objected", _("taken off the agenda at the reporter's wish")
    ROUNDED_OFF = "rounded_off", _("rounded off")
    REOPENED = "reopened", _("open again")
