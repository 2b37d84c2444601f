"""axe finds nothing on any page, at two widths, light and dark; nothing scrolls sideways at 320 px."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from networks.tests.factories import make_cast
from tests.access.matrix import MATRIX
from tests.access.things import make_things
from tests.browser.conftest import BROWSER, DESKTOP, PHONE, new_page

pytestmark = BROWSER

AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
NARROW = {"width": 320, "height": 640}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ROLE_ORDER = ("mark", "anneke", "beheer", "priya", "lotte", "anonymous")


@pytest.fixture
def pages() -> dict[str, list[tuple[str, str]]]:
    """The pages to open by role: each page of the matrix as the first role that gets it, and the refusals."""
    cast = make_cast()
    things = make_things(cast)
    found: dict[str, list[tuple[str, str]]] = {role: [] for role in ROLE_ORDER}
    for row in MATRIX:
        getters = row.get.get(200, set())
        role = next((role for role in ROLE_ORDER if role in getters), None)
        if role and not row.name.endswith(("calendar", "health")):
            found[role].append((row.id, reverse(row.name, args=things.args[row.thing])))
    youssef = reverse("prepare:page", args=things.args["token"])
    found["anonymous"] += [
        ("prepared answer", f"{youssef}?antwoord=ja"),
        ("altered link", reverse("prepare:page", args=things.args["altered_token"])),
        ("ended link", reverse("prepare:page", args=things.args["ended_token"])),
    ]
    found["lotte"].append(("not found", reverse("signals:detail", args=things.args["concern"])))
    found["anneke"].append(("own concern", reverse("signals:detail", args=things.args["concern"])))
    found["anneke"].append(("forbidden", reverse("on_agenda:put", args=things.args["concern"])))
    found["rob"] = [("programme", "/")]
    found["cast"] = cast
    return found


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["390-light", "390-dark", "1280-light", "1280-dark"],
)
def test_axe_finds_nothing(pages, open_context, viewport, scheme):
    cast = pages.pop("cast").everybody
    found = {}
    for role, urls in pages.items():
        page = open_context(
            cast.get(role), viewport=viewport, color_scheme=scheme, bypass_csp=True
        ).new_page()
        page.add_init_script(path=AXE)
        for name, url in urls:
            page.goto(url)
            violations = page.evaluate("axe.run().then((result) => result.violations)")
            found[name] = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in violations]
    assert len(found) > 30
    assert {name: violations for name, violations in found.items() if violations} == {}


def test_nothing_scrolls_sideways_at_320_pixels_or_200_percent(pages, open_context):
    cast = pages.pop("cast").everybody
    found = {}
    for role, urls in pages.items():
        for width, viewport in (("320", NARROW), ("200%", {"width": 640, "height": 450})):
            page = new_page(open_context(cast.get(role), viewport=viewport))
            for name, url in urls:
                page.goto(url)
                found[f"{name} {width}"] = page.evaluate(SIDEWAYS)
    assert {name: pixels for name, pixels in found.items() if pixels > 0} == {}
