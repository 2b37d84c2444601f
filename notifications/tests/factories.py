"""Mail for tests."""

from notifications import outbox
from notifications.models import OutgoingMail

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
