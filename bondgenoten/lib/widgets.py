"""Radio buttons in the three shapes of the product, and long lists. Keyboard and screen reader work."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

NO_CHOICE = BLANK_CHOICE_DASH[0][1]
SELECTED = SafeString(" selected")


def options_of(choices: Iterable[tuple[Any, Any]], chosen: Collection[str]) -> SafeString:
    """The options of a list to choose from, in one go: in a template hundreds of them cost most of a page."""
    lines = ((value, SELECTED if str(value) in chosen else "", label) for value, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', lines)


class LongSelect(forms.Select):
    """A list of hundreds to choose one from, without groups."""

    template_name = "ui/widgets/long_select.html"

    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        """None: ``get_context`` writes the options."""
        return []

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["options"] = options_of(self.choices, set(self.format_value(value)))
        return context


class TileRadio(forms.RadioSelect):
    """Base: no dashes for "nothing chosen", and each option knows its place in the row."""

    is_tiles = True  # the form template lets the widget draw itself

    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        groups = super().optgroups(name, value, attrs)
        kept = [group for group in groups if group[1] and str(group[1][0]["label"]) != NO_CHOICE]
        options = [option for _, options, _ in kept for option in options]
        for place, option in enumerate(options, start=1):
            option["place"] = place
        return kept


class PicksRadio(TileRadio):
    """Short answers side by side, as pills."""

    template_name = "ui/widgets/picks.html"


class ChoicesRadio(TileRadio):
    """Longer answers below each other, with a line of explanation for whoever gives one by value."""

    template_name = "ui/widgets/choices.html"

    def __init__(
        self,
        attrs: dict | None = None,
        choices: Any = (),
        explain: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.explain = dict(explain or {})

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict:
        option = super().create_option(name, value, label, *args, **kwargs)
        option["explanation"] = self.explain.get(str(value), "")
        return option


class FaceScaleRadio(TileRadio):
    """The six steps of felt tension, calm first: the order of the choices is the order of the faces."""

    template_name = "ui/widgets/scale.html"
