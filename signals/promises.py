"""The promise of an answer that goes with every concern."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.promises import Promise, kept_promise, open_promise
from signals.constants import OPEN
from signals.models import Signal


def promise_of(signal: Signal) -> Promise:
    """Kept, or open with its date; a missed date is shown, not hidden."""
    if signal.answered_at:
        return kept_promise(signal.promised_on, timezone.localdate(signal.answered_at))
    return open_promise(signal.promised_on)


def promise_for(signal: Signal, viewer: User) -> Promise:
    """The same on the page of a concern, where it also says who waits for whom."""
    if signal.asked_at is None:
        return promise_of(signal)
    is_own = signal.reporter_id == viewer.pk
    return (
        Promise("soon", _("We wait for you")) if is_own else Promise("plain", _("We wait for the reporter"))
    )


def end_promise_of(signal: Signal, viewer: User) -> str:
    """By when its reporter hears how it ends, or that this day is over; "" when it has ended."""
    if signal.ends_on is None or signal.outcome not in OPEN:
        return ""
    if signal.ends_on < timezone.localdate():
        words = _("How it ends was promised by %(day)s at the latest. That day is over.")
    elif signal.reporter_id == viewer.pk:
        words = _("By %(day)s at the latest you hear how it ends.")
    else:
        words = _("By %(day)s at the latest the reporter hears how it ends.")
    return words % {"day": dates.day(signal.ends_on)}


def complaints_to(signal: Signal) -> str:
    """Where to complain about the network itself: its own address, or that of the organisation."""
    return signal.network.complaints_to or settings.ORGANISATION_EMAIL
