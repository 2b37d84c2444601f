"""Who may read an own concern, changed by its reporter afterwards. Others can only ask for it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from signals import emails
from signals.constants import OPEN, ConsentKind, ConsentState, EventKind, HiddenFrom
from signals.models import Signal
from signals.services.care import coordinators_in_care
from signals.services.consent import wider_than
from signals.services.life import log
from signals.services.own import Outdated


@dataclass(frozen=True)
class Readership:
    """The readers of a concern, ``reader`` only with ``Readers.ONE``, and who sees the reporter's name."""

    readers: str
    reader: User | None
    hidden_from: str


def readership_of(signal: Signal) -> Readership:
    """What its reporter chose."""
    return Readership(signal.readers, signal.reader, signal.hidden_from)


def version_of_readers(signal: Signal) -> str:
    """What stands for the choice as it is now."""
    chosen = f"{signal.readers}:{signal.reader_id}:{signal.hidden_from}"
    return salted_hmac("signals.own.readers", chosen, algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def choose_readers(signal: Signal, *, actor: User, choice: Readership, seen: str) -> bool:
    """Put ``choice`` in the place of the one ``seen`` before. False: it is so already. Raises Outdated.

    Who read it stays in "read by". Coordinators who get it now hear that it waits.
    """
    current = Signal.objects.select_related("network", "reporter", "reader").get(pk=signal.pk)
    before = readership_of(current)
    if before == choice:
        return False
    same = Signal.objects.not_withdrawn().filter(pk=signal.pk, **vars(before))
    if version_of_readers(current) != seen or not same.update(**vars(choice)):
        raise Outdated
    had_it = coordinators_in_care(current)
    signal.readers, signal.reader, signal.hidden_from = choice.readers, choice.reader, choice.hidden_from
    for step in _steps(before, choice):
        log(signal, step, actor)
    _settle(signal)
    _tell_new(signal, had_it)
    return True


def _steps(before: Readership, after: Readership) -> list[EventKind]:
    """One coordinator instead of another one: somebody less, and somebody more."""
    if before.readers == after.readers:
        changed = before.reader != after.reader
        return [EventKind.NARROWED, EventKind.WIDENED] if changed else []
    return [EventKind.WIDENED if after.readers in wider_than(before.readers) else EventKind.NARROWED]


def _settle(signal: Signal) -> None:
    """Who was to answer and may not read it any more, does not; what is so already is no longer asked."""
    in_care = [user.pk for user in coordinators_in_care(signal)]
    Signal.objects.filter(pk=signal.pk).exclude(answerer__in=in_care).update(answerer=None)
    wider = [readers.value for readers in wider_than(signal.readers)]
    asked = signal.consents.filter(state=ConsentState.OPEN)
    pointless = asked.filter(kind=ConsentKind.READERS).exclude(readers__in=wider)
    if signal.hidden_from != HiddenFrom.READERS:
        pointless |= asked.filter(kind=ConsentKind.IDENTITY)
    pointless.update(state=ConsentState.LAPSED, decided_at=timezone.now())


def _tell_new(signal: Signal, had_it: list[User]) -> None:
    if signal.outcome not in OPEN or signal.is_answered:
        return
    for coordinator in coordinators_in_care(signal):
        if coordinator not in had_it:
            emails.concern_waits(signal, coordinator)
