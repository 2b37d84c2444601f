"""Mail about concerns. It says that there is news; what the news is, stands behind the link."""

from notifications import outbox
from notifications.models import OutgoingMail
from notifications.topics import Topic
from signals.constants import EventKind
from signals.models import Reply, Signal
from signals.topics import MY_CONCERNS, TO_WEIGH

TEMPLATES = "signals/email"


def concern_received(signal: Signal) -> None:
    """To the reporter: we have it, and when the answer comes."""
    _send("concern_received", signal, signal.reporter, MY_CONCERNS, occasion=signal.public_id)


def concern_waits(signal: Signal, coordinator) -> None:
    """To a coordinator: a concern waits, and what was promised."""
    _send("concern_waits", signal, coordinator, TO_WEIGH, occasion=signal.public_id)


def concern_answered(reply: Reply) -> None:
    """To the reporter: there is an answer."""
    _send(
        "concern_answered",
        reply.signal,
        reply.signal.reporter,
        MY_CONCERNS,
        occasion=reply.public_id,
    )


def concern_rounded_off(signal: Signal) -> None:
    """To the reporter: the coordinators need no more; the mail only says that there is news.

    A concern can be opened and rounded off again, so the occasion is the step itself.
    """
    step = signal.events.filter(kind=EventKind.ROUNDED_OFF).latest("at")
    occasion = f"{signal.public_id}.{step.pk}"
    _send("concern_answered", signal, signal.reporter, MY_CONCERNS, occasion=occasion)


def reporter_wrote(reply: Reply, coordinator) -> None:
    """To a coordinator: the reporter wrote back."""
    _send("reporter_wrote", reply.signal, coordinator, TO_WEIGH, occasion=reply.public_id)


def _send(event: str, signal: Signal, recipient, topic: Topic, *, occasion: str) -> None:
    outbox.enqueue(
        key=f"{event}:{occasion}:{recipient.public_id}",
        kind=f"signals.{event}",
        reference=signal.public_id,
        recipient=recipient,
        template=f"{TEMPLATES}/{event}",
        context={"signal": signal, "network_name": signal.network.name},
        topic=topic.code,
        scope=signal.network.public_id,
        scope_name=signal.network.short_name,
        path=signal.get_absolute_url(),
    )


def may_still_read(mail: OutgoingMail) -> bool:
    """The recipient may still read the concern that the mail is about."""
    return (
        mail.recipient is not None
        and Signal.objects.visible_to(mail.person).filter(public_id=mail.reference).exists()
    )


RIGHTS = {
    f"signals.{event}": may_still_read
    for event in (
        "concern_received",
        "concern_waits",
        "concern_answered",
        "reporter_wrote",
    )
}
