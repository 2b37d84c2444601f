"""Geometry of the two drawings that are ours: the table of ten and the year strip.

Plain numbers only. Colours, words and markup are in templates/ui/.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

TABLE = 10
CENTRE, RING = 60, 48  # of a drawing of 120 by 120 units


@dataclass(frozen=True)
class Seat:
    """A chair; x and y in units of the 120 by 120 drawing, from its top left corner."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Chairs:
    """All chairs, clockwise from the top, and the radii that fit their number."""

    seats: tuple[Seat, ...]
    full: float
    open: float
    dot: float


def chairs(*, coming: int, maybe: int = 0, silent: int = 0, no: int = 0) -> Chairs:
    """Place everybody round the table; kinds are yes, maybe, silent, no and free.

    There are ten chairs, more when the network has more members. Chairs shrink so that they never touch.
    """
    kinds = ["yes"] * coming + ["maybe"] * maybe + ["silent"] * silent + ["no"] * no
    kinds += ["free"] * (TABLE - len(kinds))
    count = len(kinds)
    shrink = math.sin(math.pi / count) / math.sin(math.pi / TABLE)
    seats = tuple(Seat(*_on_ring(place, count), kind) for place, kind in enumerate(kinds))
    return Chairs(
        seats,
        full=round(8.5 * shrink, 1),
        open=round(7.6 * shrink, 1),
        dot=round(3.4 * shrink, 1),
    )


def _on_ring(place: int, count: int) -> tuple[float, float]:
    turn = 2 * math.pi * place / count
    return round(CENTRE + RING * math.sin(turn), 1), round(CENTRE - RING * math.cos(turn), 1)


@dataclass(frozen=True)
class Moment:
    """A meeting on the strip; `label_x` moves aside so that labels do not overlap."""

    day: date
    x: float
    label_x: float
    past: bool
    next: bool


@dataclass(frozen=True)
class Strip:
    """A year as a line, in units of a drawing `width` by 78; `done` is how far the year has come."""

    width: int
    font: int
    start: float
    end: float
    done: float
    today: float | None
    today_left: bool
    today_text: float
    months: tuple[tuple[float, bool], ...]
    moments: tuple[Moment, ...]


def strip(year: int, meetings: Iterable[tuple[date, bool]], today: date, *, width: int, font: int) -> Strip:
    """Place the months, the meetings (day, is past) of this year and today on a line of `width` units.

    `today` is None on the strip of another year; `today_left` says on which side its word fits.
    """
    start, end = 10.0, width - 10.0
    now = _x(today, year, start, end) if today.year == year else None
    done = now if now is not None else (end if today.year > year else start)
    left = done > width / 2
    firsts = [_x(date(year, month, 1), year, start, end) for month in range(1, 13)] + [end]
    days = sorted(item for item in meetings if item[0].year == year)
    return Strip(
        width=width,
        font=font,
        start=start,
        end=end,
        done=done,
        today=now,
        today_left=left,
        today_text=round(done - 6 if left else done + 6, 1),
        months=tuple((x, x <= done) for x in firsts),
        moments=_moments(days, year, start, end, gap=min(font * 3.2, width / max(len(days), 1))),
    )


def _x(day: date, year: int, start: float, end: float) -> float:
    """The first of January at the left end, the first of January after it at the right."""
    first = date(year, 1, 1)
    return round(
        start + (end - start) * (day - first).days / (date(year + 1, 1, 1) - first).days,
        1,
    )


def _moments(
    days: list[tuple[date, bool]], year: int, start: float, end: float, gap: float
) -> tuple[Moment, ...]:
    places = [_x(day, year, start, end) for day, _ in days]
    labels = _spread(places, gap, low=gap / 2, high=end + 10 - gap / 2)
    coming = next((day for day, past in days if not past), None)
    return tuple(
        Moment(day, x, label, past, next=day == coming)
        for (day, past), x, label in zip(days, places, labels, strict=True)
    )


def _spread(places: list[float], gap: float, low: float, high: float) -> list[float]:
    """Push labels right until they are `gap` apart, then back left from the right edge."""
    spread: list[float] = []
    for place in places:
        spread.append(max(place, low if not spread else spread[-1] + gap))
    limit = high
    for index in range(len(spread) - 1, -1, -1):
        spread[index] = min(spread[index], limit)
        limit = spread[index] - gap
    return [round(place, 1) for place in spread]
