"""Putting mail in the outbox. Call inside the transaction of the event; sending comes after the commit."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypedDict, Unpack

import css_inline
import structlog
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from bondgenoten.lib.dates import end_of_quiet
from notifications import choice_links
from notifications.choices import how_of
from notifications.constants import How, MailStatus
from notifications.daily import comes_in_time
from notifications.models import OutgoingMail

logger = structlog.get_logger(__name__)
MAIL_LAYOUT = "notifications/email/base.html"
PREVIEW_LAYOUT = "notifications/email/preview.html"


@dataclass(frozen=True)
class Rendered:
    """A mail in words: one line of subject, the text, and the HTML of equal worth."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Addressee:
    """Somebody who is mailed by address, whether or not there is a User of it."""

    email: str
    name: str
    language: str

    @property
    def short_name(self) -> str:
        """What we call them: the first word of the name, or nothing."""
        return self.name.split()[0] if self.name else ""


@dataclass(frozen=True)
class Nobody(Addressee):
    """A mail to them is written and stored like any other, and dropped when it would be sent.

    For pages that answer the same, and take as long, whether or not anybody has an address.
    """

    email: str = field(default="", init=False)
    name: str = field(default="", init=False)


@dataclass(frozen=True)
class Attachment:
    """A text file that goes along; ``type`` is its full MIME type."""

    name: str
    type: str
    content: str


class Options(TypedDict, total=False):
    """How a mail is treated; each may be left out.

    ``reference``: what it is about, for the right to receive it. ``not_after``: of no use after it.
    ``urgent``: goes out in quiet hours too. ``lets_in``: its text is wiped as soon as it is sent.
    ``now``: the moment from which quiet hours are reckoned, default the clock. ``topic``, ``scope``: what
    sort of mail it is and in which network (public id), for who wants it daily or not at all; without topic
    it always comes. ``scope_name``, ``path``: the network and where the news is, for the daily mail.
    ``address``: where it goes instead of to the recipient's own address.
    """

    reference: str
    attachments: Sequence[Attachment]
    not_after: datetime | None
    urgent: bool
    lets_in: bool
    now: datetime | None
    topic: str
    scope: str
    scope_name: str
    path: str
    address: str


def render(template: str, context: dict[str, Any], language: str, layout: str = MAIL_LAYOUT) -> Rendered:
    """Render ``<template>_subject.txt``, ``_message.txt`` and ``_message.html`` in ``language``.

    With the preview layout the HTML is a fragment for a page, with class names instead of inline styles.
    """
    with translation.override(language):
        full = {
            **context,
            "base_url": settings.BASE_URL,
            "mail_layout": layout,
            "language": language,
        }
        subject = " ".join(render_to_string(f"{template}_subject.txt", full).split())
        text = render_to_string(f"{template}_message.txt", full).strip() + "\n"
        html = render_to_string(f"{template}_message.html", full)
        if full.get("choices_url"):  # the HTML has it from its layout
            text += "\n" + render_to_string("notifications/email/_choices.txt", full).strip() + "\n"
    return Rendered(subject, text, _inline(html) if layout == MAIL_LAYOUT else html)


def _inline(html: str) -> str:
    """Classes become inline styles, which is all that mail programs understand."""
    path = finders.find("css/mail.css")
    if path is None:
        raise FileNotFoundError("css/mail.css")
    css = Path(path).read_text(encoding="utf-8")
    inliner = css_inline.CSSInliner(extra_css=css, keep_style_tags=True, load_remote_stylesheets=False)
    return inliner.inline(html)


def enqueue(
    *,
    key: str,
    kind: str,
    recipient,
    template: str,
    context: dict[str, Any],
    **options: Unpack[Options],
) -> None:
    """Render a mail to ``recipient`` (a User or Addressee) and queue it, once per ``key``. Wakes a worker.

    Nothing is queued for who takes part on paper, or turned its topic off; when they want it daily, it waits
    for the daily mail. An Addressee gets mail without a topic only.
    """
    how = _how(recipient, options)
    if how == How.OFF or OutgoingMail.objects.filter(key=key).exists():
        return
    context = {"recipient": recipient, "choices_url": choices_url(recipient, options), **context}
    rendered = render(template, context, recipient.language)
    _queue(prepare(key=key, kind=kind, recipient=recipient, rendered=rendered, **options), how, options)


def enqueue_rendered(
    *, key: str, kind: str, recipient, rendered: Rendered, **options: Unpack[Options]
) -> None:
    """Queue a mail, once per ``key``: a second call with the same key changes nothing.

    Wakes a worker after the commit. On paper, turned off or daily: as ``enqueue``.
    """
    how = _how(recipient, options)
    if how != How.OFF:
        _queue(prepare(key=key, kind=kind, recipient=recipient, rendered=rendered, **options), how, options)


def _how(recipient, options: Options) -> How:
    """How this mail comes to ``recipient``: not at all where there is no address to mail to."""
    if not (options.get("address") or recipient.email or isinstance(recipient, Nobody)):
        return How.OFF
    return how_of(recipient, options.get("topic", ""), options.get("scope", ""))


def prepare(
    *, key: str, kind: str, recipient, rendered: Rendered, **options: Unpack[Options]
) -> OutgoingMail:
    """The mail as a row, not stored yet."""
    by_address = isinstance(recipient, Addressee)
    if by_address:
        options = {**options, "address": recipient.email}
    return OutgoingMail(
        key=key,
        kind=kind,
        recipient=None if by_address else recipient,
        language=recipient.language,
        subject=rendered.subject[:300],
        text=rendered.text,
        html=rendered.html,
        message_id=_message_id(key),
        **_columns(options),
    )


def _queue(mail: OutgoingMail, how: How, options: Options) -> None:
    """Store a mail, to be sent now or to go along in the daily mail when that is in time."""
    now = options.get("now") or timezone.now()
    if how == How.DIGEST and comes_in_time(mail.not_after, now):
        # The daily mail shows the subject and where the news is; the text would only be kept for nothing.
        mail.status, mail.text, mail.html, mail.attachments, mail.wiped = MailStatus.HELD, "", "", [], True
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)
    if mail.status == MailStatus.QUEUED:
        wake_after_commit()


@transaction.atomic
def send_again(mail: OutgoingMail) -> bool:
    """Put a mail that was given up in the queue once more, with days to try; False when it cannot be.

    It cannot when it is on its way or arrived, is past its use, or its text is gone. Twice is harmless.
    """
    now = timezone.now()
    waiting = {"status": MailStatus.QUEUED, "error": "", "attempts": 0, "claim": "", "not_before": None}
    again = OutgoingMail.objects.can_go_again(now).filter(pk=mail.pk)
    if not again.update(**waiting, again_at=now, updated_at=now):
        return False
    wake_after_commit()
    return True


def wake_after_commit() -> None:
    """Wake one worker for all mail of a transaction, once it is certain."""
    if not any(function is wake for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(wake)


def choices_url(recipient, options: Options) -> str:
    """Where the recipient chooses about this mail without logging in; empty when there is no choice."""
    topic = options.get("topic", "")
    return choice_links.url_for(recipient, [(topic, options.get("scope", ""))]) if topic else ""


def _columns(options: Options) -> dict[str, Any]:
    """The options as the outbox keeps them; a mail that is not urgent waits out the quiet hours."""
    urgent = options.get("urgent", False)
    now = options.get("now") or timezone.now()
    return {
        "reference": options.get("reference", ""),
        "attachments": [vars(attachment) for attachment in options.get("attachments", ())],
        "urgent": urgent,
        "lets_in": options.get("lets_in", False),
        "not_before": None if urgent else end_of_quiet(now, settings.MAIL_QUIET_HOURS),
        "not_after": options.get("not_after"),
        "topic": options.get("topic", ""),
        "scope": options.get("scope", ""),
        "scope_name": options.get("scope_name", ""),
        "path": options.get("path", ""),
        "address": options.get("address", ""),
    }


def _message_id(key: str) -> str:
    """The same for the same key, so that a repeat is recognised; tells nothing of it (RFC 5322, 3.6.4)."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY}:{key}".encode()).hexdigest()[:40]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


def wake() -> None:
    """Wake a worker. When the broker is down nothing is lost: the next sweep finds the mail."""
    from notifications.tasks import (
        send_mail,  # the task imports the sender, which imports this module
    )

    try:
        send_mail.apply_async(retry=False)
    except send_mail.OperationalError:
        logger.warning("broker_unreachable")
