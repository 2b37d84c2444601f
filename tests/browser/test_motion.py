"""Who asked for no motion gets none, and all works; for others it takes a fifth of a second at most."""

from playwright.sync_api import expect

from meetings.tests.factories import make_meeting
from networks.tests.factories import make_cast
from signals.tests.factories import make_signal
from tests.browser import examine
from tests.browser.conftest import BROWSER, new_page

pytestmark = BROWSER


def test_without_motion_parts_of_pages_are_renewed_and_nothing_moves(open_context):
    cast = make_cast()
    make_meeting(cast.overvecht, cast.fatima)
    page = new_page(open_context(cast.anneke))
    page.goto("/")
    page.evaluate("window.here = true")
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.locator("#next")).to_contain_text("U komt")
    assert page.evaluate("window.here")  # only a part of the page was renewed
    assert examine.moving(page) == []
    assert page.problems == []


def test_with_motion_nothing_takes_longer_than_a_fifth_of_a_second(open_context):
    cast = make_cast()
    meeting = make_meeting(cast.overvecht, cast.fatima)
    concern = make_signal(cast.overvecht, cast.anneke)
    page = new_page(open_context(cast.anneke))
    page.emulate_media(reduced_motion="no-preference")
    moved = 0
    for url in ("/", "/zorgen/nieuw/", meeting.get_absolute_url(), concern.get_absolute_url()):
        page.goto(url)
        assert examine.moving(page, most=0.2) == []
        moved += len(examine.moving(page))
    assert moved > 0
