"""A text as it reads: without what cannot be seen, in plain letters, each with its place in the original."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

OTHER_LETTERS = {
    "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "s", "ə": "e", "Ə": "E",
    "’": "'", "‘": "'",
    "`": "'", "´": "'", "ʼ": "'", "–": "-", "‐": "-", "‑": "-", "−": "-", "—": "-", "＠": "@", "\u00a0": " ",
    "\t": " ",
}  # fmt: skip
UNSEEN = {"Cf", "Mn", "Me"}  # zero-width letters, changes of direction, loose accents and variation marks


@lru_cache(maxsize=20_000)
def plain(letter: str) -> str:
    """One plain letter for any letter; nothing for one that cannot be seen."""
    if letter in OTHER_LETTERS:
        return OTHER_LETTERS[letter]
    category = unicodedata.category(letter)
    if category in UNSEEN:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(letter))
    if category == "Zs":
        return " "
    shown = unicodedata.normalize("NFKD", letter)
    return shown[0] if len(shown) == 1 or unicodedata.combining(shown[1]) else letter


@dataclass(frozen=True)
class Reading:
    """``text`` is what the guard reads; ``lower`` the same without capitals, letter for letter."""

    text: str
    lower: str
    places: tuple[int, ...] | None  # where each letter stands in the original; None when nothing was left out

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of ``text`` stands in the text as typed."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def read(typed: str) -> Reading:
    """The text as it reads. Cheap for plain text, linear for any."""
    if typed.isascii():
        text = typed.translate({9: 32, 96: 39})
        return Reading(text, text.lower(), None)
    letters = [plain(letter) for letter in typed]
    text = "".join(letters)
    places = None if len(text) == len(typed) else tuple(at for at, letter in enumerate(letters) if letter)
    lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return Reading(text, lower, places)
