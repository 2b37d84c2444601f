"""Names that are no persons: of streets, schools, shops, storms. Words in them are not looked at as names."""

import re
from functools import cache

from bondgenoten.lib.guard.context import (
    ARTICLES,
    FIXED,
    INSTITUTIONS,
    NAMED_AFTER,
    NAMED_BEFORE,
    SMALL,
    WEAK_NOUNS,
)
from bondgenoten.lib.guard.lexicon import listed
from bondgenoten.lib.guard.people import is_first, is_last, is_place_like, is_sure
from bondgenoten.lib.guard.reading import Reading
from bondgenoten.lib.guard.tokens import Word

MOST = 5  # words before or after the noun that still belong to it
CODE = re.compile(r"\d[-_./]?\||\|[-_]?\d")
OF_ONE = ARTICLES | {"onze", "mijn", "jullie", "hun", "die"}


@cache
def _fixed() -> re.Pattern[str]:
    longest_first = sorted(FIXED, key=len, reverse=True)
    cities = "|".join(name for name in longest_first if name.startswith("den "))  # not in "van den Bosch"
    others = "|".join(re.escape(name) for name in longest_first if not name.startswith("den "))
    return re.compile(rf"(?<!\w)(?:(?<!van )(?:{cities})|{others})(?!\w)")


def no_persons(reading: Reading, words: list[Word]) -> set[int]:
    """The numbers of the words that belong to such a name."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if is_place_like(word) or (word.low in NAMED_BEFORE and not _is_surname(words, at)):
            found |= _before(words, at)
        if is_code(reading, word):
            found.add(at)
        if word.low in NAMED_AFTER or word.low.endswith(INSTITUTIONS):
            found |= _after(words, at)
    return found | _in_fixed(reading, words)


def _is_surname(words: list[Word], at: int) -> bool:
    """Such as "Piet Bos", "van der Hoek", "J. Hof"."""
    if not words[at].capital or words[at].low not in listed("own_last_names") or at == 0:
        return False
    previous = words[at - 1]
    return previous.low in SMALL or previous.initial or (is_sure(previous) and not words[at].first)


def is_code(reading: Reading, word: Word) -> bool:
    """Letters that are part of a code: AB-12, 12-ABC, B2."""
    around = reading.text[max(0, word.start - 2) : word.start] + "|" + reading.text[word.end : word.end + 2]
    return CODE.search(around) is not None


def _in_fixed(reading: Reading, words: list[Word]) -> set[int]:
    spans = [match.span() for match in _fixed().finditer(reading.lower)]
    if not spans:
        return set()
    return {at for at, word in enumerate(words) for start, end in spans if start <= word.start < end}


def _before(words: list[Word], at: int) -> set[int]:
    """The capitals right before a noun or the end of one: Willem de Zwijgerlaan, Anne Frank school."""
    start = at
    while start > 0 and at - start < MOST and _belongs(words, start, at):
        start -= 1
    while start < at and words[start].low in SMALL and not words[start].capital:
        start += 1
    if is_place_like(words[at]):
        return set(range(start, at + 1))
    one = at - start == 1 and not words[at].capital
    named = start > 0 and words[start - 1].low in OF_ONE  # "de Fatima moskee", not "zag Karim school"
    return set() if one and not named else set(range(start, at))


def _belongs(words: list[Word], start: int, at: int) -> bool:
    """Whether the word before ``start`` is part of the name that ends at ``at``."""
    if words[start].first or words[start].gap not in {" ", "-", ". ", "."}:
        return False
    previous = words[start - 1]
    if previous.low in {"de", "het"} and start > 1 and words[start - 2].low == "van":
        return False  # "Fatima van de Kerkstraat"
    if previous.capital or previous.low in SMALL:
        return True
    in_small_letters = not words[at].capital and is_place_like(words[at])
    return in_small_letters and (is_first(previous) or len(previous.low) == 1)


def _after(words: list[Word], at: int) -> set[int]:
    """The capitals right after a noun: basisschool Willem van Oranje, storm Eunice."""
    end = at + 1
    while end < len(words) and end - at <= MOST and words[end].gap in {" ", ' "', " '", "-", ". "}:
        if not (words[end].capital or _small_or_name(words, at, end)):
            break
        end += 1
    if end == at + 1 or _is_person_after(words, at):
        return set()
    return set(range(at + 1, end))


def _small_or_name(words: list[Word], at: int, end: int) -> bool:
    """Without a capital: a small word before one, or a name after a noun that always names ("cafe jan")."""
    word, following = words[end], words[end + 1] if end + 1 < len(words) else None
    named = words[at].low not in WEAK_NOUNS and not words[end].capital
    if word.low in {"en", "&"}:
        return following is not None and following.capital
    if word.low in SMALL:
        return following is not None and (
            following.capital or (named and (is_last(following) or is_sure(following)))
        )
    return named and (is_sure(word) or (words[end - 1].low in SMALL and is_last(word)))


def _is_person_after(words: list[Word], at: int) -> bool:
    """Such as "Op school Karim gezien", "Storm Jansen": the noun does not name what follows."""
    following = words[at + 1]
    if words[at].low == "storm":
        return words[at].capital and following.low in listed("own_last_names")
    if words[at].low not in WEAK_NOUNS or not is_sure(following):
        return False
    return at == 0 or words[at - 1].low not in OF_ONE
