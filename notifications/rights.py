"""May this mail still come, and is it wanted? Asked again at sending, and when a daily mail is made."""

import smtplib
from datetime import datetime

from bondgenoten.lib.registry import mail_rights
from notifications.choices import how_of
from notifications.constants import How
from notifications.models import OutgoingMail


def may_receive(mail: OutgoingMail) -> bool:
    """The right to receive is asked again at sending: people leave, meetings are answered."""
    allowed = mail_rights.get(mail.kind)
    reachable = bool(mail.goes_to) and (mail.recipient is None or mail.recipient.is_active)
    return reachable and (allowed is None or allowed(mail))


def is_turned_off(mail: OutgoingMail) -> bool:
    """The recipient turned this sort of mail off, perhaps after it was queued."""
    return mail.recipient is not None and how_of(mail.recipient, mail.topic, mail.scope) == How.OFF


def still_wanted(mail: OutgoingMail, now: datetime) -> bool:
    """False when the mail is past its use, not for this person any more, or turned off."""
    if mail.not_after and mail.not_after <= now:
        return False
    return may_receive(mail) and not is_turned_off(mail)


def reason(error: Exception) -> str:
    """The kind of error and the server's code; not its words, which can quote an address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
        return f"{type(error).__name__} {code}"
    return f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
