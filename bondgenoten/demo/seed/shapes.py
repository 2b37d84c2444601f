"""The shape of the content. Days count back from the day the demo is filled, so that it is always fresh."""

from dataclasses import dataclass, field
from datetime import time

from networks.constants import Role
from signals.constants import About, Readers, Source

DUE_TODAY = -1  # the age of a concern whose promise ends today, on a working day
LATELY = -1  # instead of a number of working days after sharing: the last working day before today


@dataclass(frozen=True)
class Person:
    """Somebody with a seat, or the privacy officer of a network."""

    key: str
    name: str
    party: str
    active_in: str = ""
    role: str = Role.MEMBER
    joined: int = 700  # days ago
    is_chief: bool = False


@dataclass(frozen=True)
class Line:
    """A message: so many working days after the concern was shared, or ``LATELY``."""

    author: str
    workdays: int
    at: time
    text: str


@dataclass(frozen=True)
class Step:
    """A step besides messages, an ``EventKind``, of a day as of a ``Line``; it has to be one of its life.

    ``to``: who answers, where it is referred to, the key of the concern it goes on in, how it ended, or for
    a weighing three answers and a kind: ``"yes no ? experienced"``. ``days`` from today: to look again.
    ``text``: the title that is asked for, or of a redaction what stood there with its reason in ``to``.
    """

    kind: str
    by: str
    workdays: int
    at: time
    to: str = ""
    days: int = 0
    text: str = ""


@dataclass(frozen=True)
class Concern:
    """A concern. ``noticed``: days before sharing it; ``read_by``: on the next working day.

    ``rounded_off``: so many working days after it was shared, 0 when it is still open. What was on the agenda
    of a meeting of the past is rounded off after that meeting.
    """

    key: str
    reporter: str
    age: int
    at: time
    text: str
    learnt: str
    felt: int | None
    neighbourhood: str = ""
    theme: str = ""
    noticed: int = 0
    readers: str = Readers.COORDINATORS_AND_CHIEF
    reader: str = ""
    name_hidden: bool = False
    read_by: tuple[str, ...] = ()
    thread: tuple[Line, ...] = ()
    rounded_off: int = 0
    source: str = Source.OWN
    about: str = About.NOBODY
    may_be_discussed: bool = False
    notes: tuple[Line, ...] = ()  # among the coordinators
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Point:
    """A point on an agenda; ``concern`` is the key of the concern behind it."""

    title: str
    by: str
    concern: str = ""
    via_link: bool = False


@dataclass(frozen=True)
class Agreed:
    """An action agreed at a meeting; ``due`` and ``done`` in days from today, without ``done`` it is open."""

    title: str
    owner: str
    due: int
    done: int | None = None


@dataclass(frozen=True)
class Gathering:
    """A meeting. ``days`` from today, negative for the past; everybody comes but those named."""

    days: int
    weekday: int  # Monday is 0
    place: str
    points: tuple[Point, ...]
    note: str = ""
    maybe: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    actions: tuple[Agreed, ...] = ()


@dataclass(frozen=True)
class Area:
    """A network with all that happens in it. ``neighbourhoods`` are codes with names.

    Base team and municipality may be those of an area made before, and so may people: by name and by key.
    """

    slug: str
    name: str
    short_name: str
    purpose: str
    district: str
    base_team: str
    municipality: tuple[str, str]  # code, name
    neighbourhoods: dict[str, str]
    people: tuple[Person, ...]
    started: int  # days ago
    concerns: tuple[Concern, ...] = field(default=())
    gatherings: tuple[Gathering, ...] = field(default=())
    standard_answers: tuple[tuple[str, str, str], ...] = ()  # theme or nothing, title, text
    stands_in: str = ""  # who leads the base team while its chief is away
