"""Charts drawn by the server: {% load charts %}. Geometry is in lib/charts.py, markup in templates/ui/.

A chart stands in ``<section class="chart" aria-labelledby="x">`` after ``<h2 id="x">`` (what was found) and
``<p class="small" id="xs">`` (the same in a sentence), and before ``<div class="chart-foot">`` with the
source and ``{% chart_table %}``.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bondgenoten.lib import charts

register = template.Library()


@register.filter
def chart_number(value: Any) -> Any:
    """A whole number with its thousands apart, "no picture" for None, and anything else as it is."""
    if value is None:
        return _("no picture")
    return _grouped(value, get_language() or "") if _is_number(value) else value


@lru_cache(maxsize=2_000)  # a chart and its table say the same number three times
def _grouped(value: int, _language: str) -> str:
    return number_format(value, force_grouping=True)


@register.inclusion_tag("ui/chart_columns.html")
def column_chart(columns: Iterable[Any], title_id: str, summary_id: str) -> dict[str, Any]:
    """Numbers over time, for a wide place and for a narrow one.

    Each column has `.label`, `.value` (a whole number, or None for no picture), and if wanted `.long_label`
    (shown under the mouse) and `.mark` (what the finding is about).
    """
    points, letters = _points(columns), len(_("no picture"))
    plots = [
        ("wide", charts.columns(points, width=494, height=270, font=15, gap_words=letters)),
        ("phone", charts.columns(points, width=350, height=236, font=16, gap_words=letters)),
    ]
    return {
        "plots": plots,
        "labelled_by": f"{title_id} {summary_id}",
        "pattern": f"{title_id}-none",
        "key": any(gap.middle is None for __, plot in plots for gap in plot.gaps),
    }


@register.inclusion_tag("ui/chart_bars.html")
def bar_chart(rows: Iterable[Any], title_id: str, summary_id: str) -> dict[str, Any]:
    """Numbers beside names, in the order given; rows are as the columns of a column_chart."""
    points = _points(rows)
    return {
        "plots": [
            ("wide", charts.bars(points, width=494, font=15, aside=True)),
            ("phone", charts.bars(points, width=350, font=16, aside=False)),
        ],
        "labelled_by": f"{title_id} {summary_id}",
        "pattern": f"{title_id}-none",
    }


@register.inclusion_tag("ui/chart_table.html")
def chart_table(caption: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """The same numbers as a table that opens; the first cell of a row is its name, None is no picture.

    Columns with nothing but numbers stand on the right.
    """
    lines = [list(row) for row in rows]
    right = [
        place > 0 and all(cell is None or _is_number(cell) for cell in cells)
        for place, cells in enumerate(zip(*lines, strict=True))
    ] or [False] * len(head)
    return {
        "caption": caption,
        "head": list(zip(head, right, strict=True)),
        "rows": [(line[0], list(zip(line[1:], right[1:], strict=True))) for line in lines],
    }


def _points(items: Iterable[Any]) -> list[charts.Point]:
    return [
        charts.Point(
            str(item.label),
            item.value,
            str(getattr(item, "long_label", "") or item.label),
            bool(getattr(item, "mark", False)),
        )
        for item in items
    ]


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
