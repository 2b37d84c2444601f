"""The promise of an answer that goes with every concern."""

from django.utils import timezone

from bondgenoten.lib.promises import Promise, kept_promise, open_promise
from signals.models import Signal


def promise_of(signal: Signal) -> Promise:
    """Kept, or open with its date; a missed date is shown, not hidden."""
    if signal.answered_at:
        return kept_promise(signal.promised_on, timezone.localdate(signal.answered_at))
    return open_promise(signal.promised_on)
