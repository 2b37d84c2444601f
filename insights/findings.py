"""What a chart says, as its title: the finding and one sentence, never a verdict on a number."""

from dataclasses import dataclass
from statistics import median

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from bondgenoten.lib import dates
from bondgenoten.lib.charts import Point
from insights.figures import Figures, WeekCount
from insights.querysets import themes


@dataclass(frozen=True)
class Finding:
    """The title of a chart and the sentence under it."""

    title: str
    text: str


def of_weeks(figures: Figures) -> Finding:
    """How last week compares to a usual one. A week without concerns is no picture, which is not calm."""
    counts = [week.count for week in figures.weeks]
    last, before = counts[-1], counts[:-1]
    text = _("Full weeks only. More concerns can also mean that people were asked to share them.")
    if not any(counts):
        title = _("No picture: nothing in %(weeks)s weeks") % {"weeks": len(counts)}
        return Finding(title, _("Nobody shared anything. That is not the same as calm."))
    if not last:
        return Finding(_("No picture of last week"), _("Nothing came in. That is not the same as calm."))
    usual = round(median(before))
    return Finding(_compared(last, usual) % {"last": last, "usual": usual}, text)


def _compared(last: int, usual: int) -> str:
    if not usual:
        return ngettext(
            "Last week %(last)s concern, in most weeks none",
            "Last week %(last)s concerns, in most weeks none",
            last,
        )
    if last > usual:
        return ngettext(
            "Last week %(last)s concern, more than the usual %(usual)s",
            "Last week %(last)s concerns, more than the usual %(usual)s",
            last,
        )
    if last < usual:
        return ngettext(
            "Last week %(last)s concern, fewer than the usual %(usual)s",
            "Last week %(last)s concerns, fewer than the usual %(usual)s",
            last,
        )
    return ngettext("Last week %(last)s concern, as usual", "Last week %(last)s concerns, as usual", last)


def of_themes(figures: Figures, rows: list[Point]) -> Finding:
    """What it is about most often."""
    total = sum(theme.count for theme in figures.themes)
    named = [theme for theme in figures.themes if theme.code]
    weeks = len(figures.weeks)
    text = _("All concerns of the last %(weeks)s weeks and of this week.") % {"weeks": weeks}
    if not total:
        return Finding(_("No picture of themes"), _("Nobody shared anything. That is not the same as calm."))
    if not named:
        return Finding(_("No concern has a theme yet"), text)
    if len(named) > 1 and named[0].count == named[1].count:
        return Finding(_("No theme stands out"), text)
    words = {"theme": rows[0].label, "count": named[0].count, "total": total}
    return Finding(_("Most often: %(theme)s, %(count)s of %(total)s") % words, text)


def week_columns(figures: Figures) -> list[Point]:
    """The weeks as a chart shows them, the last one marked; a week without concerns has no picture."""
    return [_column(week, week == figures.weeks[-1]) for week in figures.weeks]


def _column(week: WeekCount, mark: bool) -> Point:
    return Point(
        label=date_format(week.day, pgettext("date format: day and short month", "j M")),
        long_label=_("Week of %(day)s") % {"day": dates.day(week.day, year=True)},
        value=week.count or None,
        mark=mark,
    )


def theme_rows(figures: Figures) -> list[Point]:
    """The themes with their words, the most frequent first."""
    labels = {theme.code: theme.label for theme in themes()}
    return [
        Point(labels.get(theme.code, theme.code) if theme.code else _("No theme chosen"), theme.count)
        for theme in figures.themes
    ]
