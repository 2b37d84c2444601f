"""Mail for tests."""

import re

from notifications import outbox
from notifications.constants import How
from notifications.models import OutgoingMail
from notifications.services import choose

WORDS = outbox.Rendered("Een onderwerp", "Een tekst.\n", "<p>Een tekst.</p>")


def make_mail(recipient, key: str = "a-key", **options) -> OutgoingMail:
    """A mail in the outbox of a kind that nobody has to have a right to."""
    fields = {"kind": "test.plain", "rendered": WORDS, **options}
    outbox.enqueue_rendered(key=key, recipient=recipient, **fields)
    return OutgoingMail.objects.get(key=key)


def outbox_of(recipient) -> list[tuple[str, str]]:
    """(kind, subject) of every mail to somebody, the first one first."""
    return list(
        OutgoingMail.objects.filter(recipient=recipient).order_by("pk").values_list("kind", "subject")
    )


LAST_LINE = re.compile(
    r"\n(Minder mail\? Kies zelf|Less mail\? Choose yourself): http://testserver/mail/[\w.-]+/\n\Z"
)


def without_choices(text: str) -> str:
    """The text of a mail up to its last line, which must be the way to choose about it."""
    found = LAST_LINE.search(text)
    assert found
    return text[: found.start()]


def make_topic_mail(recipient, key: str, *, topic: str = "my_concerns", **options) -> OutgoingMail | None:
    """A mail about a topic, in the outbox as its recipient wants it; None when they want none."""
    fields = {
        "scope": "a" * 20,
        "scope_name": "Overvecht",
        "path": f"/zorgen/{key}/",
        "rendered": outbox.Rendered(f"Bondgenoten Overvecht: bericht {key}", "Een tekst.\n", "<p>Tekst</p>"),
    }
    outbox.enqueue_rendered(
        key=key, kind="test.topic", recipient=recipient, **{**fields, "topic": topic, **options}
    )
    return OutgoingMail.objects.filter(key=key).first()


def wants(recipient, how: How, *, topic: str = "my_concerns", scope: str = "a" * 20) -> None:
    """Somebody's choice."""
    choose(recipient, topic=topic, scope=scope, how=how)
