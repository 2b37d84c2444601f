"""What an administrator does first in an installation that is still empty."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.organisation_reads import Totals

# Where, what, and why.
ORGANISATION = (
    "organisation:index",
    _("Units, districts and base teams"),
    _("Read in a list; one comes along with the program."),
)
CHIEF = ("organisation:teams", _("A team chief"), _("Open a base team and say who leads it."))
PLACES = (
    "organisation:import",
    _("Neighbourhoods"),
    _("Read in a map of CBS or PDOK, or add them by hand."),
)
NETWORK = (
    "administered:create",
    _("The first network"),
    _("What it is for, its base teams and its neighbourhoods."),
)
COORDINATORS = (
    "administered:list",
    _("The first coordinators"),
    _("One for the police and one for the municipality. Each confirms the other; then it can go live."),
)
SECOND = (
    "organisation:offices",
    _("A second administrator"),
    _("Then one can always help the other."),
)


@dataclass(frozen=True)
class Step:
    """One thing to do: where, what, why, and whether it is done."""

    url: str
    title: str
    why: str
    is_done: bool


def first_steps(there: Totals, networks: int, live: int) -> list[Step]:
    """The steps in their order; once a network is ``live`` (how many of them are) only what is left to do."""
    done = {
        ORGANISATION: there.teams > 0,
        CHIEF: there.teams > there.unled,
        PLACES: there.neighbourhoods > 0,
        NETWORK: networks > 0,
        COORDINATORS: live > 0,
        SECOND: there.administrators > 1,
    }
    return [
        Step(reverse(name), str(title), str(why), is_done)
        for (name, title, why), is_done in done.items()
        if not (live and is_done)
    ]
