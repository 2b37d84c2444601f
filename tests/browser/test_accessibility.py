"""Every page at every width, light and dark: axe finds nothing, nothing scrolls sideways or is too small."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from bondgenoten.lib.tokens import new_token
from networks.tests.factories import make_cast
from tests.browser import examine
from tests.browser.conftest import BROWSER, DESKTOP, PHONE
from tests.browser.stops import ROLES, TRIES, Stop, make_stops

pytestmark = BROWSER

PARTS = 4  # of the pages, so that two processes have as much to do


@pytest.fixture
def tries(settings):
    """Tries are counted in the cache, which outlives a test; by the day, so that no window ends in one."""
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"reset": f"{TRIES}/d/key"}
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_at_every_width_light_and_dark(tries, open_context, part):
    cast, stops = make_stops()
    assert len(stops) > 40
    pages, found = {}, {}
    for stop in sorted(stops, key=lambda stop: ROLES.index(stop.role))[part::PARTS]:
        if stop.role not in pages:
            pages[stop.role] = axe_page(open_context, cast.everybody.get(stop.role))
        found |= look(pages[stop.role], stop)
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def axe_page(open_context, user, **options):
    """A page of somebody with axe in it, which our content policy would refuse."""
    page = open_context(user, bypass_csp=True, **options).new_page()
    page.add_init_script(path=examine.AXE)
    return page


def look(page, stop: Stop) -> dict[str, list[str]]:
    """What is wrong with a page, by view."""
    stop.open(page)
    found = {f"{stop.name} moves": examine.moving(page)}
    for view in examine.VIEWS:
        examine.show(page, view)
        found[f"{stop.name} {view}"] = examine.sideways(page) + examine.small_targets(page)
        for scheme in examine.SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{stop.name} {view} {scheme}"] = examine.violations(page)
    return found


def test_too_many_tries_get_their_page(tries, settings, open_context):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"token": "1/d/ip"}
    wrong = reverse("invitations:answer", args=[new_token()])
    page = axe_page(open_context, None)
    page.goto(wrong)
    found = look(page, Stop("too many tries", "anonymous", wrong))
    assert page.locator("h1").inner_text() == "Even wachten"
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_open_language_list(open_context, viewport):
    page = axe_page(open_context, make_cast().anneke, viewport=viewport)
    page.goto("/")
    page.locator("details.lang summary").click()
    found = examine.sideways(page) + examine.small_targets(page)
    for scheme in examine.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += examine.violations(page)
    assert found == []


BAD = """
document.querySelector("main").insertAdjacentHTML("beforeend", `
  <style>.bad { min-width: 3000px; color: #ccc; background: #fff; transition: color .3s; }</style>
  <p class="bad">Flauw</p><button>x</button><a href="/">y</a> <p>Lees <a href="/">z</a> ook eens.</p><input>`)
"""


def test_the_measures_find_what_is_wrong(open_context):
    page = axe_page(open_context, make_cast().anneke, color_scheme="light")
    page.goto("/")
    page.emulate_media(reduced_motion="no-preference")
    examine.show(page, "200%")
    assert page.evaluate("[innerWidth, innerHeight, devicePixelRatio]") == [640, 450, 2]
    page.evaluate(BAD)
    rules = {violation.split(":")[0] for violation in examine.violations(page)}
    assert {"color-contrast", "label"} <= rules
    assert len(examine.sideways(page)) == 1
    assert [small.split(": ")[1] for small in examine.small_targets(page)] == [
        "<button>x</button>",
        '<a href="/">y</a>',
        "<input>",
    ]
    assert examine.moving(page, most=0.2) == ['<p class="bad">Flauw</p> ']
