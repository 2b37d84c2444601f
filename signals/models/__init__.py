"""Concerns, and all that is kept about them."""

from signals.models.concern import Signal
from signals.models.life import SignalEvent, SignalRead
from signals.models.people import ConsentRequest, CoReporter
from signals.models.scales import TensionLevel, Theme
from signals.models.thread import InternalNote, Redaction, Reply, StandardAnswer
from signals.models.weighing import Weighing

__all__ = [
    "CoReporter",
    "ConsentRequest",
    "InternalNote",
    "Redaction",
    "Reply",
    "Signal",
    "SignalEvent",
    "SignalRead",
    "StandardAnswer",
    "TensionLevel",
    "Theme",
    "Weighing",
]
