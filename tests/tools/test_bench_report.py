"""What make bench makes of its measurements."""

from dataclasses import replace

import pytest

from bench.compare import Compared
from bench.pages import Kind
from bench.phone import FirstLoad
from bench.report import MARK, Setting, problems, write
from bench.results import Measured, grown, measured, percentile
from tools.bench import parse_sizes
from tools.common import Problem

PHONE = FirstLoad(files=[("/", 10.0), ("app.css", 90.0)], lcp=1.5, cls=0.0)
PAGE = Measured(
    label="/zorgen/",
    role="coordinator",
    kind=Kind.OWN,
    is_dashboard=False,
    queries=12,
    alone=(10.0, 12.0),
    crowd=(100.0, 150.0),
    rate=100.0,
    share=0.10,
    of_frame=0.8,
    errors=0,
)
DASHBOARD = replace(PAGE, label="/overzicht/", kind=Kind.LARGE, is_dashboard=True)
ALIKE = Compared("asking for a code", [([1.0, 2.0, 3.0], [1.5, 2.0, 2.5])])
SETTING = Setting("2 cores", "2026-11-24", "make bench", "Nothing else ran.")


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.95, 7.0),
        ([1.0, 2.0], 0.5, 1.0),
        ([float(n) for n in range(1, 101)], 0.5, 50.0),
        ([float(n) for n in range(1, 101)], 0.95, 95.0),
        ([float(n) for n in range(1, 21)], 0.95, 19.0),
        ([], 0.95, float("inf")),
    ],
)
def test_percentiles(values, share, expected) -> None:
    assert percentile(values, share) == expected


def test_what_was_measured_is_put_together() -> None:
    empty = {"label": "empty page", "role": "resident", "kind": "", "is_dashboard": False, "queries": 2}
    frame = {**empty, "label": "frame only"}
    page = {"label": "/", "role": "chief", "kind": "LARGE", "is_dashboard": False, "queries": 20}
    runs = [
        {"milliseconds": [1.0, 2.0, 3.0], "rate": 30.0, "errors": 0},
        {"milliseconds": [4.0, 5.0, 6.0], "rate": 50.0, "errors": 1},
    ]
    fast, slower = ([{**run, "rate": rate} for run in runs] for rate in (1_000.0, 100.0))
    found = measured([empty, frame, page], [{"runs": fast}, {"runs": slower}, {"runs": runs}])
    assert found[2] == Measured(
        "/", "chief", Kind.LARGE, False, 20, (2.0, 3.0), (5.0, 6.0), 50.0, 0.05, 0.5, 1
    )


def test_a_page_on_its_bars_is_good() -> None:
    assert PAGE.broken() == {}
    assert problems({10: [PAGE]}, PHONE, [ALIKE]) == []


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"queries": 13}, "13 queries, at most 12"),
        ({"crowd": (100.0, 151.0)}, "p95 151 ms with 16 clients, at most 150 ms"),
        ({"crowd": (100.0, 251.0), "kind": Kind.PLAIN}, "p95 251 ms with 16 clients, at most 250 ms"),
        ({"share": 0.099}, "9.9% of the empty page, at least 10%"),
        ({"errors": 2}, "2 answers were no page"),
        ({"crowd": (float("inf"), float("inf"))}, "p95 inf ms with 16 clients, at most 150 ms"),
    ],
)
def test_a_broken_bar_is_said(change, text) -> None:
    assert list(replace(PAGE, **change).broken().values()) == [text]


def test_a_large_page_may_ask_more() -> None:
    assert replace(PAGE, kind=Kind.LARGE, queries=25, crowd=(200.0, 250.0)).broken() == {}


def test_the_empty_page_has_no_bar() -> None:
    assert replace(PAGE, kind=None, queries=99, share=0.0).broken() == {}


def test_a_dashboard_may_not_grow_with_the_concerns() -> None:
    sizes = {10: [DASHBOARD], 1_000: [replace(DASHBOARD, alone=(14.0, 15.0))]}
    assert grown(sizes) == [("/overzicht/ (coordinator)", 1.4)]
    assert problems(sizes, PHONE, []) == [
        "/overzicht/ (coordinator) takes 1.40 × as long with more concerns, at most 1.3 ×"
    ]


def test_a_busy_machine_is_said() -> None:
    sizes = {10: [PAGE], 100: [replace(PAGE, rate=131.0)]}
    assert problems(sizes, PHONE, []) == [
        "the machine was busy: the empty page gave 100 and 131 answers a second, measure again"
    ]
    assert problems({10: [PAGE], 100: [replace(PAGE, rate=130.0)]}, PHONE, [ALIKE]) == []


@pytest.mark.parametrize(
    ("phone", "text"),
    [
        (replace(PHONE, files=[("/", 121.0)]), "phone: 121 KB, at most 120"),
        (replace(PHONE, files=[("x", 1.0)] * 11), "phone: 11 requests, at most 10"),
        (replace(PHONE, lcp=2.3), "phone: LCP 2.30 s, at most 2 s"),
        (replace(PHONE, cls=0.03), "phone: CLS 0.030, at most 0.02"),
    ],
)
def test_a_heavy_first_load_is_said(phone, text) -> None:
    assert phone.broken() == [text]


def test_the_report_says_which_bar_does_not_hold(tmp_path) -> None:
    report = tmp_path / "performance.md"
    slow = replace(PAGE, crowd=(100.0, 180.0))
    write(report, SETTING, {10_000: [PAGE], 100_000: [slow]}, PHONE, [ALIKE])
    text = report.read_text()
    assert "| p95 with 16 clients ≤ 250 ms; triage and own lists ≤ 150 ms | **no**, 1 × |" in text
    assert "| every answer is a page | yes |" in text
    assert "| `/zorgen/` | coordinator | 12 | 10 | 12 | 100 | 150 | 100 | 10.0% | 80% |" in text
    assert "| `/zorgen/` | coordinator | 12 | 10 | 12 | 100 | **180** | 100 | 10.0% | 80% |" in text
    assert "| `app.css` | 90.0 |" in text
    assert "| known and unknown addresses take as long when logging in: p > 0.01 | yes |" in text
    assert "| asking for a code | 3 | 2.00 | 2.00 | 1.000 |" in text


def test_what_people_wrote_in_the_report_stays(tmp_path) -> None:
    report = tmp_path / "performance.md"
    write(report, SETTING, {10: [PAGE]}, PHONE, [ALIKE])
    head, _, notes = report.read_text().partition(MARK)
    report.write_text(f"old{MARK}{notes}- an index\n")
    write(report, SETTING, {10: [PAGE]}, PHONE, [ALIKE])
    assert report.read_text() == f"{head}{MARK}{notes}- an index\n"


def test_sizes_are_numbers_from_small_to_large() -> None:
    assert parse_sizes(["100000 10000"]) == [10_000, 100_000]


@pytest.mark.parametrize("words", [["many"], ["10", "-1"], ["0"], [""]])
def test_what_is_no_size(words) -> None:
    with pytest.raises(Problem, match="SIZES must be numbers"):
        parse_sizes(words)
