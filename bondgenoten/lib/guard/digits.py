"""Numbers spelled out in words: "nul zes twaalf vierendertig" reads as 061234."""

import re
from collections.abc import Iterator

ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien",
)  # fmt: skip
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _values() -> dict[str, str]:
    values = {word: str(at) for at, word in enumerate(ONES)} | {
        word: str(at) for at, word in enumerate(ENGLISH)
    }
    values |= {word: str(at) for at, word in enumerate(TEENS, start=10)} | {"o": "0", "oh": "0", "ene": "1"}
    for ten, word in enumerate(TENS, start=2):
        values[word] = str(ten * 10)
        values |= {f"{name}en{word}": str(ten * 10 + one) for one, name in enumerate(ONES[1:], start=1)}
    return values


VALUES = _values()
WORD = "|".join(sorted(VALUES, key=len, reverse=True))
RUN = re.compile(
    rf"(?<![a-z\d])(?:{WORD}|0 ?\d)(?:[ ,.-]{{1,3}}(?:{WORD}|\d{{1,4}})(?![a-z])){{3,14}}(?![a-z])"
)
PART = re.compile(rf"(?:{WORD})(?![a-z])|\d+")


def spelled_out(text: str) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
    """Start, end, the digits and how they were grouped, for each run of at least four number words."""
    for found in RUN.finditer(text):
        parts = [VALUES.get(part, part) for part in PART.findall(found.group())]
        yield *found.span(), "".join(parts), tuple(map(len, parts))
