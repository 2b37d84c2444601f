"""The pieces a template may ask for. Markup is in templates/ui/, geometry in lib/svg.py."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext_lazy, ngettext, npgettext, pgettext
from django.utils.translation import gettext as _

from bondgenoten.lib import svg
from bondgenoten.lib.ids import address_of

register = template.Library()

SPRITE = "img/icons.svg"
PARTIES = {
    "resident": gettext_lazy("Resident"),
    "municipality": gettext_lazy("Municipality"),
    "partner": gettext_lazy("Partner"),
    "police": gettext_lazy("Police"),
}
PROMISE_ICONS = {
    "open": "clock",
    "soon": "clock",
    "plain": "clock",
    "late": "warn",
    "kept": "check",
}
LEVELS = range(1, 7)


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A line drawing from the sprite. Always beside a word, so hidden from screen readers."""
    return _use(f"i-{name}", f"i {css}".strip())


@register.simple_tag
def address(name: str, public_id: str) -> str:
    """As ``{% url %}`` of a page about one thing; for lists, where it is asked of each row."""
    return address_of(name, public_id)


@register.simple_tag
def brand_mark() -> SafeString:
    return _use("mark", "brand-mark")


@register.simple_tag
def face(step: int) -> SafeString:
    """One of the six faces, calm (1) to threatening (6)."""
    return _use(f"f-{int(step)}", "face")


@lru_cache(maxsize=500)  # a list shows the same dozen a hundred times
def _use(symbol: str, css: str) -> SafeString:
    return format_html(
        '<svg class="{}" aria-hidden="true" width="24" height="24"><use href="{}#{}"/></svg>',
        css,
        static(SPRITE),
        symbol,
    )


@register.simple_tag
def party_marker(party: str, text: str = "") -> SafeString:
    """Shape, word and colour of a party; the word is the party's name unless another is given."""
    if party not in PARTIES:
        raise ValueError(f"unknown party: {party!r}")
    return format_html(
        '<span class="party party--{}">{}{}</span>',
        party,
        _use(f"i-{party}", "i"),
        text or PARTIES[party],
    )


@register.simple_tag
def promise_chip(promise: Any) -> SafeString:
    """A promise with a date; `state` is open, soon, late, kept, or plain for a date without a promise."""
    state = "" if promise.state == "open" else f" promise--{promise.state}"
    return format_html(
        '<span class="promise{}">{}{}</span>',
        state,
        icon(PROMISE_ICONS[promise.state]),
        promise.text,
    )


@register.simple_tag
def level_face(step: int | None, label: str = "") -> SafeString:
    """A felt tension: face and word. Without a step there is no picture, which is not the same as calm."""
    if step is None or step not in LEVELS:
        return format_html('<span class="level">{}{}</span>', icon("none"), label or _("No picture"))
    return format_html('<span class="level">{}{}</span>', face(step), label)


@register.simple_tag
def seats(*, coming: int, maybe: int = 0, silent: int = 0, no: int = 0, tone: str = "plain") -> SafeString:
    """The table of ten. `tone` is the ground it stands on: hero, panel or plain."""
    return _seats(coming, maybe, silent, no, tone, get_language() or "")


@lru_cache(maxsize=1_000)  # many tables have the same numbers
def _seats(coming: int, maybe: int, silent: int, no: int, tone: str, _language: str) -> SafeString:
    table = {
        "chairs": svg.chairs(coming=coming, maybe=maybe, silent=silent, no=no),
        "coming": coming,
        "word": npgettext("table of ten", "coming", "coming", coming),
        "label": _seats_label(coming, maybe, silent, no),
        "tone": tone,
    }
    return render_to_string("ui/seats.html", table)


def _seats_label(coming: int, maybe: int, silent: int, no: int) -> str:
    total = coming + maybe + silent + no
    parts = [
        ngettext(
            "%(coming)s of the %(total)s people is coming",
            "%(coming)s of the %(total)s people are coming",
            coming,
        )
        % {"coming": coming, "total": total}
    ]
    if maybe:
        parts.append(_("%(count)s maybe") % {"count": maybe})
    if silent:
        parts.append(
            ngettext(
                "%(count)s has not answered yet",
                "%(count)s have not answered yet",
                silent,
            )
            % {"count": silent}
        )
    if no:
        parts.append(ngettext("%(count)s is not coming", "%(count)s are not coming", no) % {"count": no})
    return ", ".join(parts)


@register.inclusion_tag("ui/cadence.html")
def cadence_strip(year: int, meetings: Iterable[tuple[date, bool]], today: date, planned: int = 5) -> dict:
    """The year with its meetings, for a wide page and for a phone; `meetings` are (day, is past)."""
    days = list(meetings)
    return {
        "strips": [
            ("wide", svg.strip(year, days, today, width=1000, font=16)),
            ("phone", svg.strip(year, days, today, width=350, font=15)),
        ],
        "label": _cadence_label(year, days, planned),
        "day_format": pgettext("date format: day and short month", "j M"),
    }


def _cadence_label(year: int, meetings: list[tuple[date, bool]], planned: int) -> str:
    days = sorted(item for item in meetings if item[0].year == year)
    past = [date_format(day, "j F") for day, done in days if done]
    future = [date_format(day, "j F") for day, done in days if not done]
    parts = [
        _("%(count)s of %(planned)s meetings in %(year)s have been held")
        % {"count": len(past), "planned": planned, "year": year}
    ]
    if past:
        parts[0] += ": " + get_text_list(past, _("and"))
    if future:
        parts.append(_("Planned: %(days)s") % {"days": get_text_list(future, _("and"))})
    return ". ".join(parts) + "."


@register.simple_tag(takes_context=True)
def page_link(context: dict, page: Page, number: int) -> str:
    """The address of another page of the list that ``page`` is of, all else in the address as it is."""
    query = context["request"].GET.copy()
    query[page.name] = number  # page_of gives it
    return f"?{query.urlencode()}"


@register.simple_tag
@lru_cache(maxsize=100)  # without words: the same in every language
def steps(reached: int, total: int = 5) -> SafeString:
    """Where a concern stands, as dots. The word stands beside it, so this is hidden from screen readers."""
    dots = [("now" if n == reached else "on" if n < reached else "") for n in range(1, total + 1)]
    return render_to_string("ui/steps.html", {"dots": dots})


@register.simple_tag
@lru_cache(maxsize=500)
def beat(done: int, planned: int = 5) -> SafeString:
    """Meetings of the year as dots. The number stands beside it."""
    return render_to_string("ui/beat.html", {"dots": [n < done for n in range(max(done, planned))]})


@register.tag
def fixed(parser: template.base.Parser, _token: template.base.Token) -> template.Node:
    """``{% fixed %}…{% endfixed %}``: what is the same on every page for everybody, made once a language."""
    inside = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(inside)


class FixedNode(template.Node):
    """Gets nothing of the page it stands on, so that nothing of one person can be kept for another."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        self.made: dict[str, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        language = get_language() or ""
        if language not in self.made:
            self.made[language] = self.nodelist.render(context.new({}))
        return self.made[language]
