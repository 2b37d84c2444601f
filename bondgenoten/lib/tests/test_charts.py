"""The two charts: their geometry as plain numbers, and what is said in their markup."""

import re
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from bondgenoten.lib import charts
from bondgenoten.lib.charts import Point

WIDE, PHONE = {"width": 494, "height": 270, "font": 15}, {"width": 350, "height": 236, "font": 16}


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


def weeks(*values, mark=None):
    return [Point(f"{n + 1} nov", value, f"week {n + 1}", n == mark) for n, value in enumerate(values)]


def render(source, **context):
    return Template("{% load charts %}" + source).render(Context(context))


def drawing(points, **more):
    return render("{% column_chart points 'found' 'said' %}", points=points, **more)


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([], []),
        ([0, 0], [0, 1]),
        ([1], [0, 1]),
        ([3, 4], [0, 1, 2, 3, 4]),
        ([7], [0, 2, 4, 6, 8]),
        ([9], [0, 5, 10]),
        ([41], [0, 20, 40, 60]),
        ([1000, 20], [0, 500, 1000]),
    ],
)
def test_gridlines_are_few_whole_numbers_up_to_the_highest(values, steps):
    assert charts.scale(values) == steps


def test_columns_stand_on_the_base_in_proportion():
    plot = charts.columns(weeks(4, 2, 0, mark=0), **WIDE)
    high, half, none = plot.columns

    assert (plot.base, plot.ticks[-1].value, plot.ticks[-1].y) == (241.5, 4, 27.0)
    assert re.match(r"M[\d.]+ 241\.5v-211\.5q", high.path)  # with a corner of 3: 214.5 high
    assert re.match(r"M[\d.]+ 241\.5v-104\.2q", half.path)
    assert none.path == ""
    assert [column.says_value for column in plot.columns] == [True, False, False]


def test_a_small_number_among_large_ones_can_be_seen():
    small = charts.columns(weeks(1, 1000), **PHONE).columns[0]

    assert "v0.0q0 -2.0" in small.path


def test_no_picture_is_a_band_and_never_a_column():
    plot = charts.columns(weeks(3, None, None, None, None, 3, None), **WIDE)

    assert len(plot.columns) == 3 - 1
    assert [gap.middle is not None for gap in plot.gaps] == [True, False]
    assert plot.gaps[0].width > plot.gaps[1].width


@pytest.mark.parametrize("points", [[], weeks(None, None, None)])
def test_without_any_value_there_is_one_band_and_no_gridline(points):
    plot = charts.columns(points, **PHONE)

    assert (plot.ticks, plot.columns, len(plot.gaps)) == ((), (), 1)
    assert plot.height < 100


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_columns_of_a_year_stay_apart_and_inside(size):
    plot = charts.columns(weeks(*range(52)), **size)
    lefts = [float(re.match(r"M([\d.]+)", column.path)[1]) for column in plot.columns[1:]]
    width = 2 * (plot.columns[1].x - lefts[0])

    assert all(after - before - width >= 2 for before, after in pairwise(lefts))
    assert lefts[-1] + width <= size["width"]


@pytest.mark.parametrize("count", [1, 2, 12, 26, 52])
@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_labels_are_thinned_until_they_do_not_touch_and_keep_the_marked_one(size, count):
    plot = charts.columns(weeks(*[5] * count, mark=count // 2), **size)
    halves = [charts.text_width(label.text, size["font"]) / 2 for label in plot.labels]
    edges = [(label.x - half, label.x + half) for label, half in zip(plot.labels, halves, strict=True)]

    assert [label.text for label in plot.labels if label.mark] == [f"{count // 2 + 1} nov"]
    assert all(after[0] - before[1] > 5 for before, after in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= size["width"] + 0.1
    assert len(plot.labels) >= min(count, 4)


def test_a_month_that_is_the_label_of_many_weeks_is_written_once():
    points = [Point("okt" if n < 4 else "nov", 1) for n in range(8)]

    assert [label.text for label in charts.columns(points, **WIDE).labels] == ["okt", "nov"]


def test_a_number_stands_above_a_higher_neighbour_and_two_numbers_never_touch():
    high, low, _ = charts.columns([*weeks(40, 20, 40, mark=1)] * 17, **PHONE).columns[:3]
    both = charts.columns([Point("a", 1000, mark=True)] * 52, **PHONE).columns
    shown = [column.x for column in both if column.says_value]

    assert low.value_y == high.value_y
    assert all(after - before >= charts.text_width("1,000", 16) for before, after in pairwise(shown))


def test_bars_are_in_proportion_and_leave_room_for_their_number():
    plot = charts.bars(
        [Point("Een", 1000), Point("Twee", 500), Point("Nul", 0)], width=350, font=16, aside=False
    )
    whole, half, none = plot.bars

    assert half.width == pytest.approx(whole.width / 2, abs=0.1)
    assert none.width == 0
    assert whole.end + charts.text_width("1,000", 16) <= 350
    assert whole.top + plot.thick < half.lines[0][1] < half.top < none.top < plot.height


@pytest.mark.parametrize("aside", [True, False])
def test_long_names_go_on_in_a_next_line_and_stay_beside_or_above_their_bar(aside):
    name = "Berichten op sociale media en in de buurtapp die onrust geven"
    plot = charts.bars([Point(name, 3), Point("Anders", None)], width=350, font=16, aside=aside)
    long, short = plot.bars
    room = plot.left if aside else 350

    assert " ".join(text for text, _ in long.lines) == name
    assert all(charts.text_width(text, 16) <= room for text, _ in long.lines)
    assert long.lines[-1][1] < short.lines[0][1] - 16
    assert short.width == 48


def test_a_chart_is_named_by_its_heading_and_drawn_for_both_widths():
    html = drawing(weeks(3, None, 1000, mark=2))

    assert html.count('role="img" aria-labelledby="found said"') == 2
    assert re.findall(r'viewBox="0 0 (\d+) ', html) == ["494", "350"]
    assert html.count(">1.000</text>") == 4  # on the axis and on the column
    assert "<title>week 3: 1.000</title>" in html


def test_no_picture_is_hatched_and_said():
    html = drawing(weeks(3, None, *[1] * 20))

    assert re.findall(r'<pattern id="([\w-]+)"', html) == ["found-none-wide", "found-none-phone"]
    assert 'fill="url(#found-none-wide)"' in html
    assert ("Geen beeld" in html, "geen beeld" in html) == (True, False)  # too narrow for words: a key
    assert drawing(weeks(None)).count("geen beeld") == 2
    assert not re.search("pattern|beeld", drawing(weeks(3, 0)))


def test_bars_say_their_number_or_no_picture():
    rows = [
        SimpleNamespace(label="Anders", value=None),
        SimpleNamespace(label="Buren", value=1234, mark=True),
    ]
    html = render("{% bar_chart rows 'found' 'said' %}", rows=rows)

    assert html.index("Anders") < html.index("geen beeld") < html.index("Buren") < html.index("1.234")
    assert html.count('<rect class="mark"') == 2


def test_a_table_holds_what_the_chart_holds():
    points = weeks(3, None, 1000, 0)
    html = render(
        "{% chart_table 'Per week' head rows %}",
        head=["Week", "Zorgen", "Wijk"],
        rows=[(point.long_label, point.value, "Zuilen") for point in points],
    )

    assert re.findall(r'<th scope="row">([^<]*)</th><td class="r">([^<]*)</td><td>Zuilen</td>', html) == [
        ("week 1", "3"),
        ("week 2", "geen beeld"),
        ("week 3", "1.000"),
        ("week 4", "0"),
    ]
    assert re.findall(r'<th scope="col"( class="r")?>([^<]*)<', html) == [
        ("", "Week"),
        (' class="r"', "Zorgen"),
        ("", "Wijk"),
    ]
    assert 'role="region" aria-label="Per week"' in html
    assert "<caption>Per week</caption>" in html


def test_a_table_without_rows_has_its_head():
    html = render("{% chart_table 'Per week' head rows %}", head=["Week", "Zorgen"], rows=[])

    assert html.count("<th ") == 2


def test_every_text_is_escaped():
    bad = "<b>&"
    points = [Point(bad, 1, bad, mark=True)]
    source = "{% column_chart p t t %}{% bar_chart p t t %}{% chart_table t h r %}"
    html = render(source, p=points, t='"><i>', h=[bad], r=[(bad,)])

    assert not re.search("<[bi]>", html)
    assert html.count("&lt;b&gt;&amp;") >= 6


def test_numbers_of_a_drawing_have_a_point_in_dutch_too():
    html = drawing(weeks(3, None, 1))

    assert re.findall(r'\b(?:x1?|y1?|width|height)="[^"]*,[^"]*"', html) == []
    assert 'y1="241.5"' in html
