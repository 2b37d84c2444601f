"""Putting mail in the outbox. Call inside the transaction of the event; sending comes after the commit."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
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
class Attachment:
    """A text file that goes along; ``type`` is its full MIME type."""

    name: str
    type: str
    content: str


class Options(TypedDict, total=False):
    """How a mail is treated; each may be left out.

    ``reference``: what it is about, for the right to receive it. ``not_after``: of no use after it.
    ``urgent``: goes out in quiet hours too. ``lets_in``: its text is wiped as soon as it is sent.
    ``now``: the moment from which quiet hours are reckoned, default the clock.
    """

    reference: str
    attachments: Sequence[Attachment]
    not_after: datetime | None
    urgent: bool
    lets_in: bool
    now: datetime | None


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
    """Render a mail to ``recipient`` (a User) and queue it, once per ``key``. Wakes a worker."""
    if OutgoingMail.objects.filter(key=key).exists():
        return
    context = {"recipient": recipient, **context}
    rendered = render(template, context, recipient.language)
    enqueue_rendered(key=key, kind=kind, recipient=recipient, rendered=rendered, **options)


def enqueue_rendered(
    *, key: str, kind: str, recipient, rendered: Rendered, **options: Unpack[Options]
) -> None:
    """Queue a mail, once per ``key``: a second call with the same key changes nothing.

    Wakes a worker after the commit.
    """
    mail = OutgoingMail(
        key=key,
        kind=kind,
        recipient=recipient,
        language=recipient.language,
        subject=rendered.subject[:300],
        text=rendered.text,
        html=rendered.html,
        message_id=_message_id(key),
        **_columns(options),
    )
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)
    if not any(function is wake for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(wake)


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
