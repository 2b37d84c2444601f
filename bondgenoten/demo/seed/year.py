"""A year of concerns, read from a text file of ``year/`` that anybody can edit.

A row is a head, the text, and its replies. An empty line ends it; a line with # is a remark::

    176 joke 14.10 heard 3 online | Tigrisdreef | readers=coordinators key=bericht
    What was noticed, over as many lines as it takes.
    > fatima 1 09.25 A reply, one working day later.

The head: age in days, reporter, time, how it was learnt, felt (``-`` for nothing), theme. Then the
beginning of the name of a neighbourhood, or nothing, and then choices: ``readers=``, ``only=`` one
coordinator, ``hidden``, ``noticed=`` days before, ``read=`` by whom besides, ``open`` when not rounded off,
``key=`` for the agenda of a meeting, after which it is rounded off. Instead of rounded off: ``refer=`` to
whom, ``notours``, ``watch=`` so many days from today, ``act``, ``into=`` the key of one it goes on in.
Besides: ``handed`` over to the police, ``joined=`` by whom, ``solved=`` what its reporter said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from bondgenoten.demo.seed.shapes import Concern, Line, Person, Step
from networks.constants import COORDINATING_ROLES
from signals.constants import EventKind, Readers

FOLDER = Path(__file__).parent / "year"
ROUNDED_OFF_AFTER = 3  # working days after the last message
ENDS = {
    "refer": EventKind.REFERRED,
    "notours": EventKind.REFUSED,
    "watch": EventKind.WATCHED,
    "act": EventKind.TAKEN_UP,
    "into": EventKind.MERGED,
}
CHOICES = {"readers", "only", "hidden", "noticed", "read", "key", "open", "handed", "joined", "solved", *ENDS}
JOINED_AT, DECIDED_AT, HANDED_AT, SOLVED_AT = time(19, 40), time(16, 50), time(16, 58), time(20, 10)


@dataclass(frozen=True)
class Table:
    """Who and what the rows of a file may name."""

    coordinators: tuple[str, ...]
    chief: str
    neighbourhoods: tuple[str, ...]


def read_year(
    name: str, people: tuple[Person, ...], chief: str, neighbourhoods: Iterable[str]
) -> tuple[Concern, ...]:
    """The concerns of a file, as written. ``neighbourhoods`` are whole names.

    ValueError or KeyError for a row that cannot be read: the demo is not filled with half of it.
    """
    coordinators = tuple(person.key for person in people if person.role in COORDINATING_ROLES)
    table = Table(coordinators, chief, tuple(neighbourhoods))
    blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    rows = [lines for lines in map(_lines, blocks) if lines]
    return tuple(_concern(lines, number, table) for number, lines in enumerate(rows, start=1))


def _lines(block: str) -> list[str]:
    return [line for line in block.splitlines() if line and not line.startswith("#")]


def _concern(lines: list[str], number: int, table: Table) -> Concern:
    facts, place, words = f"{lines[0]} | |".split("|")[:3]
    age, reporter, at, learnt, felt, theme = facts.split()
    choices = _choices(words)
    text, *replies = " ".join(lines[1:]).split(" > ")
    thread, (readers, reader) = tuple(map(_line, replies)), _readers(choices)
    return Concern(
        *(choices.get("key", f"year-{number}"), reporter, int(age), _time(at), text, learnt),
        None if felt == "-" else int(felt),
        _whole(place.strip(), table.neighbourhoods),
        theme=theme,
        noticed=int(choices.get("noticed", number % 5 == 0)),
        readers=readers,
        reader=reader,
        name_hidden="hidden" in choices,
        read_by=_read_by(choices, reporter, thread, number, table),
        thread=thread,
        rounded_off=_rounded_off(choices, thread),
        may_be_discussed="key" in choices,
        steps=tuple(_steps(choices, reporter, thread)),
    )


def _choices(words: str) -> dict[str, str]:
    choices = dict(word.partition("=")[::2] for word in words.split())
    if unknown := choices.keys() - CHOICES:
        raise ValueError(f"Unknown choice of a concern: {', '.join(sorted(unknown))}")
    return choices


def _readers(choices: dict[str, str]) -> tuple[str, str]:
    if "only" in choices:
        return Readers.ONE, choices["only"]
    return Readers(choices.get("readers", Readers.COORDINATORS_AND_CHIEF)), ""


def _line(reply: str) -> Line:
    author, workdays, at, text = reply.split(maxsplit=3)
    return Line(author, int(workdays), _time(at), text)


def _time(words: str) -> time:
    hour, minute = words.split(".")
    return time(int(hour), int(minute))


def _whole(beginning: str, neighbourhoods: tuple[str, ...]) -> str:
    """The one name that begins so; ValueError when it is none or several."""
    if not beginning:
        return ""
    (name,) = (name for name in neighbourhoods if name.startswith(beginning))
    return name


def _read_by(
    choices: dict[str, str], reporter: str, thread: tuple[Line, ...], number: int, table: Table
) -> tuple[str, ...]:
    """Who answered has read it; the other coordinator and the chief have not read each of them."""
    readers, reader = _readers(choices)
    authors = {line.author for line in thread}
    if not thread or readers == Readers.ONE:
        return (reader,) if reader else ()
    keys = [key for key in table.coordinators if key in authors or number % 4]
    if readers != Readers.COORDINATORS and number % 3:
        keys.append(table.chief)
    keys += filter(None, choices.get("read", "").split(","))
    return tuple(key for key in keys if key != reporter)


def _rounded_off(choices: dict[str, str], thread: tuple[Line, ...]) -> int:
    if {"open", "key", *ENDS} & choices.keys() or not thread:
        return 0
    return thread[-1].workdays + ROUNDED_OFF_AFTER


def _steps(choices: dict[str, str], reporter: str, thread: tuple[Line, ...]) -> Iterator[Step]:
    """What the choices say became of it: decided by who answered last, on that day."""
    for key in filter(None, choices.get("joined", "").split(",")):
        yield Step(EventKind.JOINED, key, 1, JOINED_AT)
    for choice, kind in ENDS.items():
        if choice in choices:
            value = choices[choice]
            days = int(value) if choice == "watch" else 0
            yield Step(kind, thread[-1].author, thread[-1].workdays, DECIDED_AT, to=value, days=days)
    if "handed" in choices:
        yield Step(EventKind.HANDED_OVER, thread[-1].author, thread[-1].workdays, HANDED_AT)
    if "solved" in choices:
        ended = thread[-1].workdays + ROUNDED_OFF_AFTER
        yield Step(EventKind.SOLVED, reporter, ended + 1, SOLVED_AT, to=choices["solved"])
