"""What may point at somebody: asked about without scripts as well, and seen earlier with them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bondgenoten.lib.guard import Kind
from bondgenoten.lib.guarded import instead_of
from meetings import links
from meetings.models import AgendaItem
from meetings.tests.factories import attendance, make_meeting
from networks.tests.factories import make_cast
from tests.browser import examine
from tests.browser.conftest import BROWSER, new_page

pytestmark = BROWSER

POINT = "Bel 0612345678 of mail jan@example.nl over licht"
BSN = "111222333"
A_PHONE = instead_of(Kind.PHONE)
TWO, MANY = "Let op: dit wijst misschien iemand aan", "Ik kies zelf wat blijft staan"


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def open_link(cast, open_context):
    """``open_link(**options)``: the page of somebody invited, in a browser of its own."""
    meeting = make_meeting(cast.overvecht, cast.fatima)

    def open_(**options):
        page = new_page(open_context(None, **options))
        page.goto(links.prepare_path(attendance(meeting, cast.youssef)))
        return page

    return open_


def propose(page, text: str) -> None:
    page.get_by_label("Wilt u iets bespreken?").fill(text)
    page.get_by_role("button", name="Stel dit punt voor").click()


def titles() -> list[str]:
    return list(AgendaItem.objects.values_list("title", flat=True))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_each_is_decided_and_the_rest_is_kept(open_link, scripts):
    page = open_link(java_script_enabled=scripts)
    propose(page, POINT)
    panel = page.get_by_role("group", name=TWO)
    expect(panel.locator("mark")).to_have_text(["0612345678", "jan@example.nl"])
    expect(page.get_by_label("Wilt u iets bespreken?")).to_have_value(POINT)
    assert titles() == []
    mail = panel.get_by_role("group", name="jan@example.nl")
    expect(mail.get_by_label("Laat weg")).to_be_checked()
    mail.get_by_text("Laat staan").click()
    page.get_by_role("button", name="Stel dit punt voor").click()
    expect(page.locator("#agenda")).to_contain_text(f"Bel {A_PHONE} of mail jan@example.nl over licht")
    assert titles() == [f"Bel {A_PHONE} of mail jan@example.nl over licht"]
    assert page.problems == []


def test_a_bsn_goes_without_scripts(open_link):
    page = open_link(java_script_enabled=False)
    propose(page, f"Wie is {BSN} eigenlijk?")
    panel = page.get_by_role("group", name=re.compile("^Let op:"))
    expect(panel).to_contain_text(f"{BSN}Dit laten wij altijd weg.")
    expect(panel.get_by_role("radio")).to_have_count(0)
    page.get_by_role("button", name="Stel dit punt voor").click()
    expect(page.locator("#agenda")).to_contain_text("eigenlijk?")
    assert BSN not in titles()[0]


def plan_with_many(page) -> None:
    """A meeting with fifteen numbers in its points."""
    page.goto("/bijeenkomsten/nieuw/")
    page.get_by_label("Dag").fill((timezone.localdate() + timedelta(days=14)).isoformat())
    page.get_by_label("Waar?").fill("Buurthuis De Stoep")
    for line in range(3):
        numbers = " en ".join(f"06123456{line}{number}" for number in range(5))
        page.get_by_label(f"Punt {line + 1}").fill(f"Punt {line}: bel {numbers}")
    page.get_by_role("button", name="Verder naar de uitnodiging").click()
    expect(page.get_by_text("Het zijn er 15")).to_be_visible()


def test_many_are_chosen_one_by_one_only_if_somebody_wants_that(cast, open_context):
    page = new_page(open_context(cast.fatima))
    plan_with_many(page)
    one = page.get_by_text("0612345614", exact=True)
    expect(one).to_be_hidden()
    page.get_by_text(MANY).click()
    page.get_by_role("group", name="0612345614").get_by_text("Laat staan").click()
    page.get_by_role("button", name="Verder naar de uitnodiging").click()
    expect(page.locator(".mail-preview")).to_contain_text("0612345614")
    assert re.findall(r"\d{10}", " ".join(titles())) == ["0612345614"]
    assert len(titles()) == 3
    assert page.problems == []


def test_many_at_every_width_light_and_dark(cast, open_context):
    page = open_context(cast.fatima, bypass_csp=True).new_page()
    page.add_init_script(path=examine.AXE)
    plan_with_many(page)
    page.get_by_text(MANY).click()
    assert examined(page) == []


def test_numbers_are_seen_while_somebody_types(open_link):
    page = open_link()
    live = page.locator("[data-guard-live]")
    field = page.get_by_label("Wilt u iets bespreken?")
    field.press_sequentially("Bel 06-12345678 of 111222333 (NL91 ABNA 0417 1643 00, AB-12-CD, a.b@c.nl)")
    expect(live).to_be_empty()  # a pause first
    expect(live.locator("mark")).to_have_text(
        ["a.b@c.nl", "NL91 ABNA 0417 1643 00", "06-12345678", "111222333", "AB-12-CD"]
    )
    expect(live).to_contain_text(f"Let op: {Kind.PHONE.label}")
    live.get_by_role("button", name="Haal weg: 06-12345678").click()
    expect(field).to_have_value(re.compile(f"^Bel {re.escape(A_PHONE)} of 111222333"))
    expect(field).to_be_focused()
    expect(live.locator("mark")).to_have_count(4)
    field.fill("Bel nooit 112 in 2026-2027, op 12-05-2024 of 0900-8844, order 123456789")
    expect(live).to_be_empty()
    assert page.problems == []


def test_what_was_taken_out_is_said(open_link):
    page = open_link()
    page.get_by_label("Wilt u iets bespreken?").fill("Bel 0612345678")
    page.get_by_role("button", name="Haal weg: 0612345678").click()
    expect(page.locator("[data-guard-live]")).to_have_text("Het is weggehaald.")
    page.get_by_role("button", name="Stel dit punt voor").click()
    expect(page.locator("#agenda")).to_contain_text(f"Bel {A_PHONE}")


def test_few_and_what_is_seen_while_typing_at_every_width_light_and_dark(open_link):
    page = open_link(bypass_csp=True)
    page.add_init_script(path=examine.AXE)
    page.reload()
    propose(page, f"{POINT} {BSN}")
    expect(page.get_by_role("group", name=TWO)).to_be_visible()
    page.get_by_label("Wilt u iets bespreken?").press_sequentially(" piet@example.org")
    expect(page.get_by_role("button", name="Haal weg: piet@example.org")).to_be_visible()
    assert examined(page) == []


def examined(page) -> list[str]:
    """What is wrong with a page, at every width, light and dark."""
    found = []
    for view in examine.VIEWS:
        examine.show(page, view)
        found += examine.sideways(page) + examine.small_targets(page)
        for scheme in examine.SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += examine.violations(page)
    return found
