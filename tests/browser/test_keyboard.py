"""The whole round with the keyboard only: the focus is always seen, never trapped, and goes down the page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings import links
from meetings.constants import Rsvp
from meetings.models import Attendance, Meeting
from meetings.tests.factories import attendance, make_meeting
from networks.tests.factories import make_cast
from signals.constants import Readers
from signals.models import Signal
from signals.tests.factories import make_signal
from tests.browser.conftest import BROWSER, DESKTOP, PHONE, new_page
from tests.browser.keyboard import Keyboard, has_focus
from tests.browser.test_round import deliver, post_of

pytestmark = BROWSER

SIZES = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])


@pytest.fixture
def people(settings):
    settings.MAIL_QUIET_HOURS = None
    return make_cast()


@pytest.fixture
def sit_down(open_context):
    """``sit_down(user, viewport, url)``: a page of somebody, and its keyboard."""

    def sit(user, viewport, url):
        page = new_page(open_context(user, viewport=viewport))
        page.goto(url)
        return page, Keyboard(page, one_column=viewport == PHONE)

    return sit


@SIZES
def test_log_in_plan_and_send(people, sit_down, viewport):
    page, keys = sit_down(None, viewport, "/bijeenkomsten/nieuw/")
    keys.type_in(page.get_by_label("E-mailadres").first, people.fatima.email)
    keys.press(page.get_by_role("button", name="Stuur mij een code"))
    expect(page.get_by_label("Code")).to_be_visible()
    deliver()
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", post_of(people.fatima, "")[-1].body, re.MULTILINE)[1]
    keys.type_in(page.get_by_label("Code"), code)
    keys.press(page.get_by_role("button", name="Verder"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan een bijeenkomst")
    day = timezone.localdate() + timedelta(days=14)
    keys.type_in(page.get_by_label("Dag"), day.strftime("%m%d%Y"))
    keys.type_in(page.get_by_label("Van", exact=True), "0730PM")
    keys.type_in(page.get_by_label("Tot", exact=True), "0900PM")
    keys.type_in(page.get_by_label("Waar?"), "Buurthuis De Stoep")
    keys.type_in(page.get_by_label("Punt 1"), "Licht in het park")
    keys.press(page.get_by_role("button", name="Verder naar de uitnodiging"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze mail gaat naar 7 mensen")
    keys.press(page.get_by_role("button", name="Verstuur de uitnodigingen"))
    expect(page.get_by_role("status").first).to_contain_text("De uitnodigingen gaan naar 7 mensen.")
    meeting = Meeting.objects.get()
    assert timezone.localtime(meeting.starts_at).strftime("%Y-%m-%d %H:%M") == f"{day} 19:30"
    assert Attendance.objects.filter(meeting=meeting).count() == 7


@SIZES
def test_answer_by_the_link_and_propose(people, sit_down, viewport):
    meeting = make_meeting(people.overvecht, people.fatima)
    path = links.prepare_path(attendance(meeting, people.youssef))
    page, keys = sit_down(None, viewport, f"{path}?antwoord=ja")
    keys.press(page.get_by_role("button", name="Bevestig dit antwoord"))
    expect(page.locator("main")).to_contain_text("Genoteerd, Youssef")
    assert attendance(meeting, people.youssef).rsvp == Rsvp.YES
    keys.type_in(page.get_by_label("Wilt u iets bespreken?"), "Een bank bij de winkel")
    keys.press(page.get_by_role("button", name="Stel dit punt voor"))
    expect(page.locator("#agenda")).to_contain_text("Een bank bij de winkel")
    assert page.problems == []


@SIZES
def test_share_a_concern(people, sit_down, viewport):
    page, keys = sit_down(people.anneke, viewport, "/")
    keys.press(page.get_by_role("link", name="Deel een zorg").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deel een zorg")
    keys.type_in(page.get_by_label("Wat merkte u?"), "Bijna elke avond harde knallen.")
    keys.type_in(page.get_by_label("Waar?"), "Tig")
    keys.press(page.get_by_label("Vandaag", exact=True), "ArrowRight")
    expect(page.get_by_label("Gisteren", exact=True)).to_be_checked()
    keys.press(page.get_by_label("Zelf gemerkt", exact=True), "Space")
    everybody = page.locator('input[name="readers"]')
    chosen = page.locator('input[name="readers"]:checked')
    before = chosen.input_value()
    keys.press(chosen, "ArrowDown")
    assert chosen.input_value() != before
    keys.press(chosen, "ArrowUp")
    expect(everybody.and_(page.locator(f'[value="{before}"]'))).to_be_checked()
    keys.press(page.get_by_role("button", name="Deel deze zorg"))
    expect(page.get_by_role("status").first).to_contain_text("Uw zorg is gedeeld.")
    concern = Signal.objects.get()
    assert (concern.noticed_on, concern.readers, concern.learnt) == (
        timezone.localdate() - timedelta(days=1),
        Readers.COORDINATORS_AND_CHIEF,
        "own",
    )


@SIZES
def test_reply_put_on_the_agenda_and_object(people, sit_down, viewport):
    make_meeting(people.overvecht, people.fatima)
    concern = make_signal(people.overvecht, people.anneke)
    page, keys = sit_down(people.mark, viewport, "/zorgen/wegen/")
    keys.press(page.get_by_role("link", name="Lees en antwoord"))
    expect(page.locator("blockquote")).to_be_visible()
    keys.type_in(page.get_by_label("Uw bericht"), "Onze wijkagent loopt daar vrijdag langs.")
    keys.press(page.get_by_role("button", name="Verstuur"))
    expect(page.locator("#thread article")).to_contain_text("Onze wijkagent loopt daar vrijdag langs.")
    keys.press(page.get_by_role("link", name="Zet op de agenda"))
    expect(page.get_by_label("Titel op de agenda")).to_be_visible()
    keys.type_in(page.get_by_label("Titel op de agenda"), "Geluid bij speeltuinen")
    keys.press(page.get_by_role("button", name="Zet op de agenda"))
    expect(page.get_by_role("status").first).to_contain_text("De zorg staat op de agenda.")
    page, keys = sit_down(people.anneke, viewport, concern.get_absolute_url())
    keys.press(page.get_by_role("button", name="Ik wil liever niet dat dit besproken wordt"))
    expect(page.get_by_role("status").first).to_contain_text("Uw zorg staat niet meer op de agenda.")


@SIZES
def test_all_of_a_page_and_round_again(people, sit_down, viewport):
    page, keys = sit_down(people.anneke, viewport, "/zorgen/nieuw/")
    first = keys.tab()
    seen = [first["html"]]
    while (focus := keys.tab()) is None or focus["html"] != first["html"]:
        seen.append(focus["html"] if focus else "")
    assert "skip" in first["html"]
    sent = next(place for place, html in enumerate(seen) if "btn--primary" in html)
    assert len(seen) > sent > 10
    page.keyboard.press("Shift+Tab")
    assert not has_focus(page.locator(".skip"))


@SIZES
def test_skip_link_and_language_list(people, sit_down, viewport):
    page, keys = sit_down(people.anneke, viewport, "/bijeenkomsten/")
    keys.press(page.locator(".skip"))
    assert has_focus(page.locator("main"))
    page.reload()
    summary = page.locator("details.lang summary")
    keys.press(summary)
    keys.to(page.get_by_role("button", name="English"))
    page.keyboard.press("Escape")
    expect(page.locator("details.lang")).not_to_have_attribute("open", "")
    assert has_focus(summary)
    page.keyboard.press("Space")
    keys.press(page.get_by_role("button", name="English"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
