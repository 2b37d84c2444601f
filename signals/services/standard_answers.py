"""Texts of a network to begin an answer with. National ones come with a migration, and stay as they are."""

from dataclasses import dataclass

from django.db import transaction

from networks.models import Network
from signals.models import StandardAnswer, Theme


@dataclass(frozen=True)
class AnswerFields:
    """What coordinators fill in of a standard answer; without ``theme`` it fits every subject."""

    title: str
    text: str
    theme: Theme | None = None


@transaction.atomic
def add_answer(network: Network, *, fields: AnswerFields, submission: str) -> StandardAnswer:
    """Keep a text for the coordinators of this network, once per ``submission``."""
    defaults = {"network": network, **vars(fields)}
    return StandardAnswer.objects.get_or_create(submission=submission, defaults=defaults)[0]


@transaction.atomic
def change_answer(answer: StandardAnswer, *, fields: AnswerFields) -> bool:
    """Put these words in its place. False: it was removed, or is a national one."""
    of_a_network = StandardAnswer.objects.filter(pk=answer.pk, network__isnull=False)
    return bool(of_a_network.update(**vars(fields)))


@transaction.atomic
def remove_answer(answer: StandardAnswer) -> bool:
    """It is gone; what was written with it stays. False: it was gone already, or is a national one."""
    return bool(StandardAnswer.objects.filter(pk=answer.pk, network__isnull=False).delete()[0])
