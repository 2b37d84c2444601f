"""Chance that comes out the same for the same seed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from bondgenoten.lib.dates import local_at
from bondgenoten.lib.ids import ALPHABET, LENGTH


class Chance(Random):
    """A generator with what the seed needs of it. Nothing made with it is a secret."""

    def public_id(self) -> str:
        return "".join(self.choices(ALPHABET, k=LENGTH))

    def happens(self, share: float) -> bool:
        return self.random() < share

    def pick(self, spread: tuple[Sequence, Sequence[float]]):
        """One of the values of a spread: (values, shares)."""
        values, shares = spread
        return self.choices(values, shares)[0]

    def moment(self, day: date) -> datetime:
        """Some moment of a day between eight in the morning and half past nine in the evening."""
        return local_at(day, time(8)) + timedelta(minutes=self.randrange(13 * 60 + 30))
