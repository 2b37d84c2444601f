"""Figures that are at most a minute old, and how they look: many look at the same on a Monday morning."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from bondgenoten.lib.remembered import remembered
from insights.constants import Period
from insights.counting import count_figures
from insights.figures import Figures
from insights.presenting import drawn
from networks.models import Network

PARTS = ("facts", "networks", "charts")


def figures_of(keys: Sequence[int], *, period: Period, now: datetime, anew: bool = False) -> Figures:
    """The figures of the networks with these keys, counted in this minute; ``anew`` counts them now.

    A screen and a summary of the same minute show the same. Only who leads all of them may ask.
    """
    networks = ",".join(map(str, sorted(keys)))
    key = f"figures:{_digest(networks)}:{period.value}:{now:%Y%m%d%H%M}"

    def count() -> dict:
        queryset = Network.objects.filter(pk__in=keys)
        return count_figures(queryset, period=period, now=now).to_json()

    return Figures.from_json(remembered(key, settings.FIGURES_SECONDS, count, anew=anew))


def parts_of(figures: Figures, *, links: bool = True) -> dict[str, str]:
    """The HTML of each of ``PARTS``: the same figures look the same in the same language.

    A kept summary has no ``links`` to meetings: it is about then.
    """
    networks = ",".join(network.slug for network in figures.networks)
    key = f"parts:{_digest(networks)}:{figures.period}:{figures.as_of}:{links}:{get_language()}"

    def draw() -> dict[str, str]:
        context = drawn(figures) | {"links": links}
        return {name: render_to_string(f"insights/_{name}.html", context) for name in PARTS}

    return remembered(key, settings.FIGURES_SECONDS, draw)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
