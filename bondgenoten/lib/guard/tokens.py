"""A reading cut into words, each knowing how it is written and what stands beside it."""

import re
from dataclasses import dataclass

from bondgenoten.lib.guard.reading import Reading

WORD = re.compile(
    r"(?:'[tn](?![^\W\d_]))|(?:(?<![^\W\d_])[vV](?:\.|/| )?[dD]\.?(?= [^\W\d_]))|[^\W\d_]+(?:['-][^\W\d_]+)*"
)
ENDS_SENTENCE = re.compile(r"[.!?:;\n\"“”„(\[…•]|^\s*[-*] ")
VAN_DE = re.compile(r"v[./ ]?d\.?")
LONG_LETTERS = re.compile(r"(.)\1{2,}")
SHOUTING = 0.6  # from this part of capitals on, a capital says nothing


@dataclass(frozen=True, slots=True)
class Word:
    """``low`` is the word to look up; ``gap`` what stands before it; ``first``: it opens a sentence."""

    text: str
    low: str
    start: int
    end: int
    gap: str
    first: bool
    capital: bool

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.capital


@dataclass(frozen=True, slots=True)
class Text:
    """All words, and the numbers of those that cannot be a person."""

    words: list[Word]
    no_persons: set[int]

    def free(self, at: int) -> bool:
        return 0 <= at < len(self.words) and at not in self.no_persons

    def before(self, at: int) -> str:
        """The word right before, in the same sentence; else nothing."""
        return self.words[at - 1].low if at > 0 and not self.words[at].first else ""


def words_of(reading: Reading) -> list[Word]:
    """All words in their order."""
    found: list[Word] = []
    reached = 0
    shouting = [_shouts(line) or _is_heading(line) for line in reading.text.split("\n")]
    line = 0
    for match in WORD.finditer(reading.text):
        gap = reading.text[reached : match.start()]
        line += gap.count("\n")
        low = LONG_LETTERS.sub(r"\1", reading.lower[match.start() : match.end()])
        low = "vd" if VAN_DE.fullmatch(low) else low
        capital = match.group()[0].isupper() and not shouting[line]
        initial = bool(found) and len(found[-1].text) == 1 and gap.startswith(".")
        title = bool(found) and gap == ". " and found[-1].low in ABBREVIATIONS
        first = not found or (bool(ENDS_SENTENCE.search(gap)) and not initial and not title)
        found.append(Word(match.group(), low, *match.span(), gap, first, capital))
        reached = match.end()
    return found


ABBREVIATIONS = {
    "dhr",
    "hr",
    "mw",
    "mevr",
    "mvr",
    "fam",
    "dr",
    "drs",
    "ir",
    "ing",
    "prof",
    "ds",
    "mr",
    "mrs",
    "ms",
    "st",
    "burg",
    "nr",
    "bijv",
    "o.a",
}


def _is_heading(line: str) -> bool:
    """Every Word With A Capital: there a capital says nothing either."""
    words = line.split()
    return len(words) > 4 and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _shouts(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 7 and sum(map(str.isupper, letters)) > SHOUTING * len(letters)
