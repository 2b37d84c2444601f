"""What each app gets to hear when somebody is erased, and what it must forget."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Erased:
    """Somebody who is being erased: ``user`` is the row without a name that stays, the rest as it was.

    An eraser removes or empties whatever its app holds of these words and ids, in every row, and leaves what
    belongs to others. It runs in the transaction of the erasure.
    """

    user: Any  # accounts.User, which this layer knows not
    name: str
    address: str  # empty for who takes part on paper
    phone: str
    public_id: str
    concerns_too: bool  # remove the concerns they shared, or keep them without any trace of who

    @property
    def words(self) -> list[str]:
        """What must be found nowhere any more."""
        return [word for word in (self.name, self.address, self.phone, self.public_id) if word]
