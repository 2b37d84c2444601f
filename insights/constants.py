"""Terms of overviews and summaries."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

SUMMARY_AT = time(7)  # in Amsterdam; the mail itself waits for the end of the quiet hours


class Period(models.TextChoices):
    """How far back the figures of an overview go; the values stand in the URL."""

    WEEK = "week", _("last 7 days")
    MONTH = "maand", _("last month")
    HALF_YEAR = "halfjaar", _("last half year")
    YEAR = "jaar", _("last year")


WEEKS_SHOWN = {Period.YEAR: 52}  # in the charts
WEEKS_SHOWN_OTHERWISE = 26


class SummaryKind(models.TextChoices):
    """How often; the names are those of the mail topics too."""

    WEEKLY = "weekly_summary", _("weekly summary")
    MONTHLY = "monthly_summary", _("monthly summary")


class SummaryStatus(models.TextChoices):
    """A summary is mailed, or skipped with its reason."""

    MADE = "made", _("mailed")
    SKIPPED = "skipped", _("skipped")


class SkipReason(models.TextChoices):
    """Why no summary was mailed."""

    NONE = "", ""
    NO_NETWORK = "no_network", _("no network falls under the team")
    NOTHING = "nothing", _("nothing happened and nothing waits")
