"""What around a word shows that it is a person."""

from bondgenoten.lib.guard import people
from bondgenoten.lib.guard.context import (
    ARTICLES,
    CALLED,
    FOR_PEOPLE,
    MEETING,
    MET,
    NEVER,
    NO_PERSON_CALLED,
    ONLY_PEOPLE,
    PLACE_BEFORE,
    ROLES,
    SPEAKING,
    TITLES,
    TOWARDS,
    WEATHER,
)
from bondgenoten.lib.guard.lexicon import is_word, listed
from bondgenoten.lib.guard.tokens import Word


def _before(words: list[Word], at: int) -> str:
    return words[at - 1].low if at > 0 and not words[at].first else ""


def _after(words: list[Word], at: int) -> str:
    """The word right after, when nothing but a space stands between; not "Vecht" of Stichtse Vecht."""
    near = at + 1 < len(words) and words[at + 1].gap == " " and not words[at + 1].capital
    return words[at + 1].low if near else ""


def is_initial(words: list[Word], at: int) -> bool:
    """A single letter with a full stop, or a capital one on its own."""
    word = words[at]
    dotted = at + 1 < len(words) and words[at + 1].gap.startswith(".")
    return (
        len(word.text) == 1
        and word.text.isalpha()
        and dotted
        and (word.capital or word.low not in {"u", "s"})
    )


def fits_a_title(words: list[Word], at: int, after_small: bool) -> bool:
    """What may stand after "meneer": a capital, a known name, or a word that is none."""
    word = words[at]
    if word.low in SPEAKING and not word.capital:
        return False
    known = people.is_own_first(word) or people.is_sure(word) or word.low in listed("own_last_names")
    if len(word.text) == 1:
        return word.capital
    if word.capital:
        return (
            known
            or people.is_last(word)
            or not (people.is_no_person(word) or people.is_place_like(word) or word.low in TITLES | ROLES)
        )
    if known:
        return word.low not in NEVER
    return (after_small and people.is_last(word)) or (
        not people.is_ordinary(word) and not people.is_no_person(word) and len(word.low) > 2
    )


def is_called(words: list[Word], at: int) -> bool:
    """Whether the words before say how somebody, not something, is called."""
    if at == 0:
        return False
    one = words[at - 1].low
    two = words[at - 2].low if at > 1 else ""
    said = (
        one in CALLED
        or (two in {"naam", "name", "voornaam", "achternaam"} and one in {"is", "was"})
        or (one in {"naam", "voornaam", "achternaam", "name"} and ":" in words[at].gap)
    )
    return said and not _about_a_thing(words, at)


def _about_a_thing(words: list[Word], at: int) -> bool:
    return bool(NO_PERSON_CALLED & {word.low for word in words[max(0, at - 6) : at]})


def is_called_thing(words: list[Word], at: int) -> bool:
    """Such as "De hond heet Bobbie"."""
    return at > 0 and words[at - 1].low in CALLED and _about_a_thing(words, at)


def no_article(words: list[Word], at: int) -> bool:
    """Such as "de Dirk", "een Jordan": no person, unless one acts ("de Karim heeft")."""
    if _before(words, at) not in ARTICLES - {"deze", "dit", "geen"}:
        return True
    low, two = words[at].low, words[at - 2].low if at > 1 else ""
    if (
        two in {"is", "was", "dat", "of", "waren"} or _after(words, at) in {"die", "zijn", "haar"}
    ) and _before(words, at) == "het":
        return True  # "het is Wim", "was het Karim"
    if _before(words, at) == "een" and _after(words, at) in {"die", "van"}:
        return True  # "een Kevin die messen verkoopt"
    doubtful = low in listed("also_words") or low in listed("unsure_names")
    return not doubtful and (not words[at].capital or _after(words, at) in SPEAKING)


def is_in_a_list(words: list[Word], at: int) -> bool:
    """Such as "Iris, tulp en narcis": a word that opens a list of things."""
    if not words[at].first or words[at].low not in listed("also_words") or at + 1 == len(words):
        return False
    after = words[at + 1]
    return (
        after.gap.startswith(",")
        and not after.capital
        and is_word(after.low)
        and after.low not in ARTICLES | SPEAKING
    )


def fits_its_sentence(words: list[Word], at: int) -> bool:
    """A rare name that opens a sentence in another language is as well a word of it: "Winda znowu"."""
    if not words[at].first or people.is_own_first(words[at]) or at + 1 == len(words):
        return True
    after = words[at + 1]
    return after.capital or after.gap != " " or people.is_ordinary(after) or people.is_sure_last(after)


def shows_a_person(words: list[Word], at: int) -> bool:
    """For a first name that is a word as well."""
    word, before, after = words[at], _before(words, at), _after(words, at)
    if before in ARTICLES or (
        before.endswith("e") and len(before) > 3 and is_word(before) and before not in TOWARDS | SPEAKING
    ):
        return False
    if not word.capital and not word.first:
        return people.is_own_first(word) and _acts(word, before, after)
    if after in CALLED or _beside_a_name(words, at):
        return True
    if word.first:
        return _opens_as_a_person(word, after)
    known = people.is_own_first(word) or (word.low not in listed("also_words") and before not in PLACE_BEFORE)
    return known or before in FOR_PEOPLE or after in ONLY_PEOPLE


def _opens_as_a_person(word: Word, after: str) -> bool:
    """Such as "Roos stond": a name at the start of a sentence, where every word has a capital."""
    if after in ONLY_PEOPLE:
        return word.capital or people.is_own_first(word)
    if not people.is_own_first(word) or word.low in WEATHER:
        return False
    if after == "van":
        return not is_word(word.low)
    return after in SPEAKING and after not in {"is", "was", "wordt", "werd", "zal", "kan"}


def _beside_a_name(words: list[Word], at: int) -> bool:
    """Such as "Sem en Ilias", "Ilias en Sem"."""
    joins = {"en", "of", "and", "&", "ve", "und", "i"}
    before = (
        at > 1 and words[at - 1].low in joins and words[at - 2].capital and people.is_own_first(words[at - 2])
    )
    ahead = at + 2 < len(words) and words[at + 1].low in joins and words[at + 2].capital
    return before or (ahead and people.is_first(words[at + 2]) and people.is_own_first(words[at]))


def _acts(word: Word, before: str, after: str) -> bool:
    """Without a capital: "zei roos", "met wolf van nummer 9"."""
    if before in MET and after in MEETING and word.low not in NEVER:
        return True
    if before in {"met", "tegen", "volgens"} and after in {"van", "uit"} and word.low not in WEATHER:
        return True
    return before in {"zei", "zegt", "appte", "vroeg", "riep"} or (
        after in ONLY_PEOPLE and (not before or before in TOWARDS)
    )


def shows_a_last_name(words: list[Word], at: int) -> bool:
    """For a surname that is a word as well: a capital inside a sentence, and a deed."""
    word, before = words[at], _before(words, at)
    if not word.capital or word.first or before in ARTICLES or before in PLACE_BEFORE:
        return False
    well_known = word.low in listed("own_last_names")
    return _after(words, at) in ONLY_PEOPLE or (
        before in FOR_PEOPLE and (well_known or not is_word(word.low))
    )


def stands_as_a_person(words: list[Word], at: int) -> bool:
    """For a word that nobody knows."""
    before, after = _before(words, at), _after(words, at)
    if _beside_a_name(words, at):
        return True
    if words[at].first:
        return len(words[at].low) > 3 and after in ONLY_PEOPLE
    if before in ARTICLES or before in PLACE_BEFORE:
        return False
    return after in CALLED or after in {"hij", "zij"} or before in FOR_PEOPLE or after in ONLY_PEOPLE
