"""The daily mail: one for each person who wants news once a day, with all of that day.

Right on SQLite and PostgreSQL for any number of workers: in one transaction the waiting rows are claimed with
a conditional UPDATE, and the daily mail is stored under a key that is unique. A stop half-way leaves all as
it was. News that came too late for a mail already made waits for the next.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from bondgenoten.lib.dates import end_of_quiet
from notifications import choice_links, daily, outbox
from notifications.constants import DIGEST, DIGEST_LINES, MailStatus
from notifications.digest_lines import Line, groups_of, lines_of
from notifications.models import OutgoingMail
from notifications.rights import reason, still_wanted

logger = structlog.get_logger(__name__)
TEMPLATE = "notifications/email/digest"


def send_digests(now: datetime | None = None) -> int:
    """Queue the daily mails that are due at ``now`` (default: the clock) and not done; how many.

    Waits in quiet hours, so that what goes in is still true when it is read. One mail that fails stops no
    other: its news stays and is tried again at the next run.
    """
    now = now or timezone.now()
    if end_of_quiet(now, settings.MAIL_QUIET_HOURS):
        return 0
    until = daily.last_moment(now)
    waiting = OutgoingMail.objects.held(until).order_by("recipient").values("recipient").distinct()
    done = 0
    for user in get_user_model()._default_manager.filter(pk__in=waiting).order_by("pk"):
        try:
            done += _send_to(user, until, now)
        except IntegrityError:  # another worker made this one; what is left waits for the next
            logger.info("digest_made_by_another", user=user.pk)
        except Exception as error:
            logger.exception("digest_failed", user=user.pk, error=type(error).__name__)
    return done


def _send_to(user, until: datetime, now: datetime) -> bool:
    on = timezone.localtime(until).date()
    key = choice_links.digest_key(user.public_id, on.isoformat())
    return not OutgoingMail.objects.filter(key=key).exists() and _make(user, on, until, now)


@transaction.atomic
def _make(user, on: date, until: datetime, now: datetime) -> bool:
    """Make one daily mail, or none when nothing is left of it. Raises IntegrityError when there is one."""
    lines = lines_of(_sorted_out(_claim(user, until), now))
    if lines:
        _queue(user, on, lines, now)
    return bool(lines)


def _claim(user, until: datetime) -> list[OutgoingMail]:
    """Take what waits for this person, the newest first; another worker then finds nothing."""
    token = secrets.token_hex(16)
    waiting = OutgoingMail.objects.held(until).filter(recipient=user)
    waiting.update(status=MailStatus.BUNDLED, claim=token, updated_at=timezone.now())
    taken = OutgoingMail.objects.filter(recipient=user, claim=token, status=MailStatus.BUNDLED)
    return list(taken.select_related("recipient").order_by("-created_at", "-pk"))


def _sorted_out(rows: Iterable[OutgoingMail], now: datetime) -> list[OutgoingMail]:
    """The rows that still may come and are wanted; the others end here, with their reason."""
    kept = []
    for row in rows:
        try:
            with transaction.atomic():
                wanted, status, error = still_wanted(row, now), MailStatus.EXPIRED, ""
        except Exception as problem:  # one row that cannot be judged must not hold up the rest
            wanted, status, error = False, MailStatus.FAILED, reason(problem)
        if wanted:
            kept.append(row)
            continue
        OutgoingMail.objects.filter(pk=row.pk).update(status=status, error=error, path="")
        logger.info("mail", status=str(status), kind=row.kind, mail=row.pk, error=error)
    return kept


def _queue(user, on: date, lines: list[Line], now: datetime) -> None:
    """Store the daily mail and note what went along. Raises IntegrityError when there is one already."""
    rows = [row for line in lines for row in line.rows]
    mail = outbox.prepare(
        key=choice_links.digest_key(user.public_id, on.isoformat()),
        kind=DIGEST,
        recipient=user,
        rendered=outbox.render(TEMPLATE, _context(user, on, lines), user.language),
        lets_in=any(row.lets_in for row in rows),
        now=now,
    )
    mail.save(force_insert=True)
    # A link that lets someone in stands in the daily mail now, and is wiped there once it is sent.
    OutgoingMail.objects.filter(pk__in=[row.pk for row in rows]).update(bundled_in=mail, path="")
    outbox.wake_after_commit()


def _context(user, on: date, lines: list[Line]) -> dict:
    """What the daily mail shows: not more lines than people read, and how many there are besides."""
    shown = lines[:DIGEST_LINES]
    return {
        "recipient": user,
        "choices_url": choice_links.url_for_digest(user, on),
        "groups": groups_of(shown),
        "count": len(lines),
        "more": len(lines) - len(shown),
        "network_name": lines[0].name if len({line.scope for line in lines}) == 1 else "",
    }


def is_of_use(mail: OutgoingMail) -> bool:
    """The right to receive a daily mail: something in it may still come and is wanted."""
    now = timezone.now()
    return any(still_wanted(row, now) for row in mail.bundle.select_related("recipient"))
