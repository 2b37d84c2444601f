"""Terms of the outbox."""

from datetime import time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(seconds=110)  # longer than a mail server may take; after it another worker goes on
MAX_BACKOFF = timedelta(hours=1)
FIRST_BACKOFF = timedelta(seconds=20)
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321, 4.5.4.1: four to five days
KEEP_BODIES = timedelta(days=30)

DIGEST = "notifications.digest"  # the kind of the daily mail
DIGEST_AT = time(16)  # in Amsterdam
DIGEST_LINES = 20  # a longer mail is not read; the rest is counted
DIGEST_MARGIN = timedelta(hours=1)  # news that is of no use so soon after the daily mail goes at once
LINK_WORKS = timedelta(days=400)  # mail is kept and opened again; after this the page with a login is left


class How(models.TextChoices):
    """How somebody wants to have one sort of mail."""

    AT_ONCE = "at_once", _("at once")
    DIGEST = "digest", _("once a day")
    OFF = "off", _("not")


class MailStatus(models.TextChoices):
    """Where a mail is. The first three are on their way; the others are final."""

    HELD = "held", _("waits for the daily mail")
    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    POSSIBLY_TWICE = "possibly_twice", _("sent, possibly twice")
    FAILED = "failed", _("not delivered")
    EXPIRED = "expired", _("no longer of use")
    BUNDLED = "bundled", _("went along in a daily mail")


FINAL = (
    MailStatus.SENT,
    MailStatus.POSSIBLY_TWICE,
    MailStatus.FAILED,
    MailStatus.EXPIRED,
    MailStatus.BUNDLED,
)
