"""Every step of the round works without JavaScript, and pages ask nothing of another host."""

import re

from playwright.sync_api import expect

from meetings import links
from meetings.constants import Rsvp
from meetings.tests.factories import attendance, make_meeting
from networks.tests.factories import make_cast
from signals.models import Signal
from tests.browser.conftest import BROWSER, DESKTOP, new_page

pytestmark = BROWSER


def test_answer_propose_share_and_reply_without_scripts(open_context):
    cast = make_cast()
    meeting = make_meeting(cast.overvecht, cast.fatima)
    page = new_page(open_context(java_script_enabled=False))
    page.goto(links.prepare_path(attendance(meeting, cast.youssef)))
    page.get_by_role("button", name="Misschien").click()
    expect(page.locator("main")).to_contain_text("U komt misschien")
    assert attendance(meeting, cast.youssef).rsvp == Rsvp.MAYBE
    page.get_by_label("Wilt u iets bespreken?").fill("Licht in het park")
    page.get_by_role("button", name="Stel dit punt voor").click()
    expect(page.locator("#agenda")).to_contain_text("Licht in het park")

    page = new_page(open_context(cast.anneke, java_script_enabled=False))
    page.goto("/zorgen/nieuw/")
    page.get_by_label("Wat merkte u?").fill("Het fietspad is donker.")
    page.get_by_label("Waar?").select_option(label="Tigrisdreef en omgeving")
    page.get_by_text("Vandaag", exact=True).last.click()
    page.get_by_role("button", name="Deel deze zorg").click()
    concern = Signal.objects.get()

    page = new_page(open_context(cast.mark, java_script_enabled=False))
    page.goto(concern.get_absolute_url())
    page.get_by_label("Uw bericht").fill("Wij kijken vrijdag.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("#thread")).to_contain_text("Wij kijken vrijdag.")


def test_no_request_leaves_for_another_host(open_context, live_server):
    cast = make_cast()
    make_meeting(cast.overvecht, cast.fatima)
    asked = []
    page = new_page(open_context(cast.anneke, viewport=DESKTOP))
    page.on("request", lambda request: asked.append(request.url))
    for url in ("/", "/zorgen/nieuw/", "/bijeenkomsten/", "/netwerken/overvecht/"):
        page.goto(url)
    others = [url for url in asked if not re.match(rf"{live_server.url}|data:", url)]
    assert len(asked) > 10
    assert others == []
    assert page.problems == []
