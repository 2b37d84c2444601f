"""Concerns for tests."""

from datetime import date

from django.utils import timezone

from bondgenoten.lib.ids import new_public_id
from networks.models import Network
from signals.constants import Readers
from signals.models import Signal
from signals.services import ConcernFields, share_concern


def make_signal(network: Network, reporter, *, submission: str = "", **overrides) -> Signal:
    """Shared today, for coordinators and chief, and may be discussed, unless the test says otherwise."""
    fields = {
        "observation": "Elke avond harde knallen bij de speeltuin.",
        "noticed_on": timezone.localdate(),
        "readers": Readers.COORDINATORS_AND_CHIEF,
        "may_be_discussed": True,
    }
    return share_concern(
        network,
        actor=reporter,
        fields=ConcernFields(**{**fields, **overrides}),
        submission=submission or new_public_id(),
    )


def on(day: str) -> date:
    """``on("2026-12-08")``."""
    return date.fromisoformat(day)
