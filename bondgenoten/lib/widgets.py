"""Radio buttons in the three shapes of the product, and long lists. Keyboard and screen reader work."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bondgenoten.lib.templatetags.ui import face

NO_CHOICE = BLANK_CHOICE_DASH[0][1]
SELECTED = SafeString(" selected")
TILE = '<label class="{}"><input type="radio" name="{}" value="{}"{}>{}</label>'


def options_of(choices: Iterable[tuple[Any, Any]], chosen: Collection[str]) -> SafeString:
    """The options of a list to choose from, in one go: in a template hundreds of them cost most of a page."""
    lines = ((value, SELECTED if str(value) in chosen else "", label) for value, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', lines)


def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """As Django's templates of widgets write them."""
    known = ((name, value) for name, value in attrs.items() if value is not False)
    pairs = [format_html(" {}" if value is True else ' {}="{}"', name, value) for name, value in known]
    return SafeString("".join(pairs))


class LongSelect(forms.Select):
    """A long list to choose one from, without groups."""

    template_name = "ui/widgets/long_select.html"

    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        """None: ``get_context`` writes the options."""
        return []

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["options"] = options_of(self.choices, set(self.format_value(value)))
        return context


class TileRadio(forms.RadioSelect):
    """Base: no dashes for "nothing chosen", and each option knows its place in the row.

    Python writes the options: in a template a form of thirty of these costs most of its page.
    """

    is_tiles = True  # the form template lets the widget draw itself
    css_class: str  # of an option

    def optgroups(self, name: str, value: Any, attrs: dict | None = None) -> list:
        groups = super().optgroups(name, value, attrs)
        kept = [group for group in groups if group[1] and str(group[1][0]["label"]) != NO_CHOICE]
        options = [option for _, options, _ in kept for option in options]
        for place, option in enumerate(options, start=1):
            option["place"] = place
        return kept

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        options = [option for _, options, _ in context["widget"]["optgroups"] for option in options]
        context["widget"]["tiles"] = format_html_join("", TILE, map(self._tile, options))
        return context

    def _tile(self, option: dict) -> tuple:
        attrs = attributes(option["attrs"])
        return self.css_class, option["name"], option["value"], attrs, self.inside(option)

    def inside(self, option: dict) -> SafeString:
        """What stands beside the button."""
        return format_html("<span>{}</span>", option["label"])


class PicksRadio(TileRadio):
    """Short answers side by side, as pills."""

    template_name = "ui/widgets/picks.html"
    css_class = "pick"


class ChoicesRadio(TileRadio):
    """Longer answers below each other, with a line of explanation for whoever gives one by value."""

    template_name = "ui/widgets/choices.html"
    css_class = "choice"

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

    def inside(self, option: dict) -> SafeString:
        if not option["explanation"]:
            return super().inside(option)
        words = '<span><b>{}</b><span class="small">{}</span></span>'
        return format_html(words, option["label"], option["explanation"])


class FaceScaleRadio(TileRadio):
    """The six steps of felt tension, calm first: the order of the choices is the order of the faces."""

    template_name = "ui/widgets/scale.html"
    css_class = "lv"

    def inside(self, option: dict) -> SafeString:
        return face(option["place"]) + super().inside(option)
