"""Terms of a meeting."""

from datetime import time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_TITLE = 120
MAX_AGENDA_ITEMS = 60
MAX_ACTIONS = 60  # of one meeting
DAYS_FOR_AN_ACTION = 28  # until somebody chooses another last day
REMIND_SILENT_DAYS = 7  # before the meeting, to who has not answered
REMIND_COMING_DAYS = 1  # before the meeting, to who comes
REMIND_FROM = time(8)  # in Amsterdam, on that day
NO_REMINDER_WITHIN = timedelta(hours=24)  # of the invitation


class MeetingStatus(models.TextChoices):
    """A draft mails nobody; a planned meeting has invited its members."""

    DRAFT = "draft", _("draft")
    PLANNED = "planned", _("planned")


class Rsvp(models.TextChoices):
    """The answer to an invitation."""

    NONE = "none", _("no answer yet")
    YES = "yes", _("comes")
    MAYBE = "maybe", _("maybe")
    NO = "no", _("does not come")


class Via(models.TextChoices):
    """Who filled in an answer, and how."""

    SELF = "self", _("logged in")
    LINK = "link", _("by the link in the mail")
    COORDINATOR = "coordinator", _("filled in by a coordinator")


class ItemState(models.TextChoices):
    """An agenda item is on the agenda, or was taken off it."""

    ON = "on", _("on the agenda")
    WITHDRAWN = "withdrawn", _("taken off the agenda")


class ActionState(models.TextChoices):
    """Something agreed is still to be done, or it is done."""

    OPEN = "open", _("to be done")
    DONE = "done", _("done")
