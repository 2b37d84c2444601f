"""Mail about concerns. It says that there is news; what the news is, stands behind the link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.urls import reverse

from accounts.models import User
from networks.models import Network
from notifications import outbox
from notifications.models import OutgoingMail
from notifications.topics import Topic
from signals import solved_links
from signals.constants import ConsentState
from signals.models import ConsentRequest, Redaction, Reply, Signal, SignalEvent
from signals.querysets import SignalQuerySet
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
    _news(reply.signal, occasion=reply.public_id)
    _tell_joined(reply.signal, occasion=reply.public_id, but=reply.author_id)


def concern_decided(signal: Signal, event: SignalEvent) -> None:
    """To the reporter: something was decided; the mail only says that there is news.

    A step can be taken again, so the occasion is the event; of another concern when this one was taken
    together with it.
    """
    occasion = f"{signal.public_id}.{event.pk}"
    _news(signal, occasion=occasion)
    _tell_joined(signal, occasion=occasion, but=event.actor_id)


def _news(signal: Signal, *, occasion: str) -> None:
    """To the reporter: there is news. Of what was rounded off the mail asks whether it is solved."""
    if not signal.is_rounded_off:
        _send("concern_answered", signal, signal.reporter, MY_CONCERNS, occasion=occasion)
        return
    _send(
        "concern_ended",
        signal,
        signal.reporter,
        MY_CONCERNS,
        occasion=occasion,
        extra={"solved_path": solved_links.path_of(signal)},
        lets_in=True,
    )


def reporter_said_how_it_ended(signal: Signal, event: SignalEvent, coordinator) -> None:
    """To a coordinator: the reporter said whether it is solved; what they said stands behind the link."""
    occasion = f"{signal.public_id}.{event.pk}"
    _send("said_how_it_ended", signal, coordinator, TO_WEIGH, occasion=occasion)


def _tell_joined(signal: Signal, *, occasion: str, but: int | None) -> None:
    """To who noticed the same: the same news, but to who brought it."""
    for joined in signal.co_reporters.exclude(user=but).select_related("user"):
        _send("joined_news", signal, joined.user, MY_CONCERNS, occasion=occasion)


def concern_corrected(signal: Signal, coordinator, *, occasion: str) -> None:
    """To a coordinator who read it: its reporter put it in other words."""
    _send("concern_corrected", signal, coordinator, TO_WEIGH, occasion=occasion)


def concern_withdrawn(signal: Signal, coordinator) -> None:
    """To a coordinator, who cannot see it any more: there is one less to weigh."""
    board = reverse("signals:board")
    _send("concern_withdrawn", signal, coordinator, TO_WEIGH, occasion=signal.public_id, path=board)


def joined_withdrawn(signal: Signal, user) -> None:
    """To who noticed the same, who cannot see it any more either: they can share it themselves."""
    share = f"{reverse('signals:create')}?netwerk={signal.network.slug}"
    _send("joined_withdrawn", signal, user, MY_CONCERNS, occasion=signal.public_id, path=share)


def concern_assigned(signal: Signal, event: SignalEvent, coordinator) -> None:
    """To the other coordinator: who answers was agreed."""
    _send("concern_assigned", signal, coordinator, TO_WEIGH, occasion=f"{signal.public_id}.{event.pk}")


def reporter_wrote(reply: Reply, coordinator) -> None:
    """To a coordinator: the reporter wrote back."""
    _send("reporter_wrote", reply.signal, coordinator, TO_WEIGH, occasion=reply.public_id)


def consent_asked(request: ConsentRequest) -> None:
    """To the reporter: something is asked. What, stands behind the link."""
    signal = request.signal
    _send("consent_asked", signal, signal.reporter, MY_CONCERNS, occasion=request.public_id)


def consent_decided(request: ConsentRequest, coordinator) -> None:
    """To a coordinator: the reporter answered, without saying what."""
    _send("consent_decided", request.signal, coordinator, TO_WEIGH, occasion=request.public_id)


def concern_redacted(redaction: Redaction) -> None:
    """To the reporter: words were taken out. Which and why, stands behind the link."""
    signal, occasion = redaction.signal, f"{redaction.signal.public_id}.{redaction.pk}"
    _send("concern_redacted", signal, signal.reporter, MY_CONCERNS, occasion=occasion)


class Due(StrEnum):
    """A promise that is near or missed: of an answer, or of how it ends."""

    ANSWER_NEAR = "answer_near"
    ANSWER_MISSED = "answer_missed"
    END_NEAR = "end_near"
    END_MISSED = "end_missed"


@dataclass(frozen=True)
class PromiseMail:
    """To a coordinator, once a promised day: a clock that starts again is another promise."""

    kind: Due
    signal: Signal
    day: date
    coordinator: User

    @property
    def occasion(self) -> str:
        return f"{self.signal.public_id}.{self.day.isoformat()}"

    @property
    def key(self) -> str:
        """Its key in the outbox."""
        return f"{self.kind}:{self.occasion}:{self.coordinator.public_id}"


def mailed_promises(mails: Sequence[PromiseMail]) -> set[str]:
    """The keys of those that were queued already."""
    known = OutgoingMail.objects.filter(key__in=[mail.key for mail in mails])
    return set(known.values_list("key", flat=True))


def promise_is_due(mail: PromiseMail, now: datetime) -> None:
    """To a coordinator: a promise is near, or missed. The concern is named by its network and days only."""
    _send(
        mail.kind,
        mail.signal,
        mail.coordinator,
        TO_WEIGH,
        occasion=mail.occasion,
        extra={"day": mail.day},
        now=now,
    )


def _send(
    event: str,
    signal: Signal,
    recipient,
    topic: Topic,
    *,
    occasion: str,
    path: str | None = None,
    extra: dict[str, Any] | None = None,
    **of_the_outbox: Any,
) -> None:
    outbox.enqueue(
        key=f"{event}:{occasion}:{recipient.public_id}",
        kind=f"signals.{event}",
        reference=signal.public_id,
        recipient=recipient,
        template=f"{TEMPLATES}/{event}",
        context={"signal": signal, "network_name": signal.network.name, "path": path, **(extra or {})},
        topic=topic.code,
        scope=signal.network.public_id,
        scope_name=signal.network.short_name,
        path=path or signal.get_absolute_url(),
        **of_the_outbox,
    )


def may_still_read(mail: OutgoingMail) -> bool:
    """The recipient may still read the concern that the mail is about."""
    return (
        mail.recipient is not None
        and Signal.objects.visible_to(mail.person).filter(public_id=mail.reference).exists()
    )


def is_still_asked(mail: OutgoingMail) -> bool:
    """The reporter has something to answer; what was taken back is not asked for by mail."""
    asked = ConsentRequest.objects.filter(signal__public_id=mail.reference, state=ConsentState.OPEN)
    return may_still_read(mail) and asked.exists()


def answer_is_still_due(mail: OutgoingMail) -> bool:
    """The coordinator has it in care, and its reporter still waits for an answer."""
    return _still_open(mail).filter(answered_at__isnull=True).exists()


def end_is_still_due(mail: OutgoingMail) -> bool:
    """The coordinator has it in care, and it has not ended."""
    return _still_open(mail).exists()


def _still_open(mail: OutgoingMail) -> SignalQuerySet:
    """The concern of a mail, if its recipient weighs it and it is open."""
    mine = Signal.objects.in_care_of(mail.person)
    return mine.still_open().filter(public_id=mail.reference)


def still_coordinates(mail: OutgoingMail) -> bool:
    """The recipient still coordinates the network of a concern that they cannot see any more."""
    there = Network.objects.coordinated_by(mail.person)
    return there.filter(signals__public_id=mail.reference).exists()


def still_seated(mail: OutgoingMail) -> bool:
    """The recipient still sits in the network of a concern that they cannot see any more."""
    return Network.objects.seated_with(mail.person).filter(signals__public_id=mail.reference).exists()


RIGHTS = {
    f"signals.{event}": may_still_read
    for event in (
        "concern_received",
        "concern_waits",
        "concern_assigned",
        "concern_answered",
        "reporter_wrote",
        "consent_decided",
        "concern_redacted",
        "concern_corrected",
        "joined_news",
        "concern_ended",
        "said_how_it_ended",
    )
} | {
    **dict.fromkeys(("signals.answer_near", "signals.answer_missed"), answer_is_still_due),
    **dict.fromkeys(("signals.end_near", "signals.end_missed"), end_is_still_due),
    "signals.consent_asked": is_still_asked,
    "signals.concern_withdrawn": still_coordinates,
    "signals.joined_withdrawn": still_seated,
}
