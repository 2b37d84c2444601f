"""What a single word says: a first name, a surname, or no person."""

from functools import lru_cache

from bondgenoten.lib.guard.context import ADJECTIVES, NEVER, PLACE_ENDS, SPEAKING
from bondgenoten.lib.guard.lexicon import (
    first_names,
    is_word,
    last_names,
    listed,
    not_people,
    sure_last_names,
    sure_names,
)
from bondgenoten.lib.guard.tokens import Word

POSSESSIVE = ("'s", "s", "'", "z'n")


def key(word: Word) -> str:
    """How the word is looked up: without a genitive, of a double name its first half."""
    low = word.low
    if low in first_names() or low in last_names():
        return low
    for end in POSSESSIVE[:1] + POSSESSIVE[2:3]:
        if low.endswith(end):
            return low.removesuffix(end)
    if (
        low.endswith("s")
        and low[:-1] in listed("own_first_names")
        and low[:-1] in sure_names()
        and not is_word(low)
    ):
        return low[:-1]
    if "-" in low:
        head, *rest = low.split("-")
        known = all(part in first_names() or part in last_names() or part in {"el", "al"} for part in rest)
        return head if known or (head in sure_names() and not is_word(rest[-1])) else low
    return low


def end_of(word: Word) -> int:
    """Where the name in the word ends: before a genitive."""
    found = key(word)
    if "-" in word.low or word.low == found or len(word.text) != len(word.low):
        return word.end
    return word.start + len(found)


def is_sure(word: Word) -> bool:
    """A first name, with or without a capital."""
    found = key(word)
    return found in sure_names() and (word.capital or not (found in NEVER or found in listed("elsewhere")))


def is_first(word: Word) -> bool:
    """A first name, or a word that is one as well."""
    return key(word) in first_names() and (word.capital or key(word) not in NEVER)


def is_own_first(word: Word) -> bool:
    """A well-known first name, or a word that is one as well."""
    return key(word) in listed("own_first_names") and (word.capital or key(word) not in NEVER)


def is_last(word: Word) -> bool:
    """A surname, or a word that is one as well."""
    return key(word) in last_names()


def is_sure_last(word: Word) -> bool:
    """A surname, with or without a capital."""
    return key(word) in sure_last_names()


def is_no_person(word: Word) -> bool:
    """A place, shop, club or month."""
    return word.low in not_people() or (word.low.removesuffix("'s") in not_people())


def is_place_like(word: Word) -> bool:
    """The end of the name of a street, school or shop: Frankschool, Cruijffveld."""
    return _ends_as_a_place(word.low)


@lru_cache(maxsize=20_000)
def _ends_as_a_place(low: str) -> bool:
    if not low.endswith(PLACE_ENDS) or low in first_names():
        return False
    if all(part in listed("own_last_names") for part in low.split("-")):
        return False
    return any(low.endswith(end) and len(low) > len(end) + 1 for end in PLACE_ENDS)


def is_ordinary(word: Word) -> bool:
    """A word of the language, whatever else it may be."""
    return is_word(word.low) or word.low in SPEAKING or word.low in ADJECTIVES


def is_unknown(word: Word) -> bool:
    """No word and no place of ours; nor letters that stand for something."""
    return not (is_ordinary(word) or is_no_person(word) or word.text.isupper())
