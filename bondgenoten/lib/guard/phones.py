"""Phone numbers: Dutch, foreign, spelled out. Numbers for everybody (112, 0900-8844) are clean."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.called import OTHER_NUMBER
from bondgenoten.lib.guard.digits import spelled_out
from bondgenoten.lib.guard.reading import Reading

GAP = r"[ ./_,*-]{0,3}"
DIGITS = rf"(?:{GAP}\d)"
COUNTRY = r"(?:\+ ?|(?<!\d)00[ -]?)"
MOBILE = re.compile(rf"(?<![\w+])[\[(]?[0o][)\]]?{GAP}6[)\]]?[ :./_-]{{0,3}}\d{DIGITS}{{7}}(?![\w]|[.,]?\d)")
DUTCH = re.compile(rf"(?<!\w){COUNTRY}31[)\]]?{GAP}(?:\(0\)|0)?{GAP}[1-9]{DIGITS}{{8}}(?!\d)")
LANDLINE = re.compile(
    r"(?<![\w+])(?<!\d[.,-])\(?0(?:[1-57]\d|8[458]|9[17])\d?\d?\)?[ ./-]{0,3}\d(?:[ .-]{0,2}\d){5,7}"
    r"(?![ ]?\d)(?![\w])"
)
FOREIGN = re.compile(
    rf"(?<![\w+]){COUNTRY}[1-9]\d{{0,2}}[)\]]?(?:{GAP}\(0\))?(?:{GAP}\(?\d\)?){{7,12}}(?!\d)"
)
CALL = re.compile(
    r"\b(?:bel|belde|bellen|belt|tel|telefoon\w*|telnr|mobiel\w*|mob|gsm|app|appen|appje|apps|whatsapp|wapp|"
    r"sms|"
    r"06nr|06nummer|nummer is|nr is|bereikbaar|bereiken|phone|call|call me|number is|telefon|numara\w*|"
    r"numer)\b"
    r"[^\n\d+]{0,25}$"
)
CALLED = re.compile(r"(?<![\w+])(?<!\d[.,/-])\d(?:[ .-]?\d){5,9}(?![ .,/-]?\d)(?!\w)")
FOR_ALL = re.compile(r"0(?:800|900|906|909)|14\d|1400?\d|112|113|144")
DATE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d")
ABROAD_FOR_ALL = re.compile(r"(?:00)?310?[89]00")
HALF_AN_IBAN = re.compile(r"\b[a-z]{2}\d\d ?[a-z]{4} ?$")  # one that does not add up is no phone number
FAR = 40


def find_phones(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each phone number that is somebody's."""
    text = reading.lower
    for pattern in (MOBILE, DUTCH, LANDLINE, FOREIGN):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - FAR) : found.start()]
            if OTHER_NUMBER.search(before) or HALF_AN_IBAN.search(before):
                continue
            if _plausible(pattern, found.group()):
                yield found.span()
    yield from _called(text)
    for start, end, digits, _groups in spelled_out(text):
        if len(digits) == 10 and digits.startswith("0") and not FOR_ALL.match(digits):
            yield start, end


def _called(text: str) -> Iterator[tuple[int, int]]:
    """Six to ten digits in any form, after a word such as "bel"."""
    for found in CALLED.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        before = text[max(0, found.start() - FAR) : found.start()]
        if FOR_ALL.match(digits) or DATE.match(found.group()) or OTHER_NUMBER.search(before):
            continue
        if CALL.search(before):
            yield found.span()


def _plausible(pattern: re.Pattern[str], written: str) -> bool:
    """Whether the digits can be a number of the pattern's kind."""
    digits = re.sub(r"\D", "", written.replace("o", "0"))
    if pattern is LANDLINE:
        return len(digits) == 10 and not FOR_ALL.match(digits) and not DATE.search(written)
    return pattern is not DUTCH or not ABROAD_FOR_ALL.match(digits)
