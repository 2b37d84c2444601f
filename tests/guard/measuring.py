"""Measures the text guard on sentences with the answer in them: ``python -m tests.guard.measuring first``."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bondgenoten.lib.guard import Finding, Kind, find

MARK = re.compile(r"\{(?P<kind>[a-z]+)\|(?P<words>[^}]*)\}")
HERE = Path(__file__).parent


@dataclass
class Score:
    """Pieces there were, those found, and found letter for letter; clean sentences, and alarms in them."""

    there: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    exact: Counter = field(default_factory=Counter)
    clean: int = 0
    alarms: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def recall(self, kind: Kind) -> float:
        return self.found[kind] / self.there[kind] if self.there[kind] else 1.0

    @property
    def false_alarms(self) -> float:
        return self.alarms / self.clean


def sentences(*names: str) -> Iterator[tuple[str, list[Finding]]]:
    """Each sentence as typed, with what is in it."""
    for name in names:
        for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield unmarked(line.replace("␣", "\u200b"))


def unmarked(line: str) -> tuple[str, list[Finding]]:
    """``ik zag {name|Karim}`` as the sentence and where the name stands in it."""
    text, reached, there = "", 0, []
    for mark in MARK.finditer(line):
        text += line[reached : mark.start()]
        there.append(Finding(Kind(mark["kind"]), len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        reached = mark.end()
    return text + line[reached:], there


def measure(items: Iterable[tuple[str, list[Finding]]]) -> Score:
    """The score over the sentences. Found is: of the kind, and over at least half of the letters."""
    score = Score()
    for text, there in items:
        got = find(text)
        if not there:
            score.clean += 1
            score.alarms += bool(got)
        for one in there:
            score.there[one.kind] += 1
            score.exact[one.kind] += one in got
            is_found = any(one.kind == other.kind and overlap(one, other) for other in got)
            score.found[one.kind] += is_found
            if not is_found:
                score.missed.append(f"{one.kind}: {text[one.start : one.end]} | {text}")
        for other in got:
            if not any(overlap(one, other) for one in there):
                score.wrong.append(f"{other.kind}: {text[other.start : other.end]} | {text}")
    return score


def overlap(one: Finding, other: Finding) -> bool:
    """Whether they share at least half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)


def report(score: Score) -> str:
    """What was missed, what was wrong, and the figures."""
    figures = [
        f"{kind:8} {score.found[kind]:4} of {score.there[kind]:4}  "
        f"exact {score.exact[kind]:4}  recall {score.recall(kind):.3f}"
        for kind in Kind
    ]
    alarms = f"clean sentences with an alarm: {score.alarms} of {score.clean}, {score.false_alarms:.1%}"
    return "\n".join([*score.missed, *score.wrong, *figures, alarms, ""])


if __name__ == "__main__":
    sys.stdout.write(report(measure(sentences(*sys.argv[1:]))))
