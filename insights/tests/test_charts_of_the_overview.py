"""The charts say in their title what was found; drawing, words and table have the same numbers."""

import re
from dataclasses import replace

import pytest
import time_machine
from django.utils import translation

from bondgenoten.lib.charts import Point
from insights import findings
from insights.figures import Figures, ThemeCount, WeekCount
from insights.tests.leading import amsterdam, shared_at, words
from signals.models import Theme

NOTHING = Figures(
    as_of="2026-12-07T09:00:00+01:00",
    since="2026-06-08",
    period="halfjaar",
    networks=(),
    shared=0,
    promised=0,
    answered_in_time=0,
    actions=0,
    actions_done=0,
    actions_late=0,
    met=0,
    weeks=(),
    themes=(),
)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam("2026-12-07 09:00"), tick=False) as traveller:
        yield traveller


def of_weeks(*counts: int) -> findings.Finding:
    weeks = tuple(WeekCount(f"2026-11-{number + 1:02}", count) for number, count in enumerate(counts))
    return findings.of_weeks(replace(NOTHING, weeks=weeks))


def of_themes(**counts: int) -> str:
    themes = tuple(ThemeCount(code.strip("_"), count) for code, count in counts.items())
    figures = replace(NOTHING, themes=themes, weeks=(WeekCount("2026-11-30", 1),) * 26)
    return findings.of_themes(figures, [Point(theme.code, theme.count) for theme in themes]).title


@pytest.mark.parametrize(
    ("counts", "language", "title"),
    [
        ((2, 2, 2, 5), "nl", "Vorige week 5 zorgen, meer dan de gewone 2"),
        ((2, 2, 2, 5), "en", "Last week 5 concerns, more than the usual 2"),
        ((3, 3, 3, 1), "nl", "Vorige week 1 zorg, minder dan de gewone 3"),
        ((3, 3, 3, 1), "en", "Last week 1 concern, fewer than the usual 3"),
        ((2, 2, 9, 2), "nl", "Vorige week 2 zorgen, net als anders"),
        ((2, 2, 9, 2), "en", "Last week 2 concerns, as usual"),
        ((0, 0, 0, 2), "nl", "Vorige week 2 zorgen, in de meeste weken geen"),
        ((0, 0, 0, 2), "en", "Last week 2 concerns, in most weeks none"),
        ((2, 2, 2, 0), "nl", "Geen beeld van vorige week"),
        ((2, 2, 2, 0), "en", "No picture of last week"),
        ((0, 0, 0, 0), "nl", "Geen beeld: niets in 4 weken"),
        ((0, 0, 0, 0), "en", "No picture: nothing in 4 weeks"),
    ],
)
def test_the_finding_of_the_weeks(counts, language, title):
    with translation.override(language):
        assert of_weeks(*counts).title == title


def test_more_is_never_called_worse_and_nothing_never_calm():
    with translation.override("nl"):
        assert "vaker om gevraagd" in of_weeks(1, 1, 5).text
        assert "niet hetzelfde als rustig" in of_weeks(1, 1, 0).text


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ({"online": 3, "trust": 1, "_": 2}, "Het vaakst: online, 3 van 6"),
        ({"online": 2, "trust": 2}, "Geen thema springt eruit"),
        ({"_": 2}, "Nog geen zorg heeft een thema"),
        ({}, "Geen beeld van thema’s"),
    ],
)
def test_the_finding_of_the_themes(counts, title):
    with translation.override("nl"):
        assert of_themes(**counts) == title


@pytest.fixture
def page(cast, login):
    """The overview after concerns in two weeks about two themes and one without."""
    online, trust = (Theme.objects.get(code=code) for code in ("online", "trust"))
    for moment, theme in (
        ("2026-11-24 12:00", online),
        ("2026-12-01 12:00", online),
        ("2026-12-02 12:00", trust),
        ("2026-12-03 12:00", None),
        ("2026-12-07 08:00", online),
    ):
        shared_at(cast.overvecht, cast.anneke, moment, theme=theme)
    return login(cast.ingrid).get("/overzicht/")


def table(page, caption: str) -> list[tuple[str, str]]:
    """The rows of the table under a chart."""
    (body,) = re.findall(rf"(?s)<caption>{caption}</caption>.*?<tbody>(.*?)</tbody>", page.content.decode())
    return re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td>', body)


def test_drawing_and_table_of_the_weeks_say_the_same(page):
    rows = dict(table(page, "Gedeelde zorgen per week"))
    drawn = dict(re.findall(r"<title>(Week van [^<]*): (\d+)</title>", page.content.decode()))

    assert len(rows) == 26
    assert {week: n for week, n in rows.items() if n != "geen beeld"} == drawn
    assert drawn == {"Week van maandag 30 november 2026": "3", "Week van maandag 23 november 2026": "1"}
    assert next(iter(rows)) == "Week van maandag 30 november 2026"  # the last week is the first row


def test_drawing_and_table_of_the_themes_say_the_same(page):
    rows = table(page, "Zorgen per thema")

    assert rows == [("Onrust online", "3"), ("Vertrouwen in de overheid", "1"), ("Geen thema gekozen", "1")]
    wide = re.findall(r'(?s)<svg class="plot plot--wide".*?</svg>', page.content.decode())[1]
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", wide)
    assert texts == ["Onrust online", "3", "Vertrouwen in de overheid", "1", "Geen thema gekozen", "1"]


def test_the_titles_name_the_drawings(page):
    text = page.content.decode()

    assert "Vorige week 3 zorgen, in de meeste weken geen" in words(page)
    assert "Het vaakst: Onrust online, 3 van 5" in words(page)
    for name in ("weeks", "themes"):
        assert f'<h2 id="{name}">' in text
        assert text.count(f'role="img" aria-labelledby="{name} {name}-text"') == 2


def test_a_theme_is_text_and_no_markup(cast, login):
    theme = Theme.objects.create(code="x", label_nl="<script>alert(1)</script> & meer", label_en="x")
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00", theme=theme)

    text = login(cast.ingrid).get("/overzicht/").content.decode()

    assert "<script>alert" not in text
    assert text.count("&lt;script&gt;alert(1)") >= 3  # the title, a drawing and the table


def test_nothing_to_draw_draws_no_themes(cast, login):
    response = login(cast.ingrid).get("/overzicht/")

    assert "Zorgen per thema" not in words(response)
    assert words(response).count("geen beeld") >= 26
