"""docs/performance.md: bars first, then all pages, then what was changed because of it."""

from dataclasses import dataclass
from pathlib import Path

from bench.compare import BAR, Compared
from bench.phone import FirstLoad
from bench.results import LEAST_SHARE, MOST_GROWTH, Measured, grown, unrest

MARK = "<!-- Above this line `make bench` writes; below it people do. -->"


@dataclass(frozen=True)
class Setting:
    """Where and when it was measured."""

    machine: str
    date: str
    command: str
    load: str  # what else the machine did


def problems(sizes: dict[int, list[Measured]], phone: FirstLoad, compared: list[Compared]) -> list[str]:
    """Every bar that does not hold, in words; empty when all do."""
    found = [
        f"{page.name} at {size:,} concerns: {text}"
        for size, pages in sizes.items()
        for page in pages
        for text in page.broken().values()
    ]
    found += [
        f"{name} takes {times:.2f} × as long with more concerns, at most {MOST_GROWTH} ×"
        for name, times in grown(sizes)
        if times > MOST_GROWTH
    ]
    busy = unrest(sizes)
    found += [text for page in compared for text in page.broken()]
    return [*([busy] if busy else []), *found, *phone.broken()]


def write(
    path: Path,
    setting: Setting,
    sizes: dict[int, list[Measured]],
    phone: FirstLoad,
    compared: list[Compared],
) -> None:
    """Write the report; what people wrote below the mark stays."""
    old = path.read_text() if path.exists() else ""
    notes = old.partition(MARK)[2] or "\n\n## What was changed because of it\n"
    path.write_text(render(setting, sizes, phone, compared) + f"\n{MARK}{notes}")


def render(
    setting: Setting, sizes: dict[int, list[Measured]], phone: FirstLoad, compared: list[Compared]
) -> str:
    """The part that is measured, as Markdown."""
    lines = [
        "# How fast it is",
        "",
        f"Measured on {setting.date} with `{setting.command}`: {setting.machine}. {setting.load}",
        "PostgreSQL and Redis of its own, three gunicorn workers, 2,000 networks with 20,000 members and",
        "50,000 meetings. Server, database and load share the machine. A client asks again as soon as it has",
        "its answer. Milliseconds are those of the client; 95 of 100 requests are not slower than p95.",
        "The *empty page* asks who is logged in and shows nothing; the *frame* is what stands around a page.",
        "",
        *_bars(sizes, phone, compared),
    ]
    for size, pages in sizes.items():
        lines += ["", f"## {size:,} concerns", "", *_table(pages)]
    return "\n".join([*lines, "", *_phone(phone), "", *_compared(compared), ""])


def _bars(sizes: dict[int, list[Measured]], phone: FirstLoad, compared: list[Compared]) -> list[str]:
    """Each bar with yes or how often it does not hold."""
    wrong = problems(sizes, phone, compared)
    bars = {
        "queries: lists, forms, details ≤ 12; home, network, dashboard ≤ 25": "queries,",
        "p95 with 16 clients ≤ 250 ms; triage and own lists ≤ 150 ms": "with 16 clients",
        f"throughput ≥ {LEAST_SHARE:.0%} of an empty logged-in page": "empty page",
        f"dashboard with the most concerns ≤ {MOST_GROWTH} × as long as with the fewest": "× as long",
        "first load of a phone page ≤ 120 KB in ≤ 10 requests; LCP ≤ 2 s, CLS ≤ 0.02": "phone:",
        f"known and unknown addresses take as long when logging in: p > {BAR}": "told apart",
        "every answer is a page": "no page",
        "the machine did nothing else meanwhile": "was busy",
    }
    lines = ["| bar | holds |", "|---|---|"]
    for bar, word in bars.items():
        count = sum(word in text for text in wrong)
        lines.append(f"| {bar} | {f'**no**, {count} ×' if count else 'yes'} |")
    if not any(page.is_dashboard for pages in sizes.values() for page in pages):
        lines = [
            line.replace("| yes |", "| not built yet |") if "dashboard with" in line else line
            for line in lines
        ]
    return [*lines, "", "In the tables what does not hold is **bold**."]


def _table(pages: list[Measured]) -> list[str]:
    """All pages of one size."""
    lines = [
        "| page | as | queries | 1 client p50 | p95 | 16 clients p50 | p95 | per s | of empty | of frame |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    return lines + [_row(page) for page in pages]


def _row(page: Measured) -> str:
    """A page; what breaks a bar is bold."""
    broken = page.broken()

    def cell(column: str, text: str) -> str:
        return f"**{text}**" if column in broken else text

    cells = [
        f"`{page.label}`",
        page.role or "–",
        cell("queries", str(page.queries)),
        *(f"{value:.0f}" for value in (*page.alone, page.crowd[0])),
        cell("p95", f"{page.crowd[1]:.0f}"),
        cell("errors", f"{page.rate:.0f}"),
        cell("share", f"{page.share:.1%}"),
        f"{page.of_frame:.0%}",
    ]
    return f"| {' | '.join(cells)} |"


def _phone(phone: FirstLoad) -> list[str]:
    """The first load on a phone."""
    lines = [
        "## First load on a phone",
        "",
        f"Home of a resident at 390 × 844, nothing cached: {phone.kilobytes:.0f} KB in {phone.requests}"
        " requests, compressed as served, the page itself included.",
        f"On slow 4G (400 ms, 1.6 Mbit/s) with a quarter of the processor: LCP {phone.lcp:.2f} s,"
        f" CLS {phone.cls:.3f}.",
        "",
        "| file | KB |",
        "|---|--:|",
    ]
    return lines + [f"| `{name}` | {size:.1f} |" for name, size in phone.files]


def _compared(compared: list[Compared]) -> list[str]:
    """What can be asked about an address without logging in."""
    lines = [
        "## Known and unknown addresses",
        "",
        "One client asks about an address that somebody has and one like it that nobody has, in random",
        "order; half of the people have a password. p is how likely such a difference in rank is by chance",
        f"(Mann and Whitney, two-sided). What is not above {BAR} is measured once more: chance alone does",
        "that once in a hundred.",
        "",
        "| what | pairs | known p50, ms | unknown p50, ms | p |",
        "|---|--:|--:|--:|--:|",
    ]
    for page in compared:
        known, unknown = page.medians
        shown = ", again ".join(f"{p:.3f}" for p in page.p)
        cell = f"**{shown}**" if page.broken() else shown
        lines.append(f"| {page.what} | {page.pairs} | {known:.2f} | {unknown:.2f} | {cell} |")
    return lines
