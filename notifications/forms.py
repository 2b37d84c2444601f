"""Choosing which mail one gets. The form has what is offered now, and saves only what was posted of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bondgenoten.lib.widgets import PicksRadio
from notifications.constants import How
from notifications.models import MailChoice
from notifications.topics import Offer, default_of

WORKDAYS = [(day, WEEKDAYS[day]) for day in range(5)]


@dataclass(frozen=True)
class Chosen:
    """What was posted about one offer; no ``day`` when the form asked for none."""

    offer: Offer
    how: How
    day: int | None


@dataclass(frozen=True)
class Question:
    """One offer on the page: its topic and its fields."""

    offer: Offer
    how: forms.BoundField
    day: forms.BoundField | None


@dataclass(frozen=True)
class Group:
    """The questions about one network, or about what belongs to none."""

    id: str
    name: str
    questions: list[Question]


class ChoicesForm(forms.Form):
    """How one person wants each of ``offers``; what they have now is chosen already."""

    def __init__(self, *args: Any, user, offers: Iterable[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = list(offers)
        choices = {(choice.topic, choice.scope): choice for choice in MailChoice.objects.filter(user=user)}
        for offer in self.offers:
            self._add(offer, choices.get(offer.key))

    def _add(self, offer: Offer, choice: MailChoice | None) -> None:
        topic, name = offer.topic, field_name(offer)
        self.fields[name] = forms.ChoiceField(
            label=topic.label,
            choices=[(how.value, label_of(how, topic.offers)) for how in topic.offers],
            initial=choice.how if choice else default_of(topic.code),
            widget=PicksRadio,
            required=False,  # what is not in the post stays as it is
        )
        if topic.has_day:
            self.fields[f"day-{name}"] = forms.TypedChoiceField(
                label=_("On which day?"),
                choices=WORKDAYS,
                initial=choice.day if choice and choice.day is not None else 0,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def chosen(self) -> list[Chosen]:
        """What was posted, of what is offered. Only of a form that is valid."""
        found = [(offer, field_name(offer)) for offer in self.offers]
        return [
            Chosen(offer, How(self.cleaned_data[name]), self.cleaned_data.get(f"day-{name}"))
            for offer, name in found
            if self.cleaned_data[name]
        ]

    @property
    def groups(self) -> list[Group]:
        """The questions, network by network in the order of the offers."""
        groups: dict[str, Group] = {}
        for offer in self.offers:
            name = field_name(offer)
            day = self[f"day-{name}"] if offer.topic.has_day else None
            group = groups.setdefault(offer.scope, Group(offer.scope or "all", offer.scope_name, []))
            group.questions.append(Question(offer, self[name], day))
        return list(groups.values())


def field_name(offer: Offer) -> str:
    """The name of an offer in the form, such as ``reminders-7k…``."""
    return "-".join(filter(None, offer.key))


def label_of(how: How, offered: tuple[How, ...]) -> Any:
    """The choice in words: where nothing can wait for the daily mail, "at once" would say too much."""
    return (
        pgettext_lazy("this mail", "yes") if how == How.AT_ONCE and How.DIGEST not in offered else how.label
    )
