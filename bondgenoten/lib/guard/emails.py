"""E-mail addresses: as they are written, and spelled out to slip past a filter."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.reading import Reading

ENDS = (
    "nl|com|net|org|eu|be|de|fr|uk|info|online|app|io|me|pl|tr|ma|sr|es|it|frl|amsterdam|nu|biz|gov|edu|"
    "email|site|"
    "ch|at|ru|ua|ro|bg"
)
HOSTS = (
    "gmail|hotmail|outlook|live|yahoo|icloud|ziggo|kpnmail|planet|xs4all|msn|proton|protonmail|gmx|hetnet|"
    "upcmail"
)
# A part of an address is at most 64 letters: what stands before or after is looked at no further.
FAR = 90
PLAIN = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w@-])")
AT = re.compile(
    r" ?@ ?| ?[\[({<] ?(?:at|@|apen?staart(?:je)?) ?[\])}>] ?| (?:at|apen?staart(?:je)?|aapje) (?!\d)"
)
DOT = r"(?: ?\. ?| ?[\[({<] ?(?:dot|punt|\.) ?[\])}>] ?| (?:dot|punt|punkt|nokta|kropka) )"
BEFORE = re.compile(rf"(?<![\w.+%-])[a-z0-9_+%-]+(?:(?:[.]|{DOT})[a-z0-9_+%-]+){{0,3}}$")
AFTER = re.compile(rf"(?:[a-z0-9-]{{2,40}}{DOT}){{1,3}}(?:{ENDS})(?!\w)|(?:{HOSTS})(?!\w)")


def find_emails(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each e-mail address."""
    text = reading.lower
    if "@" in text:
        for found in PLAIN.finditer(text):
            yield found.span()
    for at in AT.finditer(text):
        after = AFTER.match(text, at.end())
        if not after:
            continue
        window = max(0, at.start() - FAR)
        before = BEFORE.search(text, window, at.start())
        if before:
            yield _without_a_word_before(text, before.start(), at.start()), after.end()


def _without_a_word_before(text: str, start: int, end: int) -> int:
    """A full stop with a space ends a sentence rather than joins two parts: "Weg. jan@…"."""
    last = max(text.rfind(". ", start, end) + 2, start)
    return last if last > start + 1 else start
