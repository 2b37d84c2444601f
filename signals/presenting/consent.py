"""What was asked of the reporter of a concern, and which words were taken out: for whom these are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.registry import meeting_days
from signals.constants import ConsentKind, ConsentState, EventKind, HiddenFrom
from signals.models import ConsentRequest, Redaction, Signal
from signals.permissions import can_ask_consent, can_decide_consent, can_redact
from signals.readers import choices_for
from signals.services import AskedEnough, AskedTooSoon, NothingToAsk, check_may_ask, wider_than


@dataclass(frozen=True)
class Asked:
    """A request with who asks, and for its reporter what it would mean."""

    request: ConsentRequest
    who: str
    day: str = ""
    people: Sequence[str] = ()

    @property
    def state(self) -> str:
        """For the coordinators: how it stands."""
        words = {
            ConsentState.OPEN: _("Asked on %(day)s. The reporter has not answered yet."),
            ConsentState.GIVEN: _("The reporter agreed on %(day)s."),
            ConsentState.REFUSED: _("The reporter did not agree on %(day)s."),
            ConsentState.LAPSED: _("Taken back on %(day)s."),
        }
        at = self.request.decided_at or self.request.asked_at
        return words[ConsentState(self.request.state)] % {"day": dates.day(at)}


@dataclass(frozen=True)
class TakenOut:
    """Words that were taken out, by whom and why."""

    redaction: Redaction
    who: str
    is_theirs: bool  # whoever looks wrote it


def requests_of(signal: Signal) -> list[Asked]:
    """All that was asked, in that order; fetched once a page, and only if there can be any."""
    roles = _roles(signal, EventKind.CONSENT_ASKED)
    if not roles:
        return []
    prefetch_related_objects([signal], "consents")
    return [Asked(one, who) for one, who in zip(signal.consents.all(), roles, strict=False)]


def is_asked(signal: Signal, kind: ConsentKind) -> bool:
    """Whether the reporter has a question of this kind to answer."""
    return any(one.request.is_open and one.request.kind == kind for one in requests_of(signal))


def taken_out_of(signal: Signal, viewer: User) -> list[TakenOut]:
    """What was taken out; as ``requests_of``."""
    roles = _roles(signal, EventKind.REDACTED)
    if not roles:
        return []
    found = signal.redactions.select_related("reply")
    return [TakenOut(one, who, wrote(viewer, signal, one)) for one, who in zip(found, roles, strict=False)]


def wrote(user: User, signal: Signal, redaction: Redaction) -> bool:
    """Whether this user is the author of what was taken out."""
    author = redaction.reply.author_id if redaction.reply else signal.reporter_id
    return author == user.pk and bool(redaction.before)


def _roles(signal: Signal, kind: EventKind) -> list[str]:
    """Who did it each time, by role: every request and redaction has its event, in the same order."""
    events = [event for event in signal.events.all() if event.kind == kind]
    return [capfirst(str(event.get_role_display())) or _("A coordinator") for event in events]


def refusal(signal: Signal, kind: ConsentKind) -> str:
    """Why this cannot be asked now; empty when it can."""
    try:
        check_may_ask(signal, kind)
    except NothingToAsk:
        return _("There is nothing to ask: it is so already, or it is not for us to ask.")
    except AskedEnough:
        return _("The reporter said no twice. We do not ask a third time.")
    except AskedTooSoon as soon:
        day = {"day": dates.day(soon.again_on)}
        return _("The reporter did not agree. You can ask once more, from %(day)s.") % day
    return ""


def consent_panel(request: HttpRequest, signal: Signal) -> str:
    """For the reporter: what is asked, and what was taken out. For the coordinators: how that stands."""
    user: Any = request.user  # logged in, as on every page of a concern
    decides, asks = can_decide_consent(user, signal), can_ask_consent(user, signal)
    redacts, is_mine = can_redact(user, signal), signal.reporter_id == user.pk
    if not (is_mine or asks or redacts):
        return ""
    asked = requests_of(signal)
    still_open = [one for one in asked if one.request.is_open]
    open_kinds = {one.request.kind for one in still_open}
    may_ask = {kind for kind in ConsentKind if asks and kind not in open_kinds}
    context = {
        "concern": signal,
        "is_mine": is_mine,
        "questions": [_explained(one, user) for one in still_open] if decides else [],
        "asked": [] if is_mine else _last_of_each_kind(asked),
        "taken_out": taken_out_of(signal, user),
        "may_ask_name": ConsentKind.IDENTITY in may_ask and signal.hidden_from == HiddenFrom.READERS,
        "may_ask_readers": ConsentKind.READERS in may_ask and _may_be_wider(signal),
        "may_redact": redacts,
    }
    return render_to_string("signals/_consents.html", context, request)


def _may_be_wider(signal: Signal) -> bool:
    return not signal.about and bool(wider_than(signal.readers))


def _last_of_each_kind(asked: list[Asked]) -> list[Asked]:
    kinds = {one.request.kind: one for one in asked if one.request.state != ConsentState.LAPSED}
    return list(kinds.values())


def _explained(asked: Asked, reporter: User) -> Asked:
    """With the day of the meeting, or with everybody who would read it."""
    request = asked.request
    if request.kind == ConsentKind.AGENDA:
        days = [day_of(request.meeting) for day_of in meeting_days]
        return Asked(request, asked.who, day="".join(days))
    if request.kind == ConsentKind.READERS:
        choices = choices_for(request.signal.network, reporter)
        people = {choice.value: choice.people for choice in choices}
        return Asked(request, asked.who, people=people.get(request.readers, ()))
    return asked
