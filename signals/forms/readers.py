"""Choosing who reads a concern: everybody who may be chosen, or one person when it is about one of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.widgets import ChoicesRadio
from networks.constants import Party
from signals.constants import Readers
from signals.readers import ReaderChoice

# Beside a person of the party that a concern is about. The names of these parties are those of About as well.
TAKE_CARE: Mapping[str, Any] = {
    Party.POLICE: _("Take care: works at the police."),
    Party.MUNICIPALITY: _("Take care: works at the municipality."),
}


def is_one(choice: ReaderChoice) -> bool:
    """Whether it means a single person."""
    return choice.value.startswith(f"{Readers.ONE}:")


def only_one(choices: Iterable[ReaderChoice], about: str) -> list[ReaderChoice]:
    """The single persons among ``choices``, those of the party that it is about last."""
    return sorted(filter(is_one, choices), key=lambda choice: choice.party == about)


class ReadersRadio(ChoicesRadio):
    """Each group with its people. A single person knows their party: the page warns when it is about that."""

    parties: dict[str, str] = {}

    def offer(self, choices: Sequence[ReaderChoice]) -> None:
        """These are the choices of this form."""
        self.parties = {choice.value: choice.party for choice in choices if choice.party}
        self.explain = {
            choice.value: TAKE_CARE.get(choice.party, "") if is_one(choice) else ", ".join(choice.people)
            for choice in choices
        }

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict:
        option = super().create_option(name, value, label, *args, **kwargs)
        if party := self.parties.get(str(value)):
            option["attrs"]["data-party"] = party
        return option
