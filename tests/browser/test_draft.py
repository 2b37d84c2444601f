"""The draft of a concern stays on the device until it is sent; another account there never sees it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from networks.tests.factories import make_cast
from signals.constants import Readers
from signals.models import CoReporter, Signal, Theme
from signals.tests.factories import make_signal
from tests.browser import examine
from tests.browser.conftest import BROWSER, new_page, session_cookie

pytestmark = BROWSER
FORM = "/zorgen/nieuw/"
TEXT = "Het fietspad is donker 🌒 {{ 7*7 }}."


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def page(cast, open_context):
    """The form, opened by anneke."""
    page = new_page(open_context(cast.anneke))
    page.goto(FORM)
    return page


def fill(page, text=TEXT) -> None:
    page.get_by_label("Wat merkte u?").fill(text)
    page.get_by_label("Waar?").select_option(label="Tigrisdreef en omgeving")
    page.get_by_text("Gisteren", exact=True).click()


def stored(page) -> dict:
    """What the browser keeps."""
    return page.evaluate("({...localStorage})")


def forgotten(page) -> None:
    """Nothing is kept any more, once the scripts of the page ran."""
    page.wait_for_function("localStorage.length === 0")


def is_empty(page) -> None:
    expect(page.get_by_label("Wat merkte u?")).to_have_value("")
    expect(page.get_by_label("Gisteren", exact=True)).not_to_be_checked()
    expect(page.get_by_role("button", name="Wis concept")).to_be_hidden()
    forgotten(page)


def test_what_was_typed_is_there_when_one_comes_back(cast, page):
    fill(page)
    page.locator("summary", has_text="Voor iemand anders?").click()
    page.get_by_text("Voor iemand die belde").click()
    page.get_by_text("Verberg mijn naam voor iedereen").click()
    page.get_by_text("Het mag op een bijeenkomst").click()
    page.goto("/")
    page.goto(FORM)
    expect(page.get_by_label("Wat merkte u?")).to_have_value(TEXT)
    expect(page.get_by_label("Waar?")).to_have_value(str(cast.tigrisdreef.pk))
    for label in ("Gisteren", "Voor iemand die belde"):
        expect(page.get_by_label(label, exact=True)).to_be_checked()
    expect(page.get_by_label("Verberg mijn naam voor iedereen")).to_be_checked()
    expect(page.get_by_label("Het mag op een bijeenkomst")).to_be_checked()
    expect(page.get_by_text("Voor iemand die belde")).to_be_visible()
    expect(page.get_by_text("Uw concept staat alleen op dit apparaat.")).to_be_visible()
    assert list(stored(page)) == [f"draft:{cast.anneke.public_id}:{cast.overvecht.public_id}"]
    assert Signal.objects.count() == 0
    assert page.problems == []


def test_sent_it_is_gone(page):
    fill(page)
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Uw zorg is gedeeld")
    forgotten(page)
    page.goto(FORM)
    is_empty(page)
    assert Signal.objects.get().observation == TEXT
    assert page.problems == []


def test_joined_instead_it_is_gone(cast, page):
    theme = Theme.objects.first()
    make_signal(
        cast.overvecht,
        cast.youssef,
        observation="Het fietspad is erg donker.",
        neighbourhood=cast.tigrisdreef,
        theme=theme,
        readers=Readers.NETWORK,
    )
    fill(page)
    page.get_by_label("Waar gaat het over?").select_option(theme.code)
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.get_by_role("heading", name="Is dit hetzelfde als …?")).to_be_in_viewport()
    assert len(stored(page)) == 1
    page.get_by_role("button", name="Ja, dit is hetzelfde").click()
    expect(page.locator("#messages")).to_contain_text("Genoteerd")
    forgotten(page)
    assert CoReporter.objects.get().user == cast.anneke


def test_the_key_enter_shares_and_never_joins(cast, page):
    theme = Theme.objects.first()
    fields = {"neighbourhood": cast.tigrisdreef, "theme": theme, "readers": Readers.NETWORK}
    make_signal(cast.overvecht, cast.youssef, observation="Het fietspad is erg donker.", **fields)
    fill(page)
    page.get_by_label("Waar gaat het over?").select_option(theme.code)
    page.get_by_text("Eerder", exact=True).click()
    page.get_by_label("Op welke dag?").fill((timezone.localdate() - timedelta(days=3)).isoformat())
    page.get_by_role("button", name="Deel deze zorg").click()
    page.get_by_label("Op welke dag?").press("Enter")
    expect(page.locator("main")).to_contain_text("Uw zorg is gedeeld")
    assert CoReporter.objects.count() == 0


def test_wiped_it_is_gone(page):
    fill(page)
    page.get_by_role("button", name="Wis concept").click()
    is_empty(page)
    page.reload()
    is_empty(page)


def test_another_account_on_the_same_device_does_not_see_it(cast, page, live_server):
    fill(page)
    page.goto("/")
    page.context.add_cookies([session_cookie(cast.youssef, live_server.url)])
    page.goto(FORM)
    expect(page.get_by_label("Wat merkte u?")).to_have_value("")
    fill(page, "Van iemand anders.")
    page.goto("/")
    page.context.add_cookies([session_cookie(cast.anneke, live_server.url)])
    page.goto(FORM)
    expect(page.get_by_label("Wat merkte u?")).to_have_value(TEXT)


def test_logged_out_it_is_gone(page):
    fill(page)
    page.goto("/account/")
    assert len(stored(page)) == 1
    page.locator("form[action*=logout] button").click()
    expect(page).not_to_have_url("/account/")
    forgotten(page)


def test_after_a_week_it_is_gone_from_every_page(page):
    fill(page)
    page.goto("/")
    ((key, draft),) = stored(page).items()
    left = json.loads(draft)["until"] / 1000 - timezone.now().timestamp()
    assert 6.9 < left / 86400 <= 7
    old = json.dumps(json.loads(draft) | {"until": int(timezone.now().timestamp() * 1000) - 1})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, old])
    page.reload()
    forgotten(page)


def test_what_the_server_gives_back_after_a_mistake_stays(page):
    page.get_by_label("Wat merkte u?").fill("Eerst dit.")
    expect(page.get_by_role("button", name="Wis concept")).to_be_visible()
    key, draft = next(iter(stored(page).items()))
    page.get_by_label("Wat merkte u?").fill("Toen dit.")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, draft])
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Uw zorg is nog niet gedeeld.")
    expect(page.get_by_label("Wat merkte u?")).to_have_value("Toen dit.")
    page.goto(FORM)
    expect(page.get_by_label("Wat merkte u?")).to_have_value("Toen dit.")


def test_a_lost_answer_does_not_make_a_second_concern(page):
    """It was shared, but the page with the answer never came: sent again from the draft it is the same."""
    fill(page)
    page.route("**/zorgen/nieuw/", lambda route: (route.fetch(max_redirects=0), route.abort()))
    page.get_by_role("button", name="Deel deze zorg").click()
    page.wait_for_timeout(500)
    assert Signal.objects.count() == 1
    page.unroute("**/zorgen/nieuw/")
    page.context.clear_cookies(name="messages")  # lost with the answer
    page.goto(FORM)
    expect(page.get_by_label("Wat merkte u?")).to_have_value(TEXT)
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Uw zorg is gedeeld")
    assert Signal.objects.count() == 1


def test_what_was_decided_about_found_words_is_not_kept(page):
    fill(page, "Bel 0612345678 over het fietspad")
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.get_by_role("group", name="Let op")).to_be_visible()
    page.get_by_text("Laat staan").click()
    page.goto(FORM)
    assert "guard" not in str(stored(page))


def test_the_sentence_says_who_reads_it_and_who_sees_the_name(page):
    sentence = page.locator(".readers")
    expect(sentence).to_contain_text("Fatima (gemeente), Mark (politie), Ingrid (teamchef)")
    expect(sentence).to_contain_text("Uw naam staat erbij.")
    page.get_by_text("Alle bondgenoten van het netwerk").click()
    expect(sentence).to_contain_text("de 6 andere bondgenoten")
    expect(sentence).to_contain_text("Alleen de coördinatoren en de teamchef zien uw naam.")
    page.get_by_text("Verberg mijn naam voor iedereen").click()
    expect(sentence).to_contain_text("Zij zien uw naam niet.")
    expect(sentence).not_to_contain_text("Ingrid (teamchef)", use_inner_text=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_about_the_police_one_reader_is_chosen(cast, open_context, scripts):
    page = new_page(open_context(cast.anneke, java_script_enabled=scripts))
    page.goto(FORM)
    warning = page.get_by_text("Let op: werkt bij de politie.")
    fill(page)
    expect(warning).to_be_hidden()
    page.locator("summary", has_text="Voor iemand anders?").click()
    page.get_by_text("De politie", exact=True).click()
    expect(warning).to_be_visible()
    expect(page.get_by_text("Let op: werkt bij de gemeente.")).to_be_hidden()
    expect(page.get_by_text("Alle bondgenoten van het netwerk")).to_be_hidden()
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Kies één persoon die het leest.")
    expect(page.get_by_label("De politie", exact=True)).to_be_checked()
    page.get_by_text("Alleen Fatima (gemeente)").click()
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Uw zorg is gedeeld")
    assert Signal.objects.values_list("about", "reader").get() == ("police", cast.fatima.pk)
    assert page.problems == []


def test_without_scripts_no_draft_is_promised(cast, open_context):
    page = open_context(cast.anneke, java_script_enabled=False).new_page()
    page.goto(FORM)
    expect(page.get_by_text("Uw concept staat alleen op dit apparaat.")).to_be_hidden()
    expect(page.locator(".readers")).to_contain_text("Hierboven kiest u wie het leest")


def test_the_question_and_the_mistakes_at_every_width_light_and_dark(cast, open_context):
    fields = {"neighbourhood": cast.tigrisdreef, "theme": Theme.objects.first(), "readers": Readers.NETWORK}
    make_signal(cast.overvecht, cast.youssef, observation="Het fietspad is erg donker.", **fields)
    page = open_context(cast.anneke, bypass_csp=True).new_page()
    page.add_init_script(path=examine.AXE)
    page.goto(FORM)
    page.locator("summary", has_text="Voor iemand anders?").click()
    page.get_by_text("De politie", exact=True).click()
    found = []
    for _mistakes_then_question in range(2):
        fill(page)
        page.get_by_label("Waar gaat het over?").select_option(fields["theme"].code)
        page.get_by_role("button", name="Deel deze zorg").click()
        expect(page.locator("main")).to_contain_text("Uw zorg is nog niet gedeeld.")
        found += examined(page)
        page.get_by_text("Alleen Fatima (gemeente)").click()
    expect(page.get_by_role("heading", name="Is dit hetzelfde als …?")).to_be_visible()
    assert found == []


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
