"""Streets with a house number: where the name starts, and what after a number says that it is none."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.lexicon import is_word, listed
from bondgenoten.lib.guard.reading import Reading

# What only a street ends in, typing mistakes included; and what other words end in too.
SURE_END = (
    r"(?:straat|straatje|straatweg|str\.?|laan|weg|plein|plantsoen|dreef|kade|gracht|hof|hofje|pad|singel|"
    r"steeg|dijk|"
    r"boulevard|sraat|staat|straart|strat|starat|straaat|plien|gaarde|meent|oord|erf|rade|wetering|kwartier|"
    r"burg|donk|"
    r"zoom)"
)
ANY_END = (
    rf"(?:{SURE_END}|lane|dreven|dyk|park|baan|blvd|markt|ring|brink|kamp|veld|wal|haven|brug|hoek|poort|"
    rf"werf|waard|"
    r"akker|weide|kant|zijde|bos|heuvel|berg|sloot|vaart|tuin|tuinen|gang|hage|horst|drift|kamer|stede|stee|"
    r"stein|"
    r"land|warande|wijk|kreek|eiland|allee|passage|promenade|terras|bocht|es|ln|lan)"
)
NUMBER = (
    r"(?:nummer |nr\.? ?|huisnummer |no\.? |n° ?)?(?P<number>[1-9]\d{0,3}"
    r"(?:[ -]?(?:[a-h]|[ivx]{1,4}|bis(?: [a-c])?|hs|huis|rood|zwart|[1-9]\d{0,2}))?)(?!\w)(?![.,:]\d)(?!-\d)"
)
# "Kerkstraat 12 mensen", "Kerkstraat 30 km", "Kerkstraat 12 tot 20".
COUNTED = (
    r"uur|u\b|h\b|%|km|kilometer|m\b|meter|mtr|cm|euro|eur|€|keer|x\b|maal|mensen|man\b|jongeren|jongens|"
    r"meiden|meisjes|"
    r"kinderen|personen|buren|bewoners|huizen|woningen|bomen|bankjes|auto's|fietsen|scooters|brommers|"
    r"minuten|min\b|"
    r"dagen|weken|maanden|jaar|jaren|graden|procent|meldingen|klachten|incidenten|bushaltes|camera's|lampen|"
    r"lantaarn\w*|"
    r"parkeer\w*|plekken|nieuwe|jonge|grote|kleine|oude|leden|gezinnen|families|agenten|politie\w*|"
    r"vuilnis\w*|"
    r"containers|kliko's|januari|februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|"
    r"december|"
    r"tot \d|t/m|tot en met|of \d|a \d|\w{3,}(?:jes|pjes|tjes)\b|\w{2,}'s\b"
)
NOT_AFTER = rf"(?!(?:e|de|ste)\b)(?! ?(?:{COUNTED}))"
ENDS_IN_NUMBER = rf"{NUMBER}{NOT_AFTER}"
STREET = re.compile(
    rf"(?<![\w-])(?P<street>(?:(?:[a-z'.-]{{2,24}}|[1-9]e) ){{0,3}}?(?:[a-z'-]{{2,30}}{ANY_END}|{SURE_END}))"
    rf"(?: ?[,:(]? ?| ter hoogte van ){ENDS_IN_NUMBER}"
)
TYPE_FIRST = re.compile(
    r"(?<![\w-])(?:(?:laan|hof|weg|plein|dreef|kade|pad|oord|park|rue|avenue|via) (?:van|der|den|naar|tot|"
    r"de|du|des) "
    r"(?:de |der |den |het |la )?[a-z'-]{3,}(?: [a-z]+)?|(?:grote|oude|nieuwe|korte|lange|kleine|hoge|lage|"
    r"vis) "
    rf"(?:markt|brink|haven|kamp|berg|wal|poort)) {ENDS_IN_NUMBER}"
)
ON_CAPITAL = re.compile(
    r"(?<!\w)(?i:op|aan|in|bij) (?:de |het |'t )(?P<street>(?:[A-Z][a-z'-]+ ){0,2}[A-Z][a-z'-]{3,}) "
    rf"(?P<number>[1-9]\d{{0,3}}(?: ?[a-hA-H]|-[IVX]{{1,3}}| bis)?)(?!\w)(?![.,:]\d){NOT_AFTER}"
)
# Ends that are the ends of common words too: "antwoord 12", "geloof 2".
WORDS_TOO = re.compile("(?:oord|hof|erf|pad|burg|zoom|rade|kwartier|meent|donk|str|strat|staat)$")
ALONE = re.compile(SURE_END)
PART_OF_NAME = re.compile(
    r"(?:van|de|der|den|da|di|du|la|le|max|ten|ter|het|'t|st\.?|sint|sint-\w+|prins|prinses|koningin|koning|dr\.?|prof\.?|ds\.?|"
    r"burgemeester|burg\.?|mgr\.?|[a-z]\.|oude|nieuwe|grote|kleine|lange|korte|eerste|tweede|derde|1e|2e|3e|"
    r"noord|oost|"
    r"west|zuid|hoge|lage|jan|willem|maria|anna|johan|karel|martin|luther|rosa|simon|jacob|pieter|piet|anne|"
    r"frank|"
    r"nelson|socrates|albert)"
)
SMALL = {
    "de", "het", "in", "op", "aan", "bij", "naar", "van", "uit", "langs", "door", "tot", "en", "is", "die",
    "een",
    "onze", "te", "over", "voor", "mijn", "naast", "tegenover", "achter",
}  # fmt: skip
NEVER_FIRST = {"op", "in", "aan", "bij", "naar", "uit", "langs", "ik", "hij", "zij"}


def find_streets(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each street with its number."""
    for found in STREET.finditer(reading.lower):
        start = _start_of_name(reading, found)
        if start is not None:
            yield start, found.end()
    for found in TYPE_FIRST.finditer(reading.lower):
        yield found.span()
    for found in ON_CAPITAL.finditer(reading.text):
        words = found["street"].lower().split()
        known = words[-1] in listed("streets")
        if known or not any(is_word(word) or word in listed("things") for word in words):
            yield found.start("street"), found.end()


def _start_of_name(reading: Reading, found: re.Match[str]) -> int | None:
    """Where the name of the street starts, without small words before it; None when it is no street."""
    words = found["street"].split(" ")
    start = found.end("street") - len(words[-1])
    if len(words) == 1 and ALONE.fullmatch(words[0]):
        return None
    for word in reversed(words[:-1]):
        written = reading.text[start - len(word) - 1 : start - 1]
        if not (written[:1].isupper() or PART_OF_NAME.fullmatch(word)):
            break
        start -= len(word) + 1
    start = without_small_words(reading, start, found.end("street"))
    return start if _is_street(reading, start, found.end("street")) else None


def without_small_words(reading: Reading, start: int, end: int) -> int:
    words = reading.lower[start:end].split(" ")
    while len(words) > 1:
        in_name = reading.text[start].isupper() and words[0] not in NEVER_FIRST
        if in_name or words[0] not in SMALL | NEVER_FIRST:
            break
        start += len(words.pop(0)) + 1
    return start


def _is_street(reading: Reading, start: int, end: int) -> bool:
    """Of a single word: it ends as a street does, and is not a common word that ends so."""
    name = reading.lower[start:end]
    if " " in name:
        return True
    if name in listed("words") and WORDS_TOO.search(name):
        return False
    if re.search(f"{SURE_END}$", name):
        return True
    return reading.text[start].isupper() and not is_word(name)
