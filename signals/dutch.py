"""The forms of a Dutch word, singular and plural, as far as the spelling tells."""

import re

APOSTROPHE = re.compile(r"['’]s$")  # auto's
WORD = re.compile(r"[^\W\d_]{3,}")
VOWELS = "aeiou"
CONSONANTS = "bcdfghjklmnpqrstvwxz"
DOUBLED = re.compile(rf"([{CONSONANTS}])\1$")  # knall(en)
SHORT = re.compile(rf"(?<![{VOWELS}y])[{VOWELS}][bdfgklmnprst]$")  # knal
LONG = re.compile(r"([aeou])\1([bdfgklmnprst])$")  # straat
OPEN = re.compile(rf"(?<![{VOWELS}])([aeou])([bdfgklmnprstvz])$")  # strat(en)
HARD = {"v": "f", "z": "s"}  # briev(en), huiz(en)
SOFT = {hard: soft for soft, hard in HARD.items()}


def forms_of(word: str) -> list[str]:
    """The word itself first, then what else it may be: one too many finds no more than it should.

    A form that is no word is in no text.
    """
    word = APOSTROPHE.sub("", word)
    if not WORD.fullmatch(word):
        return [word]
    forms = set() if word.endswith("en") else _plurals_of(word)
    for ending in ("eren", "en", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms |= _singulars_of(word.removesuffix(ending), ending)
    return [word, *sorted(forms - {word})]


def _singulars_of(stem: str, ending: str) -> set[str]:
    """knall, strat, huiz, fiets: what stood before the plural ending."""
    if ending != "en":
        return {stem}
    stem = DOUBLED.sub(r"\1", stem) if DOUBLED.search(stem) else OPEN.sub(r"\1\1\2", stem)
    return {stem[:-1] + HARD.get(stem[-1], stem[-1])}


def _plurals_of(word: str) -> set[str]:
    """knal, straat, huis, auto: with the ending of a plural."""
    stem = LONG.sub(r"\1\2", word)
    if SHORT.search(word):
        stem = word + word[-1]
    soft = stem[:-1] + SOFT.get(stem[-1], stem[-1])
    return {f"{stem}en", f"{soft}en", f"{word}s", f"{word}eren"}
