"""The demo's post: every mail sent becomes a file under var/demo/mail, and pages show it."""

import os
import re
import secrets
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMail
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

ID = re.compile(r"\d{20}-[0-9a-f]{8}")  # nanoseconds, then chance: sorts by time, names one file only


def folder() -> Path:
    """Where the mails are."""
    return settings.VAR_DIR / "demo" / "mail"


class EmailBackend(BaseEmailBackend):
    """Writes each message as one file, under another name until it is whole."""

    def open(self) -> bool:
        folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.open()
        for message in email_messages:
            _write(message.message().as_bytes())
        return len(email_messages)


def _write(content: bytes) -> None:
    name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
    part = folder() / f"{name}.part"
    part.write_bytes(content)
    os.replace(part, folder() / f"{name}.eml")


@dataclass(frozen=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """A mail as a page shows it."""

    id: str
    to: str
    subject: str
    date: datetime | None
    text: str
    html: str
    attachments: tuple[Attachment, ...]


def messages() -> list[Mail]:
    """All mails, the newest first."""
    names = sorted((path.stem for path in folder().glob("*.eml")), reverse=True)
    return [mail for name in names if (mail := message(name))]


def message(mail_id: str) -> Mail | None:
    """One mail, or None when there is none of that id."""
    if not ID.fullmatch(mail_id):
        return None
    try:
        content = (folder() / f"{mail_id}.eml").read_bytes()
    except FileNotFoundError:
        return None
    return _parse(mail_id, message_from_bytes(content, policy=policy.default))


def _parse(mail_id: str, parsed: ParsedMail) -> Mail:
    date = parsed["date"]
    return Mail(
        id=mail_id,
        to=str(parsed["to"] or ""),
        subject=str(parsed["subject"] or ""),
        date=date.datetime if date else None,
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
        attachments=tuple(_attachment(part) for part in parsed.iter_attachments()),
    )


def _body(parsed: ParsedMail, kind: str) -> str:
    part = parsed.get_body((kind,))
    return part.get_content() if part else ""


def _attachment(part: ParsedMail) -> Attachment:
    content = part.get_payload(decode=True)
    name = part.get_filename() or ""
    return Attachment(name, part.get_content_type(), content if isinstance(content, bytes) else b"")


def clear() -> None:
    """Remove all mails."""
    shutil.rmtree(folder(), ignore_errors=True)
