"""Postcodes: four digits and two letters lead to some twenty doors, with a number to one."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.plates import CALLED
from bondgenoten.lib.guard.reading import Reading

POSTCODE = re.compile(
    r"(?<![\w.,-])(?P<digits>[1-9]\d{3})(?P<gap> ?)(?P<letters>(?!sa|sd|ss)[a-z]{2})(?!\w)(?!-[a-z])"
    r"(?P<number>[ ,]{1,3}(?:nr\.? ?|nummer |huisnummer )?[1-9]\d{0,3}(?: ?[a-h]| ?-? ?[ivx]{1,3}|"
    r"-\d{1,3})?(?!\w)"
    r"(?![.,:]\d))?"
)
BEFORE = re.compile(r"(?:postcode|pc|postcodegebied|adres|woon\w*|wonen)\b[^\n\d]{0,15}$|\d[a-z]?,? ?$")
SMALL_WORDS = {
    "eu", "vn", "km", "kg", "mm", "cm", "ml", "gb", "mb", "en", "of", "in", "op", "om", "is", "er", "de",
    "te", "we",
    "ze", "ik", "je", "zo", "nu", "al", "uu", "ad", "bc", "mg", "kw", "hp", "pk", "tv", "xl", "st", "nd",
    "rd", "th",
    "ha", "ca", "ja", "na", "tm", "nr", "va", "wc", "mw", "aa", "bv", "nv", "up", "at", "to", "on", "my",
    "ve",
}  # fmt: skip


def find_postcodes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each postcode, with the house number after it."""
    for found in POSTCODE.finditer(reading.lower):
        if _is_postcode(reading, found):
            yield found.span()


def _is_postcode(reading: Reading, found: re.Match[str]) -> bool:
    """Whether it is one: not "in 2026 EU", not "2000 km", not half a foreign plate."""
    before = reading.lower[max(0, found.start() - 30) : found.start()]
    if CALLED.search(before):
        return False
    in_capitals = reading.text[found.start("letters") : found.end("letters")].isupper()
    certain = bool(found["number"]) or bool(BEFORE.search(before))
    if found["letters"] in SMALL_WORDS:
        return in_capitals and bool(found["number"])
    if in_capitals:
        return certain or not (found["gap"] and found["digits"][:2] in {"19", "20"})
    return certain or not found["gap"]
