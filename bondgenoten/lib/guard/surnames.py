"""How a name goes on after its first word, and surnames with small words (van der, el)."""

from bondgenoten.lib.guard import people
from bondgenoten.lib.guard.context import (
    AFTER_DE,
    ARABIC_SMALL,
    ARTICLES,
    JUST_WORDS,
    ONLY_PEOPLE,
    ROLES,
    SMALL,
    SPEAKING,
    TITLES,
)
from bondgenoten.lib.guard.lexicon import is_word, listed
from bondgenoten.lib.guard.tokens import Text, Word

COUNTED = {
    "der",
    "den",
    "ter",
    "ten",
    "'t",
    "vd",
    "vander",
}  # after "van" hardly anything but a surname follows
VAN = {"van", "vd", "vander"}
LONGEST = 6  # words in a name


def goes_on(text: Text, at: int) -> int:
    """The number of the word after the name, when ``at`` is the word after its first part."""
    start = at
    while at < len(text.words) and at - start < LONGEST and text.free(at):
        step = _next_part(text, at)
        if not step:
            break
        at = step
    return at


def _next_part(text: Text, at: int) -> int:
    """The end of one more part: an initial, a name, or small words with a surname; 0 when none."""
    word, previous = text.words[at], text.words[at - 1]
    if (
        word.gap not in {" ", "-", ". ", "."}
        or (word.gap == ". " and len(previous.text) > 1)
        or "'" in previous.low[-2:]
    ):
        return 0
    if len(word.text) == 1:
        return at + 1 if word.capital else 0
    if word.low in SMALL:
        return _after_small(text, at)
    if word.first or people.is_no_person(word) or word.low in ROLES | TITLES:
        return 0
    return at + 1 if _is_part(word, previous) else 0


def _is_part(word: Word, previous: Word) -> bool:
    if word.capital:
        return (
            people.is_last(word)
            or people.is_first(word)
            or not (people.is_ordinary(word) or people.is_place_like(word))
        )
    if previous.capital and not people.is_sure_last(word):
        return False
    if people.is_sure(word) or people.is_sure_last(word):
        return True
    return word.low in listed("own_last_names") and word.low not in JUST_WORDS | SPEAKING


def _small_words(text: Text, at: int) -> int:
    """The number of the first word that is not a small one."""
    name = at
    while name < len(text.words) - 1 and name - at < 3 and is_small(text, name):
        name += 1
    return name


def is_small(text: Text, at: int) -> bool:
    """A small word of a surname; "op" and "in" only before another one ("op den Brouw")."""
    following = text.words[at + 1] if at + 1 < len(text.words) else None
    if text.words[at].low not in SMALL or following is None or following.gap not in {" ", "-", " '"}:
        return False
    return text.words[at].low not in {"op", "in", "te", "zu", "o", "do"} or following.low in {
        "de",
        "den",
        "der",
        "het",
        "'t",
    }


def _after_small(text: Text, at: int) -> int:
    """Such as "… van den Berg", "… el amrani" after a first name."""
    name = _small_words(text, at)
    if name == at or not text.free(name):
        return 0
    word, small = text.words[name], {text.words[number].low for number in range(at, name)}
    if word.capital:
        person = people.is_sure(word) and "van" in small and not people.is_last(word)
        place = people.is_no_person(word) and not people.is_last(word)
        return 0 if person or place or (small & {"op", "in", "te", "zu"} and small == {"in"}) else name + 1
    if small & ARABIC_SMALL and not small & {"van", "de"}:
        return (
            name + 1
            if len(word.low) > 2
            and (people.is_last(word) or not is_word(word.low))
            and word.low not in SPEAKING
            else 0
        )
    if word.low not in listed("own_last_names") or small & {"op", "in", "te", "het"}:
        return 0
    strict = small == {"van", "de"} and is_word(word.low)
    return 0 if strict else name + 1


def surname_at(text: Text, at: int, ask: bool) -> int:
    """A surname that starts with small words, alone. With ``ask`` it must look like one by itself."""
    name = _small_words(text, at)
    if name == at or not text.free(name):
        return 0
    word, small = text.words[name], {text.words[number].low for number in range(at, name)}
    is_city = any(text.words[number].capital for number in range(at + 1, name))  # "van Den Bosch"
    surely = (
        small & VAN and people.is_last(word) and (text.words[at].capital or small & COUNTED) and not is_city
    )
    if people.is_no_person(word) and not surely:
        return 0
    if word.first and word.gap != " ":
        return 0
    if not ask:
        return goes_on(text, name + 1) if word.capital or people.is_last(word) else 0
    fits = _arabic(text, at, name) if small & ARABIC_SMALL else _dutch(text, at, name, small)
    return goes_on(text, name + 1) if fits else 0


def _arabic(text: Text, at: int, name: int) -> bool:
    """Such as "El Amrani", "ben ali"; but not "ik ben Ali" and not "al Kees"."""
    word, small = text.words[name], text.words[at]
    if small.low in {"al", "ben", "bin", "bou"} and not small.capital:
        return False
    known = people.is_last(word) or people.is_sure(word)
    if word.text.isupper():
        return False
    if small.capital and word.capital:
        return known or not people.is_ordinary(word)
    return small.low in {"el", "ait", "ould", "oulad"} and word.low in listed("own_last_names")


def _dutch(text: Text, at: int, name: int, small: set[str]) -> bool:
    """Such as "Van den Berg", "De Vries": a capital inside a sentence, or before a deed."""
    word, first = text.words[name], text.words[at]
    known = word.low in listed("own_last_names")
    if known and small & COUNTED and small & VAN and (word.capital or first.low in VAN):
        return True
    if not (first.capital and word.capital) or people.is_sure(word) or not people.is_last(word):
        return False
    after = text.words[name + 1].low if name + 1 < len(text.words) else ""
    if (small == {"de"} and word.low in AFTER_DE) or (known and small & VAN and not first.first):
        return text.before(at) not in ARTICLES
    return after in ONLY_PEOPLE if first.first or is_word(word.low) else known
