"""Forgetting somebody in the outbox: their own mail goes, and mail of others loses their name."""

import html
import json
import re
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.ids import new_public_id
from notifications.models import MailChoice, OutgoingMail

WITH_WORDS = ("subject", "text", "html")


def forget(erased: Erased) -> None:
    """Drop all mail to this person, queued or sent, and their choices; take them out of mail to others.

    A mail that a worker is sending at this moment is dropped too: that worker then has nothing to record.
    """
    MailChoice.objects.filter(user=erased.user).delete()
    OutgoingMail.objects.filter(recipient=erased.user).delete()
    if erased.address:
        OutgoingMail.objects.filter(address__iexact=erased.address).delete()
    for mail in _mentioning(erased).select_related("recipient").iterator(chunk_size=200):
        _take_out(mail, erased)


def forget_left_over() -> int:
    """Drop mail to people who were erased while somebody was still writing to them; how many."""
    gone = OutgoingMail.objects.filter(
        recipient__is_active=False, recipient__email__isnull=True, recipient__name=""
    )
    return gone.delete()[0]


def _mentioning(erased: Erased) -> QuerySet[OutgoingMail]:
    """Mail to others in which this person may stand; one pass over the outbox."""
    condition = Q(key__contains=erased.public_id) | Q(reference=erased.public_id)
    for word in erased.words:
        for field in WITH_WORDS:
            for written in _spelled(word, field == "html"):
                condition |= Q(**{f"{field}__contains": written})
        for written in {word, json.dumps(word)[1:-1]}:  # databases keep JSON in their own spelling
            condition |= Q(written__contains=written)
    return OutgoingMail.objects.alias(written=Cast("attachments", TextField())).filter(condition)


def _take_out(mail: OutgoingMail, erased: Erased) -> None:
    """Their name becomes "someone" in the reader's language; what else stood there becomes a dash."""
    with translation.override(mail.language):
        words = dict.fromkeys(erased.words, "–") | {erased.name: _("someone")}
    if mail.recipient is not None and erased.name in mail.recipient.name:
        del words[erased.name]  # it is the reader's own name as well
    changed: dict[str, Any] = {
        field: _replaced(getattr(mail, field), words, field == "html") for field in WITH_WORDS
    }
    changed["attachments"] = [
        {name: _replaced(value, words, False) for name, value in attachment.items()}
        for attachment in mail.attachments
    ]
    changed["key"] = mail.key.replace(erased.public_id, new_public_id())
    changed["reference"] = "" if mail.reference == erased.public_id else mail.reference
    OutgoingMail.objects.filter(pk=mail.pk).update(**changed)


def _replaced(text: str, words: dict[str, str], is_html: bool) -> str:
    """``text`` with each of ``words`` replaced where it stands on its own."""
    for word, instead in words.items():
        for written in _spelled(word, is_html):
            # none of what comes instead has a backslash, which would mean something here
            text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", instead, text)
    return text


def _spelled(word: str, is_html: bool) -> set[str]:
    """How a word may stand in a mail: what makes the HTML leaves some quotes as they are."""
    return {word, escape(word), html.escape(word, quote=False)} if is_html else {word}
