"""What goes wrong in real life: a double click, a lost session or connection, two people at once."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from meetings.tests.factories import make_draft, make_meeting
from networks.tests.factories import make_cast
from notifications.models import OutgoingMail
from signals.models import Reply, Signal
from signals.tests.factories import make_signal
from tests.browser.conftest import BROWSER, new_page, session_cookie

pytestmark = BROWSER


def test_double_click_shares_one_concern(open_context):
    cast = make_cast()
    page = new_page(open_context(cast.anneke))
    page.goto("/zorgen/nieuw/")
    page.get_by_label("Wat merkte u?").fill("Het fietspad is donker.")
    page.get_by_label("Waar?").select_option(label="Tigrisdreef en omgeving")
    page.get_by_text("Vandaag", exact=True).last.click()
    page.get_by_role("button", name="Deel deze zorg").dblclick()
    expect(page.locator("main")).to_contain_text("Uw zorg is gedeeld")
    assert Signal.objects.count() == 1


def test_mistake_keeps_what_was_typed(open_context):
    cast = make_cast()
    page = new_page(open_context(cast.anneke))
    page.goto("/zorgen/nieuw/")
    page.get_by_label("Wat merkte u?").fill("Het fietspad is donker 🌒 {{ 7*7 }}.")
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Kies waar het was.")
    expect(page.get_by_label("Wat merkte u?")).to_have_value("Het fietspad is donker 🌒 {{ 7*7 }}.")


def test_lost_session_in_the_middle_of_a_form_loses_nothing(open_context, live_server):
    cast = make_cast()
    context = open_context(cast.anneke)
    page = new_page(context)
    page.goto("/zorgen/nieuw/")
    page.get_by_label("Wat merkte u?").fill("Het fietspad is donker.")
    page.get_by_text("Gisteren", exact=True).click()
    Session.objects.all().delete()
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.get_by_role("button", name="Stuur mij een code")).to_be_visible()
    kept = {c["name"]: c["value"] for c in context.cookies()}["sessionid"]
    log_in_with(context, cast.anneke, kept, live_server.url)
    page.goto("/zorgen/nieuw/")
    expect(page.get_by_label("Wat merkte u?")).to_have_value("Het fietspad is donker.")
    expect(page.get_by_label("Gisteren", exact=True)).to_be_checked()
    assert Signal.objects.count() == 0


def log_in_with(context, user, kept: str, url: str) -> None:
    """Log in inside the visitor's own session, as the login page does."""
    visitor = Session.objects.get(session_key=kept).get_decoded()
    cookie = session_cookie(user, url)
    session = Session.objects.get(session_key=cookie["value"])
    session.session_data = Session.objects.encode(session.get_decoded() | visitor)
    session.save()
    context.add_cookies([cookie])


def test_lost_connection_says_so_and_keeps_the_reply(open_context):
    cast = make_cast()
    concern = make_signal(cast.overvecht, cast.anneke)
    context = open_context(cast.mark)
    page = context.new_page()
    page.goto(concern.get_absolute_url())
    page.get_by_label("Uw bericht").fill("Wij kijken vrijdag.")
    context.set_offline(True)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("#messages")).to_contain_text("Geen verbinding. Wat u typte staat er nog.")
    expect(page.get_by_label("Uw bericht")).to_have_value("Wij kijken vrijdag.")
    context.set_offline(False)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("#thread")).to_contain_text("Wij kijken vrijdag.")
    assert Reply.objects.count() == 1


def test_two_coordinators_send_at_once(open_context):
    cast = make_cast()
    draft = make_draft(cast.overvecht, cast.fatima)
    pages = [new_page(open_context(user)) for user in (cast.fatima, cast.mark)]
    for page in pages:
        page.goto(f"/bijeenkomsten/{draft.public_id}/uitnodigen/")
    for page in pages:
        page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(pages[1].locator("main")).to_contain_text("De uitnodigingen waren al verstuurd.")
    assert OutgoingMail.objects.filter(kind="meetings.invitation").count() == 7


def test_keyboard_alone_answers_an_invitation(open_context):
    cast = make_cast()
    make_meeting(cast.overvecht, cast.fatima)
    page = new_page(open_context(cast.anneke))
    page.goto("/")
    yes = page.get_by_role("button", name="Ja", exact=True)
    for _tab in range(20):
        page.keyboard.press("Tab")
        if yes.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#next")).to_contain_text("U komt")
