"""Makes the word lists of the text guard again: ``python -m tools.guard_data`` (see docs/text-guard.md).

Needs faker and wordfreq, which nothing else does, and Debian's lists: apt-get install wdutch wamerican.
"""

import importlib
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

DICTIONARIES = Path("/usr/share/dict")
DATA = Path(__file__).parent.parent / "bondgenoten/lib/guard/data"
FAKER = (
    "nl_NL", "nl_BE", "tr_TR", "pl_PL", "de_DE", "fr_FR", "fr_BE", "fr_DZ", "en_GB", "en_US", "en_IN",
    "en_PK", "en_NG", "en_KE", "es_ES", "id_ID", "it_IT", "pt_PT", "ro_RO", "hr_HR", "hu_HU", "cs_CZ",
    "uz_UZ", "az_AZ", "sw", "ha_NG", "ig_NG", "yo_NG", "tw_GH",
)  # fmt: skip
# From this frequency on (Zipf scale) a rare name is taken as a word of a neighbour's language.
WORDS_ELSEWHERE = {
    "en": 3.9, "tr": 4.0, "de": 3.7, "pl": 3.9, "fr": 3.9, "es": 4.0, "it": 4.0, "pt": 4.2, "id": 4.4,
    "nl": 3.8,
}  # fmt: skip
PLAIN = re.compile(r"[a-z]+")
LONGEST = 14  # what is longer is a compound, which the guard takes apart itself
OPENTAAL = "From the OpenTaal word list (Debian wdutch), © OpenTaal, CC BY 3.0."
FROM_FAKER = "From the name lists of Faker (MIT, © Daniele Faraglia and others)"
ALSO_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ß": "ss", "ə": "e"})


def fold(word: str) -> str:
    """Lower case, plain letters."""
    marked = unicodedata.normalize("NFKD", word.strip().lower())
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).translate(ALSO_LETTERS)


def plain(words: Iterable[str]) -> set[str]:
    return {folded for folded in map(fold, words) if len(folded) > 1 and PLAIN.fullmatch(folded)}


def dictionary(name: str) -> list[str]:
    return (DICTIONARIES / name).read_text(encoding="utf-8").splitlines()


def written_by_us(name: str) -> set[str]:
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def from_faker(kind: str) -> set[str]:
    """All first or last names of the languages that are spoken here, part by part."""
    found: set[str] = set()
    for locale in FAKER:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for field in dir(provider):
            if field.startswith(kind) and not callable(getattr(provider, field)):
                found.update(part for name in getattr(provider, field) for part in name.split())
    return found


def first_names_of(capitals: set[str]) -> Iterator[str]:
    """Names in OpenTaal's list: they have a genitive (Karims) and no adjective (Utrechtse)."""
    for word in capitals:
        if (
            f"{word}s" in capitals
            and not {f"{word}se", f"{word}er", f"{word}ers"} & capitals
            and len(word) > 2
        ):
            yield word


def whole(words: set[str]) -> set[str]:
    """Without compounds of two words in the list: the guard takes those apart."""

    def made_of_two(word: str) -> bool:
        cuts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 3))
        return any(
            end in words and (start in words or start.removesuffix("s") in words) for start, end in cuts
        )

    return {word for word in words if len(word) <= LONGEST and not made_of_two(word)}


def elsewhere(names: set[str], written: set[str]) -> set[str]:
    """Those that are common in a text of a language that is spoken here: hasta, seine, değer."""

    frequency = importlib.import_module("wordfreq").zipf_frequency

    def is_common(word: str) -> bool:
        return any(frequency(word, language) > least for language, least in WORDS_ELSEWHERE.items())

    return {fold(word) for word in names | written if fold(word) in names and is_common(word)}


def save(name: str, source: str, words: set[str]) -> None:
    lines = textwrap.wrap(" ".join(sorted(words)), 110)
    (DATA / f"{name}.txt").write_text("\n".join([f"# {source}", *lines, ""]), encoding="utf-8")
    print(f"{name}: {len(words)}")


def main() -> None:
    dutch = dictionary("dutch")
    capitals = {word for word in dutch if word[:1].isupper() and word.isalpha() and not word.isupper()}
    common = plain(word for word in dutch if word[:1].islower())
    foreign = plain(word for word in dictionary("american-english") if word[:1].islower())
    known = written_by_us("own_first_names") | written_by_us("own_last_names")
    no_person = written_by_us("places") | written_by_us("things")
    written = from_faker("first_name"), from_faker("last_name")
    first, last = (plain(names) - no_person for names in written)
    open_names = plain(first_names_of(capitals)) - first - no_person
    every = first | last | open_names | known
    save("words", OPENTAAL, whole(common))
    save("first_names", f"{FROM_FAKER}.", first)
    save("last_names", f"{FROM_FAKER}.", last)
    save("more_names", OPENTAAL, open_names)
    save("capitals", OPENTAAL, {word for word in plain(capitals) - every if len(word) <= LONGEST})
    also = every & (common | foreign)
    save("also_words", f"{OPENTAAL} Names that are words as well, in Dutch or in English.", also)
    rare = elsewhere((first | last) - known - also, written[0] | written[1])
    save("elsewhere", f"{FROM_FAKER}: those that are common in a text elsewhere (wordfreq).", rare)


if __name__ == "__main__":
    main()
