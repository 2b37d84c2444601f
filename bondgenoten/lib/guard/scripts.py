"""Names in Arabic and Cyrillic letters: well-known first names, and what follows a title."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bondgenoten.lib.guard.lexicon import listed
from bondgenoten.lib.guard.reading import Reading, plain

ARABIC = re.compile(r"[\u0600-\u06ff]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
ARABIC_TITLES = ("السيد", "السيدة", "استاذ", "الاستاذ", "اسمه", "اسمها", "ابن", "ام", "ابو")
JOINED = "وبلف"  # "and", "with", "to", "so": written onto the name
CYRILLIC_TITLES = {"пан", "пані", "господин", "госпожа", "дядя", "тетя", "зовут", "звати"}


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset("".join(map(plain, name)) for name in listed("other_scripts"))


def names_in_other_scripts(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each name that is not in Latin letters."""
    if reading.text.isascii():
        return
    titles = {"".join(map(plain, title)) for title in ARABIC_TITLES}
    yield from _run(list(ARABIC.finditer(reading.text)), titles)
    yield from _run(list(CYRILLIC.finditer(reading.text)), CYRILLIC_TITLES)


def _run(words: list[re.Match[str]], titles: set[str]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(words):
        said = word.group()
        titled = (
            at > 0 and words[at - 1].group().lower() in titles and words[at - 1].end() + 1 == word.start()
        )
        if said in _names() or titled:
            yield word.span()
        elif said[0] in JOINED and said[1:] in _names():
            yield word.start() + 1, word.end()
        elif (
            said[0].isupper()
            and said.rstrip("аяуюоыіиейм") in {name.rstrip("аяоий") for name in _names()}
            and len(said) > 3
        ):
            yield word.span()
