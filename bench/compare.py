"""Can two samples be told apart? The rank-sum test of Mann and Whitney."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from math import erfc, sqrt
from statistics import median

BAR = 0.01  # at or below it, the samples are told apart


def p_value(first: list[float], second: list[float]) -> float:
    """How likely a difference in rank like this one, or larger, is by chance alone; two-sided.

    H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50–60: U is about normal from
    some twenty values each. With the usual corrections for ties and for continuity.
    """
    n, m = len(first), len(second)
    ties = Counter([*first, *second])
    ends = accumulate(ties[value] for value in sorted(ties))
    rank = {value: end - (ties[value] - 1) / 2 for value, end in zip(sorted(ties), ends, strict=True)}
    u = sum(rank[value] for value in first) - n * (n + 1) / 2
    total = n + m
    tied = sum(count**3 - count for count in ties.values()) / (total * (total - 1))
    spread = sqrt(n * m / 12 * (total + 1 - tied))
    if not spread:  # all values are the same
        return 1.0
    return min(1.0, erfc(max(0.0, abs(u - n * m / 2) - 0.5) / spread / sqrt(2)))


@dataclass(frozen=True)
class Compared:
    """What a page took for addresses that somebody has and that nobody has, in milliseconds.

    Measured once more when the first time fell below the bar: chance alone does that once in a hundred.
    """

    what: str
    runs: list[tuple[list[float], list[float]]]  # known, unknown

    @property
    def p(self) -> list[float]:
        """For each run."""
        return [p_value(known, unknown) for known, unknown in self.runs]

    @property
    def medians(self) -> tuple[float, float]:
        """Known and unknown, in the last run."""
        known, unknown = self.runs[-1]
        return median(known), median(unknown)

    @property
    def pairs(self) -> int:
        return len(self.runs[-1][0])

    def broken(self) -> list[str]:
        """In words, when known and unknown are told apart each time; else empty."""
        if any(p > BAR for p in self.p):
            return []
        known, unknown = self.medians
        shown = ", ".join(f"{p:.2g}" for p in self.p)
        return [
            f"{self.what}: known and unknown addresses are told apart by time, {known:.2f} and"
            f" {unknown:.2f} ms, p {shown}, must be more than {BAR}"
        ]
