"""What reading a file of the organisation gives: what is right in it, and what is wrong where."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")


class UnreadableFile(Exception):
    """Nothing of the file can be used; as text it says why, in plain words."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one row, or with the so manieth neighbourhood of a map."""

    number: int
    reason: str


@dataclass
class Parsed(Generic[Item]):
    """What was read, of use only without ``problems``; ``left_out`` are rows left out on purpose."""

    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def refuse(self, number: int, reason: str) -> None:
        """Note what is wrong with a row."""
        self.problems.append(Problem(number, reason))


@dataclass
class Outcome:
    """What an import did or would do: how much is new, has another name, or was there just so."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0

    def add(self, kind: str, number: int = 1) -> None:
        self.added[kind] = self.added.get(kind, 0) + number

    def change(self, kind: str, number: int = 1) -> None:
        self.changed[kind] = self.changed.get(kind, 0) + number

    @property
    def total(self) -> int:
        """How many rows in the database are new or different."""
        return sum(self.added.values()) + sum(self.changed.values())
