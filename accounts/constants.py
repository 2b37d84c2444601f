"""Terms of accounts: what is audited, and what people ask about their own data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditResult(models.TextChoices):
    """How it ended."""

    DONE = "done", _("done")
    REFUSED = "refused", _("refused")


class AuditChannel(models.TextChoices):
    """Where it came from."""

    WEB = "web", _("logged in")
    LINK = "link", _("link in a mail")
    COMMAND = "command", _("command line")
    SWEEP = "sweep", _("by itself")


class DataRequestKind(models.TextChoices):
    """Rights of a person about their own data (AVG, articles 15 to 21)."""

    ACCESS = "access", _("to see my data")
    CORRECT = "correct", _("to have my data corrected")
    ERASE = "erase", _("to have my data erased")
    OBJECT = "object", _("to object to the use of my data")
