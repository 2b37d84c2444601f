"""Reading which neighbourhoods stand in a map of CBS or PDOK. Nothing is stored here."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bondgenoten.lib.forms import INVISIBLE
from networks.importing.codes import MUNICIPALITY_CODE, NEIGHBOURHOOD_CODE, as_municipality_code
from networks.importing.geojson import NoArea, features, shape
from networks.importing.organisation import LONGEST_NAME
from networks.importing.problems import Parsed, UnreadableFile

MOST = 50_000
WATER_ONLY = "JA"  # CBS maps water as well; nobody lives there
# How CBS and PDOK call their properties, through the years.
PROPERTIES = {
    "code": ("buurtcode", "bu_code", "statcode", "code"),
    "name": ("buurtnaam", "bu_naam", "statnaam", "naam", "name"),
    "municipality_code": ("gemeentecode", "gm_code"),
    "municipality": ("gemeentenaam", "gm_naam", "gemeente"),
    "water": ("water", "h2o"),
}


@dataclass(frozen=True)
class Area:
    """A neighbourhood as the map has it; ``shape`` is JSON, ``municipality`` empty when it is not said."""

    number: int
    code: str
    name: str
    municipality_code: str
    municipality: str
    shape: str | None


def parse(text: str, known: Collection[str]) -> Parsed[Area]:
    """The neighbourhoods in a map, and what is wrong with which.

    ``known`` are the codes of municipalities that are there; others need a name. Raises UnreadableFile.
    """
    parsed, named = Parsed[Area](), set(known)
    before: dict[str, int] = {}
    for number, feature in enumerate(features(text), start=1):
        if number > MOST:
            said = _("This map has more than %(most)s areas. Divide it into several files.")
            raise UnreadableFile(said % {"most": MOST})
        found = _texts(feature.get("properties"))
        if found["water"].upper() == WATER_ONLY:
            parsed.left_out += 1
            continue
        if reason := _problem(found, before, named):
            parsed.refuse(number, reason)
        else:
            _take(parsed, number, found, feature)
            named.add(found["municipality_code"])
        before.setdefault(found["code"], number)
    if not before and not parsed.left_out:
        raise UnreadableFile(_("There are no areas in this map."))
    return parsed


def _take(parsed: Parsed[Area], number: int, found: dict[str, str], feature: dict) -> None:
    try:
        area = shape(feature.get("geometry"))
    except NoArea as refusal:
        parsed.refuse(number, f"{found['name']}: {refusal}")
        return
    fields = {name: value for name, value in found.items() if name != "water"}
    parsed.items.append(Area(number, shape=area, **fields))


def _texts(properties: Any) -> dict[str, str]:
    """What is said of an area, by our names; empty where nothing is."""
    properties = properties if isinstance(properties, dict) else {}
    said = {str(name).lower(): value for name, value in properties.items()}
    found = {field: _first(said, names) for field, names in PROPERTIES.items()}
    found["code"] = found["code"].upper()
    own = found["municipality_code"]
    found["municipality_code"] = as_municipality_code(own) if own else f"GM{found['code'][2:6]}"
    return found


def _first(said: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        if isinstance(value := said.get(name), str | int):
            return " ".join(INVISIBLE.sub("", str(value)).split())
    return ""


def _problem(found: dict[str, str], before: dict[str, int], named: set[str]) -> str | None:
    code, municipality_code = found["code"], found["municipality_code"]
    said = {"code": code[:LONGEST_NAME], "municipality": municipality_code[:LONGEST_NAME]}
    if not NEIGHBOURHOOD_CODE.fullmatch(code):
        if not code:
            return _("It has no code of a neighbourhood (buurtcode).")
        return _("“%(code)s” is no code of a neighbourhood. It is BU and eight characters.") % said
    if not found["name"]:
        return _("%(code)s has no name (buurtnaam).") % said
    if code in before:
        return _("%(code)s stands in the map twice, first at number %(number)s.") % {
            **said,
            "number": before[code],
        }
    if not MUNICIPALITY_CODE.fullmatch(municipality_code) or municipality_code[2:] != code[2:6]:
        return _("%(code)s does not belong to municipality %(municipality)s.") % said
    if municipality_code not in named and not found["municipality"]:
        return _("Municipality %(municipality)s is not there yet. Add it first.") % said
    if max(len(found["name"]), len(found["municipality"])) > LONGEST_NAME:
        return _("A name is longer than 80 characters.")
    return None
