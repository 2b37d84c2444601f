"""The thread on the page of a concern, and what stands ready to begin an answer with."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from bondgenoten.lib.asked import asked
from signals.models import Reply, Signal, StandardAnswer
from signals.permissions import can_note
from signals.querysets import StandardAnswerQuerySet


@dataclass(frozen=True)
class Ready:
    """``text`` of the answer that was chosen, or nothing."""

    text: str


def replies_to(concern: Signal) -> list[Reply]:
    """Its thread, with who wrote each message."""
    return asked(_replies, concern.pk)


def _replies(concern: int) -> QuerySet:
    return Reply.objects.filter(signal=concern).select_related("author")


def ready_answers(concern: Signal) -> StandardAnswerQuerySet:
    """What an answer to this concern can begin with: national ones and those of its network."""
    return StandardAnswer.objects.filter(Q(network__isnull=True) | Q(network=concern.network_id))


def ready_for(user: User, concern: Signal, chosen: str) -> Ready | None:
    """None for who does not answer it; nothing is asked before one was chosen."""
    if not can_note(user, concern):
        return None
    answers = ready_answers(concern).filter(public_id=chosen) if chosen else ()
    return Ready(next((answer.text for answer in answers), ""))
