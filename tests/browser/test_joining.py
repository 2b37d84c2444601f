"""From the mail to the first screen, on a phone, with and without JavaScript; and inviting people."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from meetings.tests.factories import make_meeting
from networks.constants import Party
from networks.models import Invitation, Membership
from networks.services import invitations
from networks.services.paper import add_on_paper
from networks.tests.factories import make_cast, make_invitation
from notifications.delivery import send_due
from tests.browser import examine
from tests.browser.conftest import BROWSER, DESKTOP, new_page

pytestmark = BROWSER
LINK = re.compile(r"https?://\S+/uitnodiging/\S+")
LONG = "Speeltuinonderhoudsvrijwilligersbijeenkomst"  # no place to break a line


@pytest.fixture
def cast(transactional_db, settings):
    settings.MAIL_QUIET_HOURS = None
    cast = make_cast()
    make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=9))
    return cast


def link_from_the_mail() -> str:
    """What somebody taps in the mail that went over the wire."""
    send_due()
    (sent,) = [sent for sent in mail.outbox if "doet u mee" in sent.subject]
    return LINK.search(sent.body)[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_resident_is_in_with_two_taps_and_a_name(cast, open_context, scripts):
    invitations.invite(cast.overvecht, email="noor@example.org", party=Party.RESIDENT, actor=cast.fatima)
    page = new_page(open_context(java_script_enabled=scripts))

    page.goto(link_from_the_mail())  # the first tap
    expect(page.get_by_role("heading", level=1)).to_have_text("Doet u mee met Bondgenoten Overvecht?")
    page.get_by_label("Hoe wilt u genoemd worden?").fill("Noor")
    page.get_by_role("button", name="Ja, ik doe mee").click()  # the second

    expect(page.get_by_role("heading", level=1)).to_have_text("U bent erbij, Noor")
    expect(page.get_by_role("heading", name="Volgende bijeenkomst")).to_be_visible()
    page.get_by_role("link", name="Naar Vandaag", exact=True).click()
    expect(page.get_by_role("button", name="Misschien")).to_be_visible()  # the next meeting asks already
    assert page.problems == []
    assert User.objects.get(email="noor@example.org").memberships.get().network == cast.overvecht


def test_who_logs_in_already_joins_with_one_tap(cast, open_context):
    token = make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)
    page = new_page(open_context(cast.lotte))
    page.goto(f"/uitnodiging/{token}/")
    page.get_by_role("button", name="Ja, ik doe mee").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent erbij, Lotte")
    assert Membership.objects.filter(user=cast.lotte).count() == 2


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_coordinator_looks_and_sends(cast, open_context, scripts):
    page = new_page(open_context(cast.fatima, java_script_enabled=scripts))
    page.goto("/netwerken/overvecht/")
    page.get_by_role("link", name="Mensen uitnodigen").click()
    page.get_by_label("Wie nodigt u uit?").fill("Noor <noor@example.org>, ali@example.org")
    page.get_by_text("bewoner", exact=True).first.click()
    page.get_by_role("button", name="Eerst bekijken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    assert Invitation.objects.count() == 0
    page.get_by_role("button", name="Verstuur 2 uitnodigingen").click()
    expect(page.get_by_role("status").first).to_contain_text("2 uitnodigingen zijn onderweg.")
    page.get_by_role("button", name="Intrekken ali@example.org").click()
    expect(page.get_by_role("status").first).to_contain_text("is ingetrokken")
    assert list(Invitation.objects.open().values_list("email", flat=True)) == ["noor@example.org"]


def test_a_list_is_uploaded_without_scripts(cast, open_context):
    page = new_page(open_context(cast.fatima, viewport=DESKTOP, java_script_enabled=False))
    page.goto("/netwerken/overvecht/uitnodigen/lijst/")
    content = "Naam;Mail\nNoor;noor@example.org\n".encode("cp1252")
    page.get_by_label("Uw lijst").set_input_files(
        {"name": "lijst.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Bekijk de lijst").click()
    page.get_by_role("button", name="Verstuur 1 uitnodiging").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mensen uitnodigen")
    assert Invitation.objects.get().name == "Noor"


def wrong_with(page: Page) -> dict[str, list[str]]:
    """What is wrong with the page on screen, by view."""
    found = {"moves": examine.moving(page)}
    for view in examine.VIEWS:
        examine.show(page, view)
        found[view] = examine.sideways(page) + examine.small_targets(page)
        for scheme in examine.SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{view} {scheme}"] = examine.violations(page)
    return {view: wrong for view, wrong in found.items() if wrong}


@pytest.fixture
def examined(open_context):
    """``examined(user, url)``: a page of somebody with axe in it, which our content policy would refuse."""

    def open_(user, url: str) -> Page:
        page = open_context(user, bypass_csp=True).new_page()
        page.add_init_script(path=examine.AXE)
        page.goto(url)
        return page

    return open_


def test_each_face_of_the_link_is_for_everybody(cast, examined):
    cast.overvecht.name = f"Bondgenoten {LONG}"
    cast.overvecht.save()
    new = make_invitation(cast.overvecht, cast.fatima, f"{LONG}@example.org")
    known = make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)
    found = {}
    page = examined(None, f"/uitnodiging/{new}/")
    found["new"] = wrong_with(page)
    page.get_by_label("Hoe wilt u genoemd worden?").fill("")
    page.get_by_role("button", name="Ja, ik doe mee").click()
    found["mistakes"] = wrong_with(page)
    for name, user, token in (
        ("log in", None, known),
        ("one tap", cast.lotte, known),
        ("other", cast.anneke, new),
    ):
        found[name] = wrong_with(examined(user, f"/uitnodiging/{token}/"))
    found["unknown"] = wrong_with(examined(None, "/uitnodiging/weg/"))
    page = examined(None, f"/uitnodiging/{new}/")
    page.get_by_role("button", name="Nee, ik doe niet mee").click()
    found["declined"] = wrong_with(page)
    found["ended"] = wrong_with(examined(None, f"/uitnodiging/{new}/"))
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_each_page_to_invite_is_for_everybody(cast, examined):
    for number in range(3):
        make_invitation(cast.overvecht, cast.fatima, f"{number}{LONG}@example.org", name=LONG)
    fields = {"name": LONG, "party": Party.PARTNER, "language": "nl", "phone": "06 12345678"}
    add_on_paper(cast.overvecht, actor=cast.fatima, **fields)
    meeting = make_meeting(cast.overvecht, cast.fatima)
    found = {}
    page = examined(cast.mark, "/netwerken/overvecht/uitnodigen/")
    found["list"] = wrong_with(page)
    page.get_by_label("Wie nodigt u uit?").fill(f"{LONG} <noor@example.org>, {LONG}, a@{LONG}.nl")
    page.get_by_text("bewoner", exact=True).first.click()
    page.get_by_role("button", name="Eerst bekijken").click()
    found["preview"] = wrong_with(page)
    for name in ("lijst", "papier"):
        page = examined(cast.mark, f"/netwerken/overvecht/uitnodigen/{name}/")
        found[name] = wrong_with(page)
    page = examined(cast.mark, "/netwerken/overvecht/uitnodigen/lijst/")
    rows = f"{LONG};Mail\n{LONG};noor@example.org\nPiet;fout\n"
    page.get_by_label("Uw lijst").set_input_files(
        {"name": "lijst.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.get_by_role("button", name="Bekijk de lijst").click()
    found["columns"] = wrong_with(page)
    found["meeting"] = wrong_with(examined(cast.mark, meeting.get_absolute_url()))
    found["welcome"] = wrong_with(examined(cast.anneke, "/netwerken/overvecht/welkom/"))
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
