"""Reading mail in tests."""

from dataclasses import dataclass

from django.utils.html import strip_tags

from notifications.models import OutgoingMail
from notifications.tests.factories import without_choices


@dataclass(frozen=True)
class Words:
    """What somebody reads of a mail: subject, text, and the HTML without its tags."""

    to: str
    subject: str
    text: str
    html: str


def mails(kind: str) -> list[Words]:
    """The mails of a kind of this app, by the name of who gets them."""
    return [
        Words(mail.recipient.name, mail.subject, without_choices(mail.text), words(mail.html))
        for mail in OutgoingMail.objects.filter(kind=f"signals.{kind}").order_by("recipient__name", "pk")
    ]


def mailed(kind: str) -> list[str]:
    """Who gets mail of a kind."""
    return [mail.to for mail in mails(kind)]


def words(html: str) -> str:
    body = html[html.index("<body") :]
    return " ".join(strip_tags(body).split())
