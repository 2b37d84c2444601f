"""Names of people: full, first only, last only, initials; with or without capitals."""

from collections.abc import Callable, Iterator

from bondgenoten.lib.guard import evidence, people
from bondgenoten.lib.guard.context import NO_ROLE_ALONE, PROFESSIONS, RELATIVES, ROLES, SMALL, TITLES, TOWARDS
from bondgenoten.lib.guard.lexicon import listed
from bondgenoten.lib.guard.phrases import no_persons
from bondgenoten.lib.guard.reading import Reading
from bondgenoten.lib.guard.scripts import names_in_other_scripts
from bondgenoten.lib.guard.surnames import goes_on, is_small, surname_at
from bondgenoten.lib.guard.tokens import Text, Word, words_of


def find_names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each name, without a title before it or a genitive after it."""
    words = words_of(reading)
    text = Text(words, no_persons(reading, words))
    at = 0
    while at < len(words):
        end = _person_at(text, at)
        if end:
            yield words[at].start, _end_of(reading, words[end - 1])
        at = end or at + 1
    yield from names_in_other_scripts(reading)


def _end_of(reading: Reading, word: Word) -> int:
    """With the full stop of an initial: "Mo K."."""
    end = people.end_of(word)
    return end + (word.initial and reading.text[end : end + 1] == ".")


def _person_at(text: Text, at: int) -> int:
    """The number of the word after the name that starts here; 0 when none does."""
    if not text.free(at) or evidence.is_called_thing(text.words, at):
        return 0
    return next((end for rule in RULES if (end := rule(text, at))), 0)


def _titled(text: Text, at: int) -> int:
    """Such as "meneer de V.", "dhr. Yilmaz", "juf anouk", "familie van den Berg"."""
    title = text.before(at)
    if title not in TITLES:
        return 0
    name = at
    while name < len(text.words) - 1 and name - at < 4 and evidence.is_initial(text.words, name):
        name += 1
    small = name
    while text.free(name) and is_small(text, name):
        name += 1
    if name > small and title in RELATIVES and not text.words[name].capital:
        return 0
    if (
        name > small
        and people.is_sure(text.words[name])
        and text.words[small].low == "van"
        and not people.is_last(text.words[name])
    ):
        return 0  # "oma van Karim": the name is Karim
    if text.free(name) and evidence.fits_a_title(text.words, name, bool(name - at)):
        return goes_on(text, name + 1)
    return small if small > at else 0


def _in_a_role(text: Text, at: int) -> int:
    """Such as "wijkagent Bakker", "mijn vriend mark"."""
    role, word = text.before(at), text.words[at]
    if role not in ROLES or word.gap not in {" ", ". "} or people.is_no_person(word):
        return 0
    if word.initial:
        return at + 1 if evidence.is_initial(text.words, at) else 0
    known = people.is_first(word) or people.is_last(word)
    if word.capital and (known or people.is_unknown(word)):
        return goes_on(text, at + 1)
    if word.low in SMALL and (word.capital or role in PROFESSIONS):
        return surname_at(text, at, ask=False)
    if not word.capital and people.is_own_first(word) and role not in NO_ROLE_ALONE:
        return goes_on(text, at + 1)
    return 0


def _called(text: Text, at: int) -> int:
    """Such as "hij heet Roos", "genaamd storm", "mijn naam is Bo"."""
    word = text.words[at]
    if not evidence.is_called(text.words, at) or people.is_no_person(word) or people.is_place_like(word):
        return 0
    if word.low in SMALL:
        return surname_at(text, at, ask=False) if word.capital else 0
    if people.is_first(word) or (word.capital and (people.is_last(word) or people.is_unknown(word))):
        return goes_on(text, at + 1)
    return (
        0
        if people.is_ordinary(word) or len(word.low) < 3 or people.is_no_person(word)
        else goes_on(text, at + 1)
    )


def _initials(text: Text, at: int) -> int:
    """Such as "J. Jansen", "A.B. de Vries"."""
    name = at
    while name < len(text.words) - 1 and name - at < 5 and evidence.is_initial(text.words, name):
        name += 1
    if name == at or not text.free(name):
        return 0
    if text.words[name].low in SMALL:
        return surname_at(text, name, ask=False)
    word = text.words[name]
    fits = (
        word.capital and (people.is_last(word) or people.is_unknown(word)) and not people.is_no_person(word)
    )
    return goes_on(text, name + 1) if fits or people.is_sure_last(word) else 0


def _first_name(text: Text, at: int) -> int:
    """Such as "Karim", "fatima el amrani"; one that is a word as well needs something more."""
    word = text.words[at]
    if people.is_sure(word):
        sure = (
            evidence.fits_its_sentence(text.words, at)
            and evidence.no_article(text.words, at)
            and not evidence.is_in_a_list(text.words, at)
        )
        return goes_on(text, at + 1) if sure else 0
    if not people.is_first(word) or people.is_no_person(word) or word.low in TOWARDS | SMALL - {"ben"}:
        return 0
    end = goes_on(text, at + 1)
    surname = end > at + 1 and word.capital
    return end if surname or evidence.shows_a_person(text.words, at) else 0


def _last_name(text: Text, at: int) -> int:
    """Such as "Yilmaz", "El Amrani", "Van den Berg", "dat Bakker zei"."""
    word = text.words[at]
    if word.low in SMALL:
        return surname_at(text, at, ask=True)
    if people.is_sure_last(word) and (word.capital or len(word.low) > 4):
        return goes_on(text, at + 1) if evidence.no_article(text.words, at) else 0
    if people.is_last(word) and not people.is_no_person(word) and evidence.shows_a_last_name(text.words, at):
        return goes_on(text, at + 1)
    return 0


def _unknown(text: Text, at: int) -> int:
    """A capital inside a sentence on a word that nobody knows, where a person would stand."""
    word = text.words[at]
    if not word.capital or len(word.low) < 3 or not people.is_unknown(word) or people.is_place_like(word):
        return 0
    if word.low in listed("capitals"):
        return 0
    return goes_on(text, at + 1) if evidence.stands_as_a_person(text.words, at) else 0


RULES: tuple[Callable[[Text, int], int], ...] = (
    _titled,
    _in_a_role,
    _called,
    _initials,
    _first_name,
    _last_name,
    _unknown,
)
