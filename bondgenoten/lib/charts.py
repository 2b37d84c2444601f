"""Geometry of the two charts: columns over time and bars beside names.

Plain numbers and paths only, in units of the drawing. Colours, words and markup are in templates/ui/.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby, pairwise

TICKS = 4  # gridlines above zero at most
LETTER = 0.54  # width of a letter, in heights of the letters; a little wide, so that words never touch
BAND = 14.0  # height of "no picture": low and hatched, so that it is neither calm nor a number


@dataclass(frozen=True)
class Point:
    """One column or bar. A value of None is no picture, which is not the same as 0."""

    label: str
    value: int | None
    long_label: str = ""
    mark: bool = False


@dataclass(frozen=True)
class Tick:
    """A gridline with its number."""

    value: int
    y: float


@dataclass(frozen=True)
class Column:
    """A column that stands on the base line; no path when its value is 0."""

    point: Point
    path: str
    x: float
    value_y: float
    says_value: bool


@dataclass(frozen=True)
class Gap:
    """Columns in a row without a picture; `middle` is None where the words do not fit."""

    x: float
    width: float
    middle: float | None


@dataclass(frozen=True)
class Label:
    """A word under a column; `tick` is the middle of the column, from which `x` moves to stay inside."""

    text: str
    x: float
    tick: float
    mark: bool


@dataclass(frozen=True)
class Columns:
    """A whole column chart; `left` and `base` are where the axes meet, `band` is the top of a gap."""

    width: int
    height: int
    font: int
    left: float
    base: float
    band: float
    tick_end: float
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    gaps: tuple[Gap, ...]
    labels: tuple[Label, ...]


def columns(points: Sequence[Point], *, width: int, height: int, font: int, gap_words: int = 10) -> Columns:
    """Draw the points from left to right. `gap_words` is how many letters "no picture" has.

    Without any value there are no gridlines, only one gap over the whole width.
    """
    steps = scale([point.value for point in points if point.value is not None])
    left = round(text_width(f"{steps[-1]:,}", font) + 8, 1) if steps else 0.0
    height = height if steps else int(4 * font + BAND)
    top, base = font * 1.8, round(height - font * 1.9, 1)
    rise = (base - top) / steps[-1] if steps else 0.0
    slot = (width - left) / max(len(points), 1)
    return Columns(
        width=width,
        height=height,
        font=font,
        left=left,
        base=base,
        band=round(base - BAND, 1),
        tick_end=round(base + 5, 1),
        ticks=tuple(Tick(step, round(base - step * rise, 1)) for step in steps),
        columns=_columns(points, left, base, slot, rise, font),
        gaps=_gaps(points, left, slot, gap_words * font * LETTER, width),
        labels=_labels(points, left, slot, width, font),
    )


def scale(values: Sequence[int]) -> list[int]:
    """Whole numbers from 0 to the first step at or above the highest value: by 1, 2, 5, 10, 20 and so on.

    Without values there is no scale.
    """
    if not values:
        return []
    highest = max(values)
    step = next(n * 10**zeros for zeros in count() for n in (1, 2, 5) if highest <= n * 10**zeros * TICKS)
    return list(range(0, max(-(-highest // step), 1) * step + 1, step))


def text_width(text: str, font: int) -> float:
    """About how wide a text is."""
    return len(text) * font * LETTER


def _columns(
    points: Sequence[Point], left: float, base: float, slot: float, rise: float, font: int
) -> tuple[Column, ...]:
    wide = min(slot - _between(slot), 40.0)
    tops = [base - max(point.value * rise, 2.0) if point.value else base for point in points]
    drawn: list[Column] = []
    free = float("inf")  # left edge of the last number written: two numbers never touch
    for place in range(len(points) - 1, -1, -1):
        point, middle = points[place], left + (place + 0.5) * slot
        if point.value is None:
            continue
        half = text_width(f"{point.value:,}", font) / 2
        says = point.mark and middle + half <= free
        free = middle - half if says else free
        near = int((half + wide / 2) / slot)  # a number stands above the higher columns that it would cover
        above = min(tops[max(place - near, 0) : place + near + 1]) - 7
        path = _column(middle - wide / 2, base, wide, base - tops[place])
        drawn.append(Column(point, path, round(middle, 1), round(above, 1), says))
    return tuple(reversed(drawn))


def _between(slot: float) -> float:
    """Room between two columns: at least two pixels, also where a phone of 320 shrinks the drawing."""
    return min(max(slot * 0.3, 2.5), 14.0, slot / 2)


def _column(x: float, base: float, wide: float, tall: float) -> str:
    """A path with round corners at the top only."""
    if not tall:
        return ""
    r = round(min(3.0, wide / 2, tall), 1)
    return (
        f"M{x:.1f} {base:.1f}v{r - tall:.1f}q0 {-r} {r} {-r}h{wide - 2 * r:.1f}q{r} 0 {r} {r}v{tall - r:.1f}z"
    )


def _gaps(points: Sequence[Point], left: float, slot: float, words: float, width: int) -> tuple[Gap, ...]:
    if not points:
        return (Gap(left, width - left, round((left + width) / 2, 1)),)
    return tuple(_gap(left + first * slot, left + end * slot, slot, words) for first, end in _runs(points))


def _runs(points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """First and end of each row of points without a value."""
    for missing, group in groupby(range(len(points)), key=lambda place: points[place].value is None):
        places = list(group)
        if missing:
            yield places[0], places[-1] + 1


def _gap(start: float, end: float, slot: float, words: float) -> Gap:
    edge = _between(slot) / 2
    wide = end - start - 2 * edge
    return Gap(round(start + edge, 1), round(wide, 1), round((start + end) / 2, 1) if wide >= words else None)


def _labels(points: Sequence[Point], left: float, slot: float, width: int, font: int) -> tuple[Label, ...]:
    """As many labels as fit, evenly: every one, or every second, third... and always the marked one.

    A label that repeats the one before it, such as a month, is written once.
    """
    words = [point.label for point in points]
    named = [place for place, word in enumerate(words) if word and (not place or words[place - 1] != word)]
    marked = [spot for spot, place in enumerate(named) if points[place].mark]
    anchor = marked[-1] if marked else len(named) - 1
    for stride in range(1, len(named) + 1):
        chosen = [named[spot] for spot in range(anchor % stride, len(named), stride)]
        labels = [_label(points[place], left + (place + 0.5) * slot, width, font) for place in chosen]
        if not _touch(labels, font):
            return tuple(labels)
    return ()


def _label(point: Point, middle: float, width: int, font: int) -> Label:
    half = text_width(point.label, font) / 2
    x = max(min(middle, width - half), half)
    return Label(point.label, round(x, 1), round(middle, 1), point.mark)


def _touch(labels: list[Label], font: int) -> bool:
    return any(
        after.x - before.x < (text_width(before.text, font) + text_width(after.text, font)) / 2 + font * 0.6
        for before, after in pairwise(labels)
    )


Lines = tuple[tuple[str, float], ...]  # words, and where the foot of their letters is


@dataclass(frozen=True)
class Bar:
    """A bar with its name in lines; `top` of the bar, and `end` and `middle` of where its number stands."""

    point: Point
    lines: Lines
    top: float
    width: float
    end: float
    middle: float


@dataclass(frozen=True)
class Bars:
    """A whole bar chart; `left` is where bars start and `thick` how high they are."""

    width: int
    height: float
    font: int
    left: float
    thick: float
    bars: tuple[Bar, ...]


def bars(points: Sequence[Point], *, width: int, font: int, aside: bool) -> Bars:
    """Draw the points from top to bottom, names beside the bars or (`aside` is False) above them.

    Long names go on in a next line. The longest bar leaves room for its number, no picture is a short band.
    """
    room = 0.42 * width if aside else float(width)
    names = [textwrap.wrap(point.label, max(int(room / font / LETTER), 1)) or [""] for point in points]
    longest = max((text_width(line, font) for name in names for line in name), default=0.0)
    left = round(min(longest, room) + 12, 1) if aside else 1.0
    highest = max((point.value or 0 for point in points), default=0)
    per_unit = (width - left - text_width(f"{highest:,}", font) - 10) / max(highest, 1)
    thick, top = round(font * 0.95, 1), 0.0
    placed: list[Bar] = []
    for point, name in zip(points, names, strict=True):
        lines, middle = _name(name, top, font, thick if aside else 0)
        y = middle if aside else lines[-1][1] + 8 + thick / 2
        wide = _length(point.value, per_unit, font)
        placed.append(
            Bar(point, lines, round(y - thick / 2, 1), wide, round(left + wide + 8, 1), round(y, 1))
        )
        top = max(lines[-1][1] + 0.3 * font, y + thick / 2) + font
    return Bars(width, round(max(top - font, 0) + 2, 1), font, left, thick, tuple(placed))


def _name(name: list[str], top: float, font: int, thick: float) -> tuple[Lines, float]:
    """The lines from `top`, and the middle of them all; at least `thick` high."""
    line = font * 1.25
    middle = top + max(line * len(name), thick) / 2
    first = middle - line * len(name) / 2
    return tuple((text, round(first + line * (n + 0.78), 1)) for n, text in enumerate(name)), middle


def _length(value: int | None, per_unit: float, font: int) -> float:
    """How long a bar is: a short band without a picture, and what is more than 0 can be seen."""
    if value is None:
        return 3.0 * font
    return round(max(value * per_unit, 2.0), 1) if value else 0.0
