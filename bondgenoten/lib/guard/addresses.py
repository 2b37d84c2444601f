"""Addresses: a street with a house number, a postcode. A street alone is clean."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.lexicon import is_word, listed
from bondgenoten.lib.guard.postcodes import find_postcodes
from bondgenoten.lib.guard.reading import Reading
from bondgenoten.lib.guard.streets import ANY_END, NOT_AFTER, find_streets, without_small_words

NUMBER_IN = re.compile(
    r"(?<![\w-])(?:nummer|nr\.?|huisnummer|huis|perceel|no\.?) ?[1-9]\d{0,3}(?:[ -]?[a-h])?"
    r"(?! ?(?:tot|t/m|en)\b ?\d?)(?!\w),? (?:in|aan|op|van|uit) (?:de |het |onze |die |'t )?"
    rf"(?:[a-z'.-]{{2,20}} ){{0,3}}?[a-z'-]{{2,30}}{ANY_END}(?!\w)"
)
LIVES = re.compile(
    r"\b(?:woon(?:t|de|den|achtig)?|wonen|(?<!mail )(?<!mail-)(?<!ip )adres(?: is)?|verblijft|bezorg\w*|"
    r"gaat wonen|"
    r"lives? (?:at|on)|wohnt|mieszka|oturuyor)\b[^\n\d,.]{0,12}?\b(?:op|aan|in|is|at|on|bij|te|:)? ?(?:de |"
    r"het )?"
    r"(?P<street>(?!nummer|nr\b|een |twee )[a-z][a-z' .-]{2,30}?) "
    rf"(?P<number>[1-9]\d{{0,3}}(?:[ -]?(?:[a-h]|[ivx]{{1,3}}|bis|hs))?)(?!\w)(?![.,:]\d){NOT_AFTER}"
)
WITH_PLACE = re.compile(
    r"(?<![\w-])(?P<street>(?:[A-Z][A-Za-z'-]+ |van |de |der |den |het |'t ){0,3}[A-Z][A-Za-z'-]{2,}) "
    r"(?P<number>[1-9]\d{0,3}(?:[ -]?(?:[a-hA-H]|[IVX]{1,3}|bis|\d{1,3}))?)"
    r"(?:,? \d{4} ?[A-Za-z]{2})?(?:, ?| in | te )(?P<place>[A-Z][a-z]+)(?!\w)"
)
GOES_ON = re.compile(
    r"(?P<code>,? ?\(?[1-9]\d{3} ?[a-z]{2}\)?(?!\w))(?: (?P<town>[a-z-]+))?|, ?(?P<place>[a-z-]+)"
)


def find_addresses(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each address, with the postcode and the town that follow it."""
    for start, end in find_streets(reading):
        yield start, _with_town(reading.lower, end)
    for found in NUMBER_IN.finditer(reading.lower):
        yield found.span()
    yield from _with_a_place(reading)
    yield from _where_one_lives(reading)
    yield from find_postcodes(reading)


def _with_a_place(reading: Reading) -> Iterator[tuple[int, int]]:
    """Such as "Neude 5 in Utrecht": any name and number before a town."""
    for found in WITH_PLACE.finditer(reading.text):
        first = found["street"].split()[0].lower()
        if found["place"].lower() in listed("places") and first not in listed("things"):
            ends_at_number = found.group()[: -len(found["place"])].endswith((" in ", " te "))
            start = without_small_words(reading, found.start("street"), found.end("street"))
            yield start, found.end("number") if ends_at_number else found.end()


def _where_one_lives(reading: Reading) -> Iterator[tuple[int, int]]:
    """Such as "Woont op lauwerecht 55": any name and number after "woont"."""
    for found in LIVES.finditer(reading.lower):
        last = found["street"].split()[-1]
        if re.search(f"{ANY_END}$", last) or not (is_word(last) or last in listed("things")):
            start = without_small_words(reading, found.start("street"), found.end("street"))
            yield start, found.end("number")


def _with_town(text: str, end: int) -> int:
    """Where the address ends when its postcode and town follow."""
    more = GOES_ON.match(text, end)
    if not more:
        return end
    if (more["town"] or more["place"]) in listed("places"):
        return more.end()
    return more.end("code") if more["code"] else end
