"""Figures as pages draw them: rows, findings and charts; the same for the screen and a kept summary."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from insights import findings
from insights.figures import Figures, NetworkFigures, SideAnswers
from networks.constants import Side


@dataclass(frozen=True)
class SideCell:
    """How one side answered, or no answers when it was not asked."""

    label: str
    answers: SideAnswers | None

    @property
    def text(self) -> str:
        """What is not a yes, in words."""
        if self.answers is None:
            return ""
        silent, maybe, absent = self.answers.silent, self.answers.maybe, self.answers.absent
        parts = [
            (silent, _("%(count)s without an answer")),
            (maybe, _("%(count)s maybe")),
            (absent, ngettext("%(count)s is not coming", "%(count)s are not coming", absent)),
        ]
        return ", ".join(words % {"count": count} for count, words in parts if count) or _("everybody comes")


@dataclass(frozen=True)
class NetworkRow:
    """A network with a cell for each side, in the order of ``Side``."""

    network: NetworkFigures
    sides: list[SideCell]


def drawn(figures: Figures) -> dict:
    """The context of the parts ``_facts``, ``_networks`` and ``_charts``."""
    themes = findings.theme_rows(figures)
    weeks = findings.week_columns(figures)
    return {
        "figures": figures,
        "sides": [str(side.label) for side in Side],
        "network_rows": [NetworkRow(network, _cells(network)) for network in figures.networks],
        "week_finding": findings.of_weeks(figures),
        "weeks": weeks,
        "week_table": {
            "head": [_("Week"), _("Concerns")],
            "rows": [(week.long_label, week.value) for week in reversed(weeks)],
        },
        "theme_finding": findings.of_themes(figures, themes),
        "themes": themes,
        "theme_table": {
            "head": [_("Theme"), _("Concerns")],
            "rows": [(theme.label, theme.value) for theme in themes],
        },
    }


def _cells(network: NetworkFigures) -> list[SideCell]:
    by_side = {answers.side: answers for answers in network.sides}
    return [SideCell(str(side.label), by_side.get(side.value)) for side in Side]
