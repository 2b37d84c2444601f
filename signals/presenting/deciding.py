"""What coordinators can do with a concern, in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User
from networks.constants import Party
from networks.models import Membership
from signals.constants import EventKind, Kind, Outcome
from signals.forms import WeighForm
from signals.forms.deciding import said
from signals.models import Signal, SignalEvent, Weighing
from signals.permissions import can_hand_over, can_weigh
from signals.readers import who_may_answer
from signals.states import MOVES, may_take

# The steps by their place in the address, in the order of the board.
STEPS: dict[str, EventKind] = {
    "doen": EventKind.TAKEN_UP,
    "volgen": EventKind.WATCHED,
    "doorverwijzen": EventKind.REFERRED,
    "niet-voor-ons": EventKind.REFUSED,
    "afronden": EventKind.ROUNDED_OFF,
    "heropen": EventKind.RECONSIDERED,
}
SLUGS = {step: slug for slug, step in STEPS.items()}
LABELS = {
    EventKind.TAKEN_UP: pgettext_lazy("outcome", "Act"),
    EventKind.WATCHED: pgettext_lazy("outcome", "Watch"),
    EventKind.REFERRED: pgettext_lazy("outcome", "Refer"),
    EventKind.REFUSED: pgettext_lazy("outcome", "Not for us"),
    EventKind.ROUNDED_OFF: gettext_lazy("Round off this concern"),
    EventKind.RECONSIDERED: gettext_lazy("Back to “to be weighed”"),
}
EXPLAINED = {
    EventKind.TAKEN_UP: gettext_lazy("Somebody takes this up. The reporter sees who answers."),
    EventKind.WATCHED: gettext_lazy(
        "On that day it comes back to you. The reporter hears that you keep an eye on it."
    ),
    EventKind.REFERRED: gettext_lazy(
        "Somebody else is the right one. The reporter reads in your answer who that is."
    ),
    EventKind.REFUSED: gettext_lazy("This is not for the network. The reporter reads in your answer why."),
    EventKind.ROUNDED_OFF: gettext_lazy(
        "No more needs to be done. If the reporter writes back, it opens again."
    ),
    EventKind.RECONSIDERED: gettext_lazy("You weigh this concern again, with what is known now."),
}
FIRST = (EventKind.TAKEN_UP, EventKind.WATCHED, EventKind.REFERRED, EventKind.REFUSED)


@dataclass(frozen=True)
class Choice:
    """A button to the page of a step."""

    label: str
    url: str


def choices_of(concern: Signal, steps: Iterable[EventKind] = FIRST) -> list[Choice]:
    """The steps that this concern can take."""
    here = f"{concern.get_absolute_url()}besluit/"  # of twenty cards: too many to look up one by one
    return [Choice(str(LABELS[step]), f"{here}{SLUGS[step]}/") for step in steps if is_open_to(concern, step)]


def is_open_to(concern: Signal, step: EventKind) -> bool:
    """Whether it can take this step here; what was taken together with another is decided there."""
    return concern.outcome != Outcome.MERGED and may_take(step, concern.outcome)


@dataclass(frozen=True)
class Coordinator:
    """Somebody who has the concern in care."""

    public_id: str
    name: str
    is_me: bool
    is_answerer: bool


@dataclass(frozen=True)
class DecidingPanel:
    """All that a coordinator finds on the page of a concern."""

    outcome: str
    choices: list[Choice]
    more: list[Choice]
    coordinators: list[Coordinator]
    answerer: str  # "Mark (police)", or "" when nobody is named
    questions: SafeString  # of the form to weigh it
    said: list[str]
    may_hand_over: bool


def panel_of(user: User, concern: Signal) -> DecidingPanel | None:
    """For who weighs this concern; None for everybody else, its reporter included."""
    if not can_weigh(user, concern):
        return None
    weighing = weighing_of(concern)
    members = who_may_answer(concern)
    over = any(event.kind == EventKind.HANDED_OVER for event in concern.events.all())
    return DecidingPanel(
        outcome=outcome_of(concern),
        choices=choices_of(concern),
        more=choices_of(concern, (EventKind.ROUNDED_OFF, EventKind.RECONSIDERED)),
        coordinators=[
            Coordinator(m.user.public_id, m.user.called, m.user == user, m.user_id == concern.answerer_id)
            for m in members
        ],
        answerer=answerer_among(concern, members),
        questions=_questions(frozenset(said(weighing).items()), get_language() or ""),
        said=said_of(weighing),
        may_hand_over=not over and can_hand_over(user, concern, members),
    )


@lru_cache(maxsize=500)
def _questions(answers: frozenset[tuple[str, str]], _language: str) -> SafeString:
    """The form to weigh, with what was said: on each page, and not many different answers are possible."""
    form = WeighForm(initial=dict(answers))
    return SafeString("\n".join(map(as_crispy_field, form.weighed())))


def weighing_of(concern: Signal) -> Weighing | None:
    """What its coordinators think of it, if they said."""
    return getattr(concern, "weighing", None)


def outcome_of(concern: Signal) -> str:
    """Where it stands, in a word."""
    return str(Outcome(concern.outcome).label)


def answerer_among(concern: Signal, members: Iterable[Membership]) -> str:
    """Who answers, with their side; "" when nobody was named or who was has left."""
    for member in members:
        if concern.answerer_id and member.user_id == concern.answerer_id:
            return f"{member.user.called} ({Party(member.party).label})"
    return ""


def answerer_of(concern: Signal) -> str:
    """The same, for who reads only this concern."""
    return answerer_among(concern, who_may_answer(concern)) if concern.answerer_id else ""


def said_of(weighing: Weighing | None) -> list[str]:
    """What the coordinators think of it, in small words; what they do not know is left out."""
    if weighing is None:
        return []
    words = (
        (weighing.is_concrete, _("concrete"), _("not concrete")),
        (weighing.is_recent, _("recent"), _("not recent")),
        (weighing.is_pattern, _("part of a pattern"), _("stands alone")),
    )
    found = [yes if known else no for known, yes, no in words if known is not None]
    kinds = {
        Kind.EXPERIENCED: _("felt"),
        Kind.EVIDENCED: _("seen"),
        Kind.POTENTIAL: _("expected"),
    }
    return [*found, *([kinds[Kind(weighing.kind)]] if weighing.kind else [])]


def handed_over(concern: Signal) -> SignalEvent | None:
    """When it went on in the systems of the police, if it did; from the events of the page."""
    events = [event for event in concern.events.all() if event.kind == EventKind.HANDED_OVER]
    return events[0] if events else None


def last_decision(concern: Signal) -> SignalEvent | None:
    """Who decided last what it is now."""
    kinds = [kind for kind, move in MOVES.items() if move.to == concern.outcome]
    return concern.events.filter(kind__in=kinds).select_related("actor").order_by("-at", "-pk").first()
