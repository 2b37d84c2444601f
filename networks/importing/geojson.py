"""Reading a map of areas (GeoJSON) feature by feature: never all of its numbers at once."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from networks.importing.problems import UnreadableFile

SPACE = re.compile(r"[ \t\r\n]*")
DEGREES = 6  # decimals kept: ten centimetres
SMALLEST_RING = 4  # positions; the last one is the first again
EAST, NORTH = (3, 8), (50, 54)  # about where the Netherlands in Europe are, in degrees


class NoArea(Exception):
    """A geometry that is no area on the globe; as text it says why, in plain words."""


def features(text: str) -> Iterator[dict[str, Any]]:
    """Each feature of a FeatureCollection. Raises UnreadableFile, also half-way."""
    try:
        for feature in _Reader(text).features():
            if not isinstance(feature, dict):
                raise ValueError("feature")
            yield feature
    except (ValueError, IndexError, RecursionError) as error:
        raise UnreadableFile(_("This is no map that we can read: it must be GeoJSON.")) from error


class _Reader:
    """A place in a text of JSON, which moves on as values are read. Raises ValueError or IndexError."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.decoder = json.JSONDecoder(parse_constant=_refuse)

    def features(self) -> Iterator[Any]:
        """What stands in ``features``, one by one; all else in the object is passed over."""
        found = False
        self.take("{")
        while True:
            key = self.value()
            self.take(":")
            if key == "features":
                found = True
                yield from self.array()
            else:
                self.value()
            if not self.goes_on("}"):
                break
        if not found:
            raise ValueError("features")

    def array(self) -> Iterator[Any]:
        self.take("[")
        if self.next() == "]":
            self.at += 1
            return
        while True:
            yield self.value()
            if not self.goes_on("]"):
                return

    def value(self) -> Any:
        self.next()
        value, self.at = self.decoder.raw_decode(self.text, self.at)
        return value

    def take(self, mark: str) -> None:
        if self.next() != mark:
            raise ValueError(mark)
        self.at += 1

    def goes_on(self, end: str) -> bool:
        """Pass a comma (true) or the end (false)."""
        mark = self.next()
        if mark not in (",", end):
            raise ValueError(mark)
        self.at += 1
        return mark == ","

    def next(self) -> str:
        """The next character that is no space; it is not passed."""
        self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]  # matches nothing as well
        return self.text[self.at]


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are no JSON, and no place


def shape(geometry: Any) -> str | None:
    """An area as compact JSON, ten centimetres precise; None where there is none. Raises NoArea."""
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    parts = geometry.get("coordinates") if isinstance(geometry, dict) else None
    readers: dict[Any, Callable[[Any], list]] = {"Polygon": _polygon, "MultiPolygon": _polygons}
    if not isinstance(kind, str) or kind not in readers:
        raise NoArea(_("Its shape is no area (Polygon or MultiPolygon)."))
    kept = {"type": kind, "coordinates": readers[kind](parts)}
    return json.dumps(kept, separators=(",", ":"))


def _polygons(polygons: Any) -> list[list[list[list[float]]]]:
    return [_polygon(polygon) for polygon in _listed(polygons)]


def _polygon(rings: Any) -> list[list[list[float]]]:
    return [_ring(ring) for ring in _listed(rings)]


def _ring(positions: Any) -> list[list[float]]:
    ring = [_position(position) for position in _listed(positions)]
    if len(ring) < SMALLEST_RING:
        raise NoArea(_("Its shape is not closed."))
    return ring


def _position(position: Any) -> list[float]:
    if not isinstance(position, list) or len(position) < len("xy"):
        raise NoArea(_("Its shape cannot be read."))
    x, y = position[:2]
    if type(x) not in (int, float) or type(y) not in (int, float):
        raise NoArea(_("Its shape cannot be read."))
    if abs(x) > 180 or abs(y) > 90:
        raise NoArea(
            _("Its shape is not in degrees (WGS84), but perhaps in metres (RD). Download it as WGS84.")
        )
    if EAST[0] < y < EAST[1] and NORTH[0] < x < NORTH[1]:
        raise NoArea(_("Longitude and latitude of its shape are swapped."))
    return [round(x, DEGREES), round(y, DEGREES)]


def _listed(value: Any) -> list:
    if not isinstance(value, list) or not value:
        raise NoArea(_("Its shape cannot be read."))
    return value
