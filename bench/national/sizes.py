"""How much of everything, and what cannot be."""

from dataclasses import dataclass

FEWEST, MOST = 4, 10  # members of a network: two coordinators, a resident, the team chief; ten at most


class WrongSize(ValueError):
    """These numbers make no country; the text says why."""


@dataclass(frozen=True)
class Sizes:
    """Exact numbers of rows; a member is one membership of one network."""

    networks: int = 2_000
    members: int = 20_000
    meetings: int = 50_000
    signals: int = 1_000_000

    def check(self) -> None:
        """Raises WrongSize for numbers that no spread of people over networks can give."""
        if self.networks < 1:
            raise WrongSize("Make at least one network.")
        low, high = self.networks * FEWEST, self.networks * MOST
        if not low <= self.members <= high:
            raise WrongSize(
                f"{self.networks} networks of {FEWEST} to {MOST} people have {low} to {high} members,"
                f" not {self.members}."
            )
        if min(self.meetings, self.signals) < 0:
            raise WrongSize("A number of rows cannot be below zero.")

    @property
    def municipalities(self) -> int:
        return min(342, -(-self.networks // 4))

    @property
    def base_teams(self) -> int:
        return min(168, -(-self.networks // 12))

    @property
    def districts(self) -> int:
        return min(43, self.base_teams)

    @property
    def units(self) -> int:
        return min(10, self.districts)


def share(total: int, parts: int, index: int) -> int:
    """The size of part ``index`` when ``total`` is dealt out over ``parts``, the first ones one more."""
    return total // parts + (index < total % parts)
