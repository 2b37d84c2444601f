"""Sharing a concern."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from networks.models import Membership, Neighbourhood, Network
from signals import emails
from signals.constants import About, EventKind, HiddenFrom, Readers, Source
from signals.models import Signal, TensionLevel, Theme
from signals.services.care import coordinators_in_care
from signals.services.clock import end_day, promised_day
from signals.services.life import log


@dataclass(frozen=True)
class ConcernFields:
    """The fields of ``Signal`` that its reporter fills; ``reader`` only with ``Readers.ONE``."""

    observation: str
    noticed_on: date
    neighbourhood: Neighbourhood | None = None
    theme: Theme | None = None
    learnt: str = ""
    felt: TensionLevel | None = None
    source: str = Source.OWN
    about: str = About.NOBODY
    readers: str = Readers.COORDINATORS_AND_CHIEF
    reader: User | None = None
    hidden_from: str = HiddenFrom.NOBODY
    may_be_discussed: bool = False

    def __post_init__(self) -> None:
        if self.about and self.readers != Readers.ONE:
            raise ValueError("what is about one of the readers goes to one person")


def is_shared(submission: str) -> bool:
    """Whether a concern came of this form already."""
    return Signal.objects.filter(submission=submission).exists()


@transaction.atomic
def share_concern(network: Network, *, actor: User, fields: ConcernFields, submission: str) -> Signal:
    """Share a concern with its readers, once per ``submission``; confirm it to the reporter by mail."""
    signal, created = Signal.objects.get_or_create(
        submission=submission,
        defaults={
            "network": network,
            "reporter": actor,
            "reporter_membership": Membership.objects.seated().filter(network=network, user=actor).first(),
            "promised_on": promised_day(),
            "ends_on": end_day(network),
            **vars(fields),
        },
    )
    if created:
        log(signal, EventKind.RECEIVED, actor)
        emails.concern_received(signal)
        for coordinator in coordinators_in_care(signal):
            emails.concern_waits(signal, coordinator)
    return signal
