"""Sending what is in the outbox: claim a row, send, mark.

Right on SQLite and PostgreSQL, for any number of workers: a mail is claimed with a conditional UPDATE and a
lease. A worker that dies leaves its one mail "sending"; when the lease ends another worker sends it again
under the same Message-ID and marks it "possibly sent twice". The same holds for a connection lost while the
server took the mail. Nothing else is lost or repeated.
"""

import secrets
import smtplib
from datetime import datetime

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F
from django.utils import timezone

from bondgenoten.lib.dates import end_of_quiet
from notifications import choice_links
from notifications.constants import (
    FIRST_BACKOFF,
    GIVE_UP_AFTER,
    LEASE,
    MAX_BACKOFF,
    MailStatus,
)
from notifications.models import OutgoingMail
from notifications.rights import reason, still_wanted

logger = structlog.get_logger(__name__)
MAX_PER_RUN = 500


def send_due(now: datetime | None = None) -> int:
    """Send what is due at ``now`` (default: the clock), at most 500 mails; how many were sent.

    Stops when the server cannot be reached; the next sweep tries again. Raises nothing for a mail that
    fails: it is retried with a growing pause or given up with its reason.
    """
    connection = get_connection()
    sent = 0
    try:
        for _ in range(MAX_PER_RUN):
            mail = claim(now or timezone.now())
            if mail is None:
                break
            message = _prepare(mail, now or timezone.now())
            if message is None:
                continue
            if not _connect(mail, connection, now or timezone.now()):
                break  # each of the others would wait as long for a server that does not answer
            sent += _send(mail, message, connection, now or timezone.now())
            if mail.error:  # start the next one on a fresh connection
                _close(connection)
    finally:
        _close(connection)
    return sent


def claim(now: datetime) -> OutgoingMail | None:
    """Take one mail for this worker, or None when nothing is due. Leases follow the real clock.

    In quiet hours only urgent mail goes: what was delayed by day, by whatever, waits for the morning.
    """
    mails = OutgoingMail.objects.all()
    if end_of_quiet(now, settings.MAIL_QUIET_HOURS):
        mails = mails.filter(urgent=True)
    clock = timezone.now()
    token = secrets.token_hex(16)
    taken = {"status": MailStatus.SENDING, "claim": token, "lease_until": clock + LEASE}
    for waiting, known in (
        (mails.abandoned(clock), {"possibly_twice": True}),
        (mails.due(now), {}),
    ):
        for pk in waiting.values_list("pk", flat=True)[:20]:
            if not waiting.filter(pk=pk).order_by().update(attempts=F("attempts") + 1, **taken, **known):
                continue
            mail = OutgoingMail.objects.select_related("recipient").filter(pk=pk).first()
            if mail is not None:  # else its recipient was erased a moment ago, and all their mail with them
                return mail
    return None


def _connect(mail: OutgoingMail, connection, now: datetime) -> bool:
    """Open the connection where it is closed; False, and the mail waits, when no server answers."""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        _retry(mail, error, now, ambiguous=False)
        return False
    return True


def _send(mail: OutgoingMail, message: EmailMultiAlternatives, connection, now: datetime) -> bool:
    """Send a claimed mail and record how it ended; True when it was sent."""
    try:
        connection.send_messages([message])
    except (OSError, ValueError) as error:
        _not_sent(mail, error, now)
        return False
    _finish(mail, MailStatus.POSSIBLY_TWICE if mail.possibly_twice else MailStatus.SENT)
    return True


def _prepare(mail: OutgoingMail, now: datetime) -> EmailMultiAlternatives | None:
    """The message, or None when the mail ended: to nobody, expired, too old, or it cannot be made."""
    if mail.is_for_nobody:
        _held(mail).delete()
        return None
    if timezone.now() - mail.tried_since > GIVE_UP_AFTER:  # also one that stopped every worker that took it
        _finish(mail, MailStatus.FAILED, mail.error or "gave up")
        return None
    try:
        if still_wanted(mail, now):
            return build(mail)
    except Exception as error:
        _finish(mail, MailStatus.FAILED, reason(error))
        return None
    _finish(mail, MailStatus.EXPIRED)
    return None


def _not_sent(mail: OutgoingMail, error: Exception, now: datetime) -> None:
    """Give up what will never go, retry the rest; with a doubt when the line was lost at the wrong moment."""
    unmakeable = isinstance(error, ValueError)  # no message can be made of it, now or later
    if unmakeable or _is_permanent(error):
        _finish(mail, MailStatus.FAILED, reason(error))
        return
    lost = isinstance(error, smtplib.SMTPServerDisconnected) or not isinstance(error, smtplib.SMTPException)
    _retry(mail, error, now, ambiguous=lost)


def build(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message as it goes over the wire."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.goes_to],
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
            "Content-Language": mail.language,
            **_unsubscribe(mail),
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for attachment in mail.attachments:
        message.attach(attachment["name"], attachment["content"], attachment["type"])
    return message


def _unsubscribe(mail: OutgoingMail) -> dict[str, str]:
    """RFC 8058: a mail program may offer "unsubscribe", which posts to this address without logging in."""
    url = choice_links.url_of(mail)
    return (
        {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if url else {}
    )


def _finish(mail: OutgoingMail, status: MailStatus, error: str = "") -> None:
    """Record the end. Only the worker that holds the claim may, so a late one cannot overwrite."""
    now = timezone.now()
    ended: dict = {
        "status": status,
        "error": error,
        "lease_until": None,
        "updated_at": now,
    }
    if status in (MailStatus.SENT, MailStatus.POSSIBLY_TWICE):
        ended["sent_at"] = now
    if mail.recipient_id is None and status != MailStatus.FAILED:
        ended["address"] = ""  # kept no longer than it takes; who was invited stands with the invitation
    if mail.lets_in:
        ended |= {"text": "", "html": "", "attachments": [], "path": "", "wiped": True}
    _held(mail).update(**ended)
    mail.error = error
    logger.info("mail", status=str(status), kind=mail.kind, mail=mail.pk, error=error)


def _retry(mail: OutgoingMail, error: Exception, now: datetime, *, ambiguous: bool) -> None:
    """Back in the queue after a growing pause, or given up after five days or past its use."""
    pause = min(FIRST_BACKOFF * 2 ** min(mail.attempts - 1, 10), MAX_BACKOFF)
    past_its_use = mail.not_after is not None and now + pause >= mail.not_after
    if past_its_use or now - mail.tried_since + pause > GIVE_UP_AFTER:
        _finish(mail, MailStatus.FAILED, reason(error))
        return
    mail.error = reason(error)
    _held(mail).update(
        status=MailStatus.QUEUED,
        not_before=now + pause,
        lease_until=None,
        error=mail.error,
        possibly_twice=mail.possibly_twice or ambiguous,
        updated_at=timezone.now(),
    )
    seconds = int(pause.total_seconds())
    logger.warning("mail_retry", kind=mail.kind, mail=mail.pk, error=mail.error, seconds=seconds)


def _held(mail: OutgoingMail):
    return OutgoingMail.objects.filter(pk=mail.pk, claim=mail.claim, status=MailStatus.SENDING)


def _is_permanent(error: Exception) -> bool:
    """True for an answer that will not change: 5xx (RFC 5321, 4.2.1), for the mail or its only recipient."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500


def _close(connection) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        connection.connection = None


def wipe_bodies(now: datetime | None = None) -> int:
    """Remove the text of mails older than thirty days, and addresses of no recipient; how many texts."""
    OutgoingMail.objects.with_old_addresses(now or timezone.now()).update(address="")
    old = OutgoingMail.objects.with_old_bodies(now or timezone.now())
    return old.update(text="", html="", attachments=[], path="", wiped=True)
