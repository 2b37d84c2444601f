"""Terms of the outbox."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(seconds=110)  # longer than a mail server may take; after it another worker goes on
MAX_BACKOFF = timedelta(hours=1)
FIRST_BACKOFF = timedelta(seconds=20)
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321, 4.5.4.1: four to five days
KEEP_BODIES = timedelta(days=30)


class MailStatus(models.TextChoices):
    """Where a mail is. The first two are on their way; the others are final."""

    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    POSSIBLY_TWICE = "possibly_twice", _("sent, possibly twice")
    FAILED = "failed", _("not delivered")
    EXPIRED = "expired", _("no longer of use")


FINAL = (
    MailStatus.SENT,
    MailStatus.POSSIBLY_TWICE,
    MailStatus.FAILED,
    MailStatus.EXPIRED,
)
