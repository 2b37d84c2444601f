"""The second factor in a real browser: an app whose code the test computes, and a passkey of Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.tests.factors import code_of
from networks.tests.factories import make_cast
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from tests.browser import examine
from tests.browser.conftest import BROWSER, new_page

pytestmark = BROWSER
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


@pytest.fixture
def mark(settings):
    """A professional, who must have a second factor and has none."""
    settings.MAIL_QUIET_HOURS = None
    user = make_cast().mark
    user.needs_second_factor = True
    user.save()
    return user


@pytest.fixture
def page(open_context, live_server) -> Page:
    """At a name: a passkey belongs to one."""
    assert live_server.url.startswith("http://localhost:")
    page = new_page(open_context())
    page.add_init_script(path=examine.AXE)
    return page


def is_fine(page: Page) -> None:
    """Accessible, as wide as a phone, all of it large enough to press, in light and dark."""
    found = examine.sideways(page) + examine.small_targets(page)
    for scheme in examine.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += examine.violations(page)
    assert found == [], page.url
    assert page.problems == []


def first_step(page: Page, user) -> None:
    """Ask a code by mail and type it over."""
    page.goto("/account/login/")
    is_fine(page)
    page.get_by_label("Uw e-mailadres").first.fill(user.email)
    page.get_by_role("button", name="Stuur mij een code").click()
    text = OutgoingMail.objects.filter(kind="account.login_code").latest("pk").text
    send_due()
    page.locator("input[name=code]").fill(CODE.search(text)[0])
    page.get_by_role("button", name="Verder").click()


def log_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_an_app(mark, page):
    first_step(page, mark)
    heading(page, "Nog één stap")
    is_fine(page)
    page.get_by_role("link", name="Een app gebruiken").click()
    heading(page, "Een app gebruiken")
    expect(page.locator("img.qr")).to_be_visible()
    assert page.locator("img.qr").evaluate("(image) => image.naturalWidth") > 0
    is_fine(page)
    secret = page.locator("#totp-secret").inner_text()
    page.get_by_label("Code die de app laat zien").fill("000000")
    page.get_by_role("button", name="Aanzetten").click()
    expect(page.get_by_text("Dat is niet de goede code.")).to_be_visible()
    is_fine(page)
    assert page.locator("#totp-secret").inner_text() == secret
    page.get_by_label("Code die de app laat zien").fill(code_of(secret))
    page.get_by_role("button", name="Aanzetten").click()
    heading(page, "Herstelcodes")
    expect(page.locator(".codes li")).to_have_count(10)
    is_fine(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page).to_have_url(re.compile(r"//localhost:\d+/$"))

    log_out(page)
    first_step(page, mark)
    heading(page, "Nu de tweede stap")
    is_fine(page)
    page.get_by_label("Code van uw app, of een herstelcode").fill(code_of(secret))
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    heading(page, "Is dit uw eigen apparaat?")
    is_fine(page)
    page.get_by_role("button", name="Ja, alleen ik gebruik het").click()
    expect(page).to_have_url(re.compile(r"//localhost:\d+/$"))

    for path in ("/account/", "/account/veiligheid/", "/account/sessies/"):
        page.goto(path)
        is_fine(page)
    expect(page.get_by_text("Chrome op Linux")).to_be_visible()
    log_out(page)
    first_step(page, mark)
    expect(page).to_have_url(re.compile(r"//localhost:\d+/$"))


def with_authenticator(page: Page) -> None:
    """Give the browser a device that makes passkeys and always recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey(mark, page):
    with_authenticator(page)
    first_step(page, mark)
    page.get_by_role("link", name="Een passkey maken").click()
    heading(page, "Een passkey maken")
    is_fine(page)
    page.get_by_label("Naam van deze passkey").fill("Mijn telefoon")
    page.get_by_role("button", name="Een passkey maken").click()
    heading(page, "Herstelcodes")

    log_out(page)
    page.goto("/account/login/")
    is_fine(page)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page).to_have_url(re.compile(r"//localhost:\d+/$"))

    page.goto("/account/veiligheid/")
    expect(page.get_by_text("Mijn telefoon", exact=True)).to_be_visible()
    is_fine(page)
    page.get_by_role("link", name=re.compile("Naam wijzigen.*Mijn telefoon")).click()
    is_fine(page)

    log_out(page)
    first_step(page, mark)
    heading(page, "Nu de tweede stap")
    is_fine(page)
    page.get_by_role("button", name="Gebruik uw passkey").click()
    heading(page, "Is dit uw eigen apparaat?")


def test_a_device_that_has_no_passkey_says_so(mark, page):
    with_authenticator(page)
    page.goto("/account/login/")

    page.get_by_role("button", name="Inloggen met een passkey").click()

    expect(page.get_by_role("alert")).to_have_text("Dat lukte niet, of u bent gestopt. Probeer het nog eens.")
    is_fine(page)


def test_at_a_bare_number_no_passkey_is_offered(mark, page, live_server):
    page.goto("/account/login/")
    expect(page.get_by_role("button", name="Inloggen met een passkey")).to_be_visible()

    page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/account/login/")

    expect(page.locator("form[data-passkey] button")).to_be_hidden()
    is_fine(page)
