"""The main job of every role works without JavaScript, and pages ask nothing of another host."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings import links, services
from meetings.constants import Rsvp
from meetings.models import Attendance, Meeting
from meetings.tests.factories import attendance, make_meeting
from networks.constants import Party
from networks.tests.factories import make_cast, make_member, make_network
from notifications.models import MailChoice
from signals.constants import Readers
from signals.models import Signal
from signals.tests.factories import make_signal
from tests.browser.conftest import BROWSER, DESKTOP, new_page

pytestmark = BROWSER


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def plain(open_context):
    """``plain(user, url)``: a page of somebody in a browser without scripts."""

    def open_(user, url):
        page = new_page(open_context(user, java_script_enabled=False))
        page.goto(url)
        return page

    return open_


def test_a_coordinator_plans_and_sends(cast, plain):
    page = plain(cast.fatima, "/bijeenkomsten/nieuw/")
    page.get_by_label("Dag").fill((timezone.localdate() + timedelta(days=14)).isoformat())
    page.get_by_label("Van", exact=True).fill("19:30")
    page.get_by_label("Tot", exact=True).fill("21:00")
    page.get_by_label("Waar?").fill("Buurthuis De Stoep")
    page.get_by_label("Punt 1").fill("Licht in het park")
    page.get_by_role("button", name="Verder naar de uitnodiging").click()
    page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(page.get_by_role("status").first).to_contain_text("De uitnodigingen gaan naar 7 mensen.")
    assert Attendance.objects.filter(meeting=Meeting.objects.get()).count() == 7


def test_a_resident_answers_and_proposes_by_the_link(cast, plain):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    page = plain(None, links.prepare_path(attendance(meeting, cast.youssef)))
    page.get_by_role("button", name="Misschien").click()
    expect(page.locator("main")).to_contain_text("U komt misschien")
    assert attendance(meeting, cast.youssef).rsvp == Rsvp.MAYBE
    page.get_by_label("Wilt u iets bespreken?").fill("Licht in het park")
    page.get_by_role("button", name="Stel dit punt voor").click()
    expect(page.locator("#agenda")).to_contain_text("Licht in het park")


def test_a_resident_shares_and_a_coordinator_replies(cast, plain):
    page = plain(cast.anneke, "/zorgen/nieuw/")
    page.get_by_label("Wat merkte u?").fill("Het fietspad is donker.")
    page.get_by_label("Waar?").select_option(label="Tigrisdreef en omgeving")
    page.get_by_text("Vandaag", exact=True).last.click()
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.locator("main")).to_contain_text("Uw zorg is gedeeld.")
    page = plain(cast.mark, Signal.objects.get().get_absolute_url())
    page.get_by_label("Uw bericht").fill("Wij kijken vrijdag.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("#thread")).to_contain_text("Wij kijken vrijdag.")


def test_a_concern_goes_on_the_agenda_and_off_again(cast, plain):
    make_meeting(cast.overvecht, cast.fatima)
    concern = make_signal(cast.overvecht, cast.anneke)
    page = plain(cast.mark, "/zorgen/wegen/")
    page.get_by_role("link", name=re.compile("Op de agenda.*knallen")).click()
    page.get_by_label("Titel op de agenda").fill("Geluid bij speeltuinen")
    page.get_by_role("button", name="Zet op de agenda").click()
    expect(page.get_by_role("status").first).to_contain_text("De zorg staat op de agenda.")
    page = plain(cast.anneke, concern.get_absolute_url())
    page.get_by_role("button", name="Ik wil liever niet dat dit besproken wordt").click()
    expect(page.get_by_role("status").first).to_contain_text("Uw zorg staat niet meer op de agenda.")


def test_language_filter_and_pages(cast, plain):
    make_member(make_network("zuilen"), cast.anneke, Party.RESIDENT)
    for number in range(21):
        make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK, observation=f"Zorg {number}.")
    page = plain(cast.anneke, "/zorgen/")
    expect(page.locator(".wait")).to_have_count(20)
    page.get_by_role("link", name="Volgende").click()
    expect(page.locator(".wait")).to_have_count(1)
    page.get_by_role("link", name="Zuilen", exact=True).click()
    expect(page.get_by_role("heading", name="Hier staan nog geen zorgen")).to_be_visible()
    page.locator("details.lang summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("netwerk=zuilen"))


def test_the_team_chief_filters_and_reads_a_chart_as_a_table(cast, plain):
    make_signal(cast.overvecht, cast.anneke)
    page = plain(cast.ingrid, "/overzicht/")
    page.get_by_label("Periode").select_option(index=1)
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page).to_have_url(re.compile("periode="))
    details = page.locator("details.more").first
    expect(details.locator("table")).to_be_hidden()
    details.locator("summary").click()
    expect(details.locator("table")).to_be_visible()


def test_an_action_is_done(cast, plain):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    begun = timezone.now() - timedelta(minutes=30)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=begun)
    meeting.refresh_from_db()
    action = services.record_action(
        meeting,
        owner=cast.overvecht.memberships.get(user=cast.youssef),
        title="Lampen tellen",
        due_on=timezone.localdate() + timedelta(days=7),
        submission="lampen",
    )
    page = plain(cast.youssef, "/afspraken/")
    page.get_by_role("button", name=re.compile("^Gedaan")).click()
    action.refresh_from_db()
    assert action.is_open is False


def test_mail_choices_are_kept(cast, plain):
    page = plain(cast.anneke, "/meldingen/")
    page.locator("main fieldset").first.locator("label").last.click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status").first).not_to_be_empty()
    assert MailChoice.objects.filter(user=cast.anneke).exists()


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
