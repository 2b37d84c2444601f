"""What was measured of a page, and against which bars it stands."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from bench.pages import Kind

LEAST_SHARE = 0.10  # of the throughput of the empty page
MOST_UNREST = 1.3  # between the rates of the empty page: it costs the same at every size
MOST_GROWTH = 1.3  # of the dashboard, largest against smallest number of concerns


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of the sorted values does not exceed (nearest rank)."""
    if not values:
        return float("inf")  # nothing came back in time: no bar can hold
    return values[max(0, ceil(share * len(values)) - 1)]


@dataclass(frozen=True)
class Measured:
    """One page at one size: milliseconds alone and in a crowd, answers a second, queries."""

    label: str
    role: str
    kind: Kind | None  # None for the two empty pages
    is_dashboard: bool
    queries: int
    alone: tuple[float, float]  # p50, p95 with one client
    crowd: tuple[float, float]  # p50, p95 with sixteen
    rate: float
    share: float  # of the rate of the empty page
    of_frame: float  # of the rate of the frame without a page in it
    errors: int

    @property
    def name(self) -> str:
        return f"{self.label} ({self.role or 'not logged in'})"

    def broken(self) -> dict[str, str]:
        """The bars this page does not keep, by the column they are about, in words with what was measured."""
        if self.kind is None:
            return {}
        queries, milliseconds = self.kind.value
        p95 = self.crowd[1]
        found = {
            "queries": (self.queries > queries, f"{self.queries} queries, at most {queries}"),
            "p95": (p95 > milliseconds, f"p95 {p95:.0f} ms with 16 clients, at most {milliseconds} ms"),
            "share": (
                self.share < LEAST_SHARE,
                f"{self.share:.1%} of the empty page, at least {LEAST_SHARE:.0%}",
            ),
            "errors": (self.errors > 0, f"{self.errors} answers were no page"),
        }
        return {column: text for column, (applies, text) in found.items() if applies}


def measured(jobs: list[dict[str, Any]], loads: list[dict[str, Any]]) -> list[Measured]:
    """Jobs of bench.prepare with what bench.load found for them; the first two are empty page and frame."""
    empty, frame = (load["runs"][-1]["rate"] for load in loads[:2])
    return [_measured(job, load["runs"], empty, frame) for job, load in zip(jobs, loads, strict=True)]


def _measured(job: dict[str, Any], runs: list[dict[str, Any]], empty: float, frame: float) -> Measured:
    alone, crowd = ((percentile(r["milliseconds"], 0.5), percentile(r["milliseconds"], 0.95)) for r in runs)
    rate = runs[-1]["rate"]
    return Measured(
        label=job["label"],
        role=job["role"],
        kind=Kind[job["kind"]] if job["kind"] else None,
        is_dashboard=job["is_dashboard"],
        queries=job["queries"],
        alone=alone,
        crowd=crowd,
        rate=rate,
        share=rate / empty if empty else 0.0,
        of_frame=rate / frame if frame else 0.0,
        errors=sum(run["errors"] for run in runs),
    )


def grown(sizes: dict[int, list[Measured]]) -> list[tuple[str, float]]:
    """How many times as long each dashboard takes at the largest size as at the smallest."""
    small, large = sizes[min(sizes)], sizes[max(sizes)]
    before = {page.name: page.alone[0] for page in small if page.is_dashboard}
    return [(page.name, page.alone[0] / before[page.name]) for page in large if page.is_dashboard]


def unrest(sizes: dict[int, list[Measured]]) -> str:
    """In words that something else kept the machine busy meanwhile, or an empty text."""
    rates = [pages[0].rate for pages in sizes.values()]
    if max(rates) <= MOST_UNREST * min(rates):
        return ""
    shown = " and ".join(f"{rate:.0f}" for rate in rates)
    return f"the machine was busy: the empty page gave {shown} answers a second, measure again"
