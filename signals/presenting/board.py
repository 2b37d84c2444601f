"""The board of the coordinators: lanes of cards, and a shelf of what ended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.promises import Promise
from networks.constants import Party
from networks.models import Membership
from signals import lanes
from signals.constants import HiddenFrom, Learnt, Readers, Source
from signals.models import Signal
from signals.presenting.deciding import Choice, choices_of, said_of, weighing_of
from signals.promises import promise_of


def capped(number: int) -> str:
    """A number as it is said: 99+ from a hundred on."""
    return f"{lanes.MANY - 1}+" if number >= lanes.MANY else str(number)


@dataclass(frozen=True)
class Card:
    """A concern on the board; what only some lanes show of it is worked out when it is asked for."""

    concern: Signal
    title: str
    url: str
    promise: Promise
    answerer: Membership | None
    alike: int = 0
    is_open: bool = False  # the one that is weighed now: its text and buttons are not folded

    @property
    def place(self) -> str:
        return str(self.concern.neighbourhood or self.concern.network.short_name)

    @property
    def theme(self) -> str:
        return str(self.concern.theme.label) if self.concern.theme else ""

    @property
    def is_again(self) -> bool:
        """Watched until today."""
        return self.concern.look_again_on is not None and self.concern.look_again_on <= timezone.localdate()

    @property
    def said(self) -> list[str]:
        return said_of(weighing_of(self.concern))

    @property
    def party(self) -> str:
        """Of the reporter, "" when their name is hidden from who reads it."""
        concern = self.concern
        if concern.hidden_from == HiddenFrom.READERS or concern.reporter_membership is None:
            return ""
        return str(Party(concern.reporter_membership.party).label)

    @property
    def small_words(self) -> list[str]:
        """Its subject, and who told it how; what is not known is left out."""
        return [word for word in (self.theme, self.told) if word]

    @property
    def told(self) -> str:
        """How its reporter knows or for whom they told it, and their side."""
        concern = self.concern
        if concern.is_for_somebody_else:
            learnt = str(Source(concern.source).label)
        else:
            learnt = str(Learnt(concern.learnt).label) if concern.learnt else ""
        return ", ".join(filter(None, (learnt, self.party)))

    @property
    def looks_like(self) -> str:
        """How many are about the same, "" for none."""
        if not self.alike:
            return ""
        return ngettext(
            "Looks like %(count)s other concern.",
            "Looks like %(count)s other concerns.",
            self.alike,
        ) % {"count": self.alike}

    @property
    def choices(self) -> list[Choice]:
        return choices_of(self.concern)


@dataclass(frozen=True)
class Lane:
    """A lane with its first cards."""

    slug: str
    title: str
    count: str
    cards: list[Card]
    is_cut: bool

    def __iter__(self) -> Iterator[Card]:
        return iter(self.cards)


@dataclass
class People:
    """Who coordinates the networks of the board today."""

    members: Iterable[Membership]
    by_place: dict[tuple[int, int], Membership] = field(init=False)

    def __post_init__(self) -> None:
        self.by_place = {(m.network_id, m.user_id): m for m in self.members}

    def answerer_of(self, concern: Signal) -> Membership | None:
        """Who answers it; None when nobody was named or who was no longer has it in care."""
        if concern.answerer_id is None:
            return None
        if concern.readers == Readers.ONE and concern.answerer_id != concern.reader_id:
            return None
        return self.by_place.get((concern.network_id, concern.answerer_id))

    def besides(self, user: User) -> list[str]:
        """The others, by first name, each once."""
        return list(dict.fromkeys(m.user.short_name for m in self.members if m.user_id != user.pk))


def cards_of(concerns: Iterable[Signal], people: People) -> list[Card]:
    """Each with what every list of the board shows of it."""
    return [_card(concern, people) for concern in concerns]


def waiting_of(
    concerns: Iterable[Signal], people: People, alike: dict[int, int], is_first_page: bool
) -> list[Card]:
    """What is to be weighed, each with how many are about the same; the first of all is open."""
    return [
        _card(concern, people, alike=alike.get(concern.pk, 0), is_open=is_first_page and number == 0)
        for number, concern in enumerate(concerns)
    ]


def _card(concern: Signal, people: People, alike: int = 0, is_open: bool = False) -> Card:
    return Card(
        concern=concern,
        title=concern.title,
        url=concern.get_absolute_url(),
        promise=_chip(concern),
        answerer=people.answerer_of(concern),
        alike=alike,
        is_open=is_open,
    )


def _chip(concern: Signal) -> Promise:
    """What is watched says until when, unless its reporter still waits for an answer."""
    if concern.look_again_on is None or not concern.is_answered:
        return promise_of(concern)
    return Promise("plain", _("look again on %(day)s") % {"day": dates.short_day(concern.look_again_on)})


def lane_of(slug: str, cards: list[Card], counts: dict[str, int]) -> Lane:
    """A lane of the board."""
    return Lane(slug, str(lanes.LISTS[slug][0]), capped(counts[slug]), cards, counts[slug] > len(cards))


def shelf_of(counts: dict[str, int]) -> list[Lane]:
    """What ended, as numbers of this year."""
    return [lane_of(slug, [], counts) for slug in lanes.SHELF]


def finding_of(count: int, waiting: Sequence[Card], user: User, people: People) -> tuple[str, str]:
    """The title of the board, and the sentences under it."""
    title = ngettext("%(count)s concern to weigh", "%(count)s concerns to weigh", count) % {"count": count}
    return title if count else _("Nothing to weigh"), " ".join(
        [*_first_promise(waiting), _together(user, people)]
    )


def _first_promise(waiting: Sequence[Card]) -> list[str]:
    if not waiting:
        return []
    first = waiting[0].concern
    if first.is_answered:
        return [_("Everybody has had an answer.")]
    days = (timezone.localdate() - first.promised_on).days
    if days > 0:
        text = ngettext(
            "The first promise is %(days)s day late.", "The first promise is %(days)s days late.", days
        )
        return [text % {"days": days}]
    if days == 0:
        return [_("The first promise ends today.")]
    return [_("The first promise ends on %(day)s.") % {"day": dates.day(first.promised_on)}]


def _together(user: User, people: People) -> str:
    others = people.besides(user)
    if not others:
        return _("You weigh alone: the other side has no coordinator now.")
    if len(others) > 3:
        return _("You weigh together with the other coordinators.")
    names = get_text_list([_("You"), *others], _("and"))
    return _("%(names)s weigh together.") % {"names": names}
