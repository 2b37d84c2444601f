"""Number plates: every Dutch pattern since 1951, and foreign ones that are called a plate."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.lexicon import is_word
from bondgenoten.lib.guard.reading import Reading

# The side codes: X is a letter, 9 a digit.
SIDE_CODES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
    "XX-999-X",
    "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
PARTS = {"9": r"\d", "X": "[a-z]", "-": "{gap}"}


def _pattern(gap: str) -> str:
    return "|".join("".join(PARTS[sign] for sign in code).replace("{gap}", gap) for code in SIDE_CODES)


WITH_DASHES = re.compile(rf"(?<![\w-])(?<!\d\.)(?:{_pattern('-')})(?![\w-])")
LOOSE = re.compile(rf"(?<![\w-])(?:{_pattern('[ .-]{0,3}')})(?![\w-])")
BELGIAN = re.compile(r"(?<![\w-])[12]-[a-z]{3}-\d{3}(?![\w-])")
FOREIGN = re.compile(
    r"(?<![\w-])(?=[a-z0-9 -]{0,20}\d)(?=[a-z0-9 -]{0,20}[a-z])"
    r"[a-z0-9]{1,4}[ :-]{0,2}[a-z0-9]{1,5}(?:[ -][a-z0-9]{1,5})?(?![\w-])"
)
CALLED = re.compile(
    r"\b(?:kentekens?|kentekenplaat|kentekennummer|kente?ken|knteken|kentken|nummerplaat|nummerplaten|"
    r"nummerbord|"
    r"platen?|plaat|plaka\w*|kennzeichen|license ?plate|number plate|licence plate|registration|plates?|"
    r"tablica|"
    r"rejestracyjn\w*)\b"
)
VEHICLE = re.compile(
    r"\b(?:auto|auto's|wagen|busje|bus|bestelbus|bestelauto|scooter|brommer|motor|snorscooter|golf|polo|bmw|"
    r"audi|"
    r"mercedes|opel|ford|volkswagen|vw|toyota|kia|peugeot|renault|citroen|seat|skoda|fiat|volvo|tesla|"
    r"hyundai|"
    r"suzuki|nissan|mazda|mini|clio|corsa|fiesta|yaris|picanto|aygo|astra|caddy|transit|sprinter|vito|bestel|"
    r"bakkie|waggie|osso|tata|car|araba|taxi|aanhanger|caravan|vrachtwagen|camper|vespa|piaggio|parkeert|"
    r"geparkeerd|reed|rijdt|reden)\b"
)
CODE = re.compile(
    r"(?:code|model|type|artikel|product|order|bestel|factuur|serie|ticket|versie|kamer|lokaal|onderdeel|"
    r"referentie|ref|zaak|dossier|kenmerk|pakket|reservering|boeking|klant|kortings|actie|vak|rij|stoel|"
    r"perron|"
    r"lijn|maat|polis|pas|kaart|wachtwoord|pin|inlog|slot|vlucht|lamp|printer|filter|batterij|onderdeel|wifi)"
    r"\w*[ -]?(?:nummer|nr|code)?\b[^\n]{0,12}$"
)
UNITS = re.compile(
    r"(?:km|kg|gb|mb|cm|mm|ml|kb|kw|eu|nl|tv|dvd|bmw|pvv|vvd|vwo|hbo|mbo|jan|feb|mrt|apr|mei|jun|jul|aug|"
    r"sep|okt|nov|"
    r"dec)$"
)
POSTCODE = re.compile(r"[1-9]\d{3} ?[a-z]{2}")
TWO_PARTS = re.compile(r"[a-z]{2} ?\d{4}|\d\d [a-z]{2} \d\d")  # as often a code, or "10 op 12"
NEAR = 45


def find_plates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each number plate."""
    text = reading.lower
    for found in (*WITH_DASHES.finditer(text), *BELGIAN.finditer(text)):
        if _called(text, found) or not CODE.search(text[max(0, found.start() - 30) : found.start()]):
            yield found.span()
    for found in LOOSE.finditer(text):
        if _called(text, found) or _looks_like_one(reading, found):
            yield found.span()
    for word in CALLED.finditer(text):
        yield from _after(text, word)


def _called(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - NEAR) : found.start()], text[found.end() : found.end() + 25]
    return bool(CALLED.search(before) or CALLED.search(after))


def _looks_like_one(reading: Reading, found: re.Match[str]) -> bool:
    """Without dashes, and not called one: it is near a vehicle, or looks like nothing else."""
    text, written = reading.lower, found.group()
    letters = re.findall("[a-z]+", written)
    before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 30]
    if " " in written and any(is_word(part) or UNITS.match(part) for part in letters):
        return False  # "3 tot 12"
    if CODE.search(before[-30:]) or POSTCODE.fullmatch(written):
        return False
    if VEHICLE.search(before) or VEHICLE.search(after):
        return not TWO_PARTS.fullmatch(written)
    in_capitals = not any(letter.islower() for letter in reading.text[found.start() : found.end()])
    parts = len(re.findall("[a-z]+|[0-9]+", written))
    return in_capitals and parts == 3 and not re.search("[aeiou]", written)


def _after(text: str, word: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A foreign plate within a few words after the word for it."""
    window = text[word.end() : word.end() + 60].split("\n")[0]
    for found in FOREIGN.finditer(window):
        written = re.sub("[^a-z0-9]", "", found.group())
        parts = re.split("[^a-z0-9]+", found.group())
        digits = len(re.findall(r"\d", written))
        if 5 <= len(written) <= 9 and digits >= 2 and all(map(_is_part, parts)):
            yield word.end() + found.start(), word.end() + found.end()
            return


def _is_part(part: str) -> bool:
    """Digits with or without letters, or at most three letters that are no small word."""
    small = {
        "is",
        "met",
        "was",
        "de",
        "van",
        "op",
        "nr",
        "en",
        "het",
        "the",
        "ist",
        "die",
        "der",
        "een",
        "in",
        "om",
    }
    return part not in small and (any(sign.isdigit() for sign in part) or len(part) <= 3)
