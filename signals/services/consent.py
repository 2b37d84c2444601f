"""A coordinator asks the reporter to agree to something. Only the reporter decides, and a no is respected."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from bondgenoten.lib.registry import agenda_consents
from signals import emails
from signals.constants import ConsentKind, ConsentState, EventKind, HiddenFrom, Outcome, Readers
from signals.models import ConsentRequest, Signal
from signals.services.care import coordinators_in_care
from signals.services.life import log

AGAIN_AFTER = timedelta(days=7)  # after a no
MOST_TIMES = 2  # the same kind of question is put to a reporter who says no
FROM_FEW_TO_MANY = (Readers.ONE, Readers.COORDINATORS, Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK)


class AskedEnough(Exception):
    """The reporter said no as often as we may ask."""


class AskedTooSoon(Exception):
    """The reporter said no; ``again_on`` is the first day on which they may be asked again."""

    def __init__(self, again_on: date) -> None:
        super().__init__(again_on)
        self.again_on = again_on


class NothingToAsk(Exception):
    """What would be asked is so already, or this reporter cannot answer any more."""


class NotAsked(Exception):
    """The request is no longer open: decided already, or taken back."""


def wider_than(readers: str) -> tuple[Readers, ...]:
    """The choices of readers with which more people would read it."""
    return FROM_FEW_TO_MANY[FROM_FEW_TO_MANY.index(Readers(readers)) + 1 :]


def open_request(signal: Signal, kind: ConsentKind) -> ConsentRequest | None:
    """What the reporter is asked now, of this kind."""
    return signal.consents.filter(kind=kind, state=ConsentState.OPEN).select_related("asked_by").first()


def agreed_titles(signal: Signal) -> list[str]:
    """The titles under which the reporter agreed to have it discussed, the last one last."""
    given = signal.consents.filter(kind=ConsentKind.AGENDA, state=ConsentState.GIVEN)
    return list(given.values_list("title", flat=True))


def must_agree(signal: Signal, *, actor: User, title: str, agreed: Sequence[str]) -> bool:
    """Whether the reporter has to agree before ``actor`` may put this title on an agenda.

    Not when they allowed it while sharing. A yes to one title is no yes to another; ``agreed`` are those of
    ``agreed_titles``.
    """
    if signal.reporter_id == actor.pk or not signal.reporter.is_active:
        return False
    return not signal.may_be_discussed or bool(agreed and title not in agreed)


def check_may_ask(signal: Signal, kind: ConsentKind) -> None:
    """Raises AskedEnough and AskedTooSoon when it was refused before, NothingToAsk when it is so already."""
    is_over = signal.outcome in (Outcome.MERGED, Outcome.WITHDRAWN)
    pointless = {
        ConsentKind.AGENDA: False,
        # What is about one of its readers goes to one person; only its reporter thinks otherwise.
        ConsentKind.READERS: bool(signal.about) or not wider_than(signal.readers),
        ConsentKind.IDENTITY: signal.hidden_from != HiddenFrom.READERS,
    }
    if is_over or pointless[kind] or not signal.reporter.is_active:
        raise NothingToAsk
    refused = [ConsentState.REFUSED]
    if kind == ConsentKind.IDENTITY:
        refused.append(ConsentState.LAPSED)  # taking it back is no way to ask more often
    said_no = signal.consents.filter(kind=kind, state__in=refused, decided_at__isnull=False)
    times = [moment for moment in said_no.values_list("decided_at", flat=True) if moment]
    if len(times) >= MOST_TIMES:
        raise AskedEnough
    if times and timezone.now() < times[-1] + AGAIN_AFTER:
        raise AskedTooSoon(timezone.localdate(times[-1] + AGAIN_AFTER))


@transaction.atomic
def ask_consent(signal: Signal, *, actor: User, kind: ConsentKind, **question: str) -> ConsentRequest:
    """Ask the reporter, by mail without any text. What is asked already of this kind is the answer.

    ``question`` is the ``reason``, and the ``readers`` or the ``title`` and ``meeting`` that it is about.
    Raises AskedEnough, AskedTooSoon, NothingToAsk.
    """
    now = Signal.objects.select_for_update().get(pk=signal.pk)  # one coordinator after the other
    check_may_ask(now, kind)
    if kind == ConsentKind.READERS and question.get("readers") not in wider_than(now.readers):
        raise NothingToAsk
    request, created = ConsentRequest.objects.get_or_create(
        signal=signal,
        kind=kind,
        state=ConsentState.OPEN,
        defaults={**question, "asked_by": actor},
    )
    if created:
        log(signal, EventKind.CONSENT_ASKED, actor)
        _audit(request, "concern.name_asked", actor)
        emails.consent_asked(request)
    return request


@transaction.atomic
def decide_consent(request: ConsentRequest, *, actor: User, agrees: bool) -> bool:
    """The reporter decides, once; the coordinators hear that there is an answer.

    True when what they agreed to is so from now on; an agenda can be full by then. Raises NotAsked.
    """
    state = ConsentState.GIVEN if agrees else ConsentState.REFUSED
    if not _close(request, state):
        raise NotAsked
    log(request.signal, EventKind.CONSENT_GIVEN if agrees else EventKind.CONSENT_REFUSED, actor)
    # The answer of whoever hides their name is audited without them.
    _audit(request, "concern.name_agreed" if agrees else "concern.name_refused", None)
    is_so = agrees and _CARRY_OUT[ConsentKind(request.kind)](request)
    for coordinator in coordinators_in_care(request.signal):
        emails.consent_decided(request, coordinator)
    return is_so


@transaction.atomic
def take_back_request(request: ConsentRequest) -> bool:
    """The coordinators no longer ask this. False: it was decided, or taken back, already."""
    return _close(request, ConsentState.LAPSED)


def lapse_request(signal: Signal, kind: ConsentKind) -> None:
    """What was asked is so by now in another way."""
    asked = signal.consents.filter(kind=kind, state=ConsentState.OPEN)
    asked.update(state=ConsentState.LAPSED, decided_at=timezone.now())


def _close(request: ConsentRequest, state: ConsentState) -> bool:
    still_open = ConsentRequest.objects.filter(pk=request.pk, state=ConsentState.OPEN)
    now = timezone.now()
    if not still_open.update(state=state, decided_at=now):
        return False
    request.state, request.decided_at = state, now
    return True


def _to_the_table(request: ConsentRequest) -> bool:
    """Whether an agenda takes it; that may fail by now, and the reporter agreed all the same."""
    Signal.objects.filter(pk=request.signal_id).update(may_be_discussed=True)
    request.signal.may_be_discussed = True
    placed = [put(request) for put in agenda_consents]  # each of them is asked
    return any(placed)


def _more_readers(request: ConsentRequest) -> bool:
    """Whoever chose fewer readers meanwhile still agreed to these; never to fewer than read it now."""
    fewer = [readers for readers in FROM_FEW_TO_MANY if request.readers in wider_than(readers)]
    rows = Signal.objects.filter(pk=request.signal_id, readers__in=fewer)
    if not rows.update(readers=request.readers, reader=None):
        return False
    request.signal.readers, request.signal.reader = request.readers, None
    log(request.signal, EventKind.WIDENED, request.signal.reporter)
    return True


def _show_name(request: ConsentRequest) -> bool:
    """From now on the coordinators and the team chief see the name; the network still does not."""
    rows = Signal.objects.filter(pk=request.signal_id, hidden_from=HiddenFrom.READERS)
    return bool(rows.update(hidden_from=HiddenFrom.NETWORK))


_CARRY_OUT = {
    ConsentKind.AGENDA: _to_the_table,
    ConsentKind.READERS: _more_readers,
    ConsentKind.IDENTITY: _show_name,
}


def _audit(request: ConsentRequest, event: str, actor: User | None) -> None:
    """A line for the privacy officer about a hidden name, without a word of anybody."""
    if request.kind == ConsentKind.IDENTITY:
        signal, role = request.signal, "coordinator" if actor else ""
        record(event, actor=actor, thing=signal, network=signal.network.public_id, role=role)
