"""The full round in a real browser: plan, invite, answer; share, read, reply, put on the agenda.

Runs at phone and desktop width, on SQLite and on PostgreSQL with Redis. Mail goes through the outbox and its
sender into Django's memory mailbox; what is read here is what went over the wire.
"""

import re
from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from bondgenoten.lib import dates
from meetings.constants import Rsvp
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.tests.factories import attendance
from networks.tests.factories import make_cast
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from signals.models import Signal
from tests.browser.conftest import BROWSER, DESKTOP, PHONE, new_page

pytestmark = [*BROWSER, pytest.mark.round]
OBSERVATION = (
    "Bijna elke avond harde knallen bij de speeltuin. <b>{{ 7*7 }}</b> Kinderen durven niet naar buiten."
)


@pytest.fixture
def people(settings):
    settings.MAIL_QUIET_HOURS = None  # the round is the same at any hour of the day
    return make_cast()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_round(people, open_context, viewport, client, live_server):
    meeting = fatima_plans_and_sends(people, open_context, viewport)
    link = every_member_is_invited(people, meeting)
    youssef_answers_and_proposes(people, open_context, link, meeting)
    concern = anneke_shares_a_concern(people, open_context, viewport)
    mark_reads_replies_and_asks_to_discuss_it(people, open_context, viewport)
    anneke_agrees_and_it_is_on_the_agenda(people, open_context, viewport, concern, meeting)
    anneke_hears_what_became_of_it(people, open_context, viewport, concern, meeting)
    time_passes_and_reminders_go_out_once(people, meeting)
    others_see_what_is_theirs(people, open_context, viewport, client, meeting, concern)


def post_of(user, subject_part: str) -> list:
    """The mails of somebody in the mailbox whose subject holds a text."""
    return [m for m in mail.outbox if m.to == [user.email] and subject_part in m.subject]


def deliver() -> None:
    """What the worker does when it is woken."""
    send_due()
    assert not OutgoingMail.objects.exclude(status__in=("sent", "expired")).exists()


def fatima_plans_and_sends(people, open_context, viewport) -> Meeting:
    page = new_page(open_context(viewport=viewport))
    page.goto("/bijeenkomsten/nieuw/")
    log_in_by_code(page, people.fatima)
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan een bijeenkomst")
    day = timezone.localdate() + timedelta(days=14)
    page.get_by_label("Dag").fill(day.isoformat())
    page.get_by_label("Van", exact=True).fill("19:30")
    page.get_by_label("Tot", exact=True).fill("21:00")
    page.get_by_label("Waar?").fill("Buurthuis De Stoep, Gambiadreef 60")
    for number, title in enumerate(("Wat deden wij?", "Licht in het park", "Samen eten"), start=1):
        page.get_by_label(f"Punt {number}").fill(title)
    page.get_by_role("button", name="Verder naar de uitnodiging").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze mail gaat naar 7 mensen")
    preview = page.locator(".mail-preview")
    expect(preview).to_contain_text("Dag Fatima,")
    expect(preview).to_contain_text(dates.day(day, year=True))
    assert not [m for m in mail.outbox if "komt u op" in m.subject]
    page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(page.get_by_role("status").first).to_contain_text("De uitnodigingen gaan naar 7 mensen.")
    assert page.problems == []
    return Meeting.objects.get()


def log_in_by_code(page, user) -> None:
    expect(page).to_have_url(re.compile("/account/login/"))
    page.get_by_label("E-mailadres").first.fill(user.email)
    page.get_by_role("button", name="Stuur mij een code").click()
    deliver()
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", post_of(user, "")[-1].body, re.MULTILINE)[1]
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Verder").click()


def every_member_is_invited(people, meeting) -> str:
    table = {
        people.fatima,
        people.mark,
        people.ingrid,
        people.youssef,
        people.anneke,
        people.dewi,
        people.samira,
    }
    assert {a.membership.user for a in Attendance.objects.filter(meeting=meeting)} == table
    deliver()
    for user in table:
        (message,) = post_of(user, "komt u op")
        parsed = BytesParser(policy=policy.default).parsebytes(message.message().as_bytes())
        parts = {part.get_content_type(): part for part in parsed.walk() if not part.is_multipart()}
        assert sorted(parts) == ["text/calendar", "text/html", "text/plain"]
        assert parts["text/calendar"]["Content-Type"].params["method"] == "REQUEST"
        for kind in ("text/plain", "text/html"):
            assert dates.day(meeting.starts_at, year=True) in parts[kind].get_content()
    return re.search(r"https?://\S+\?antwoord=ja", post_of(people.youssef, "komt u op")[0].body)[0]


def youssef_answers_and_proposes(people, open_context, link, meeting) -> None:
    page = new_page(open_context(viewport=PHONE))
    for _scanner in range(2):
        page.goto(link)
    assert attendance(meeting, people.youssef).rsvp == Rsvp.NONE
    for text in (dates.day(meeting.starts_at).split(" ", 1)[1], "Buurthuis De Stoep", "Samen eten"):
        expect(page.locator("main")).to_contain_text(text)
    expect(page.locator("main")).to_contain_text("U bent uitgenodigd door Fatima (gemeente), Mark (politie)")
    expect(page.locator("main")).to_contain_text("U koos: ja, ik kom")
    page.get_by_role("button", name="Bevestig dit antwoord").click()
    expect(page.locator("main")).to_contain_text("Genoteerd, Youssef")
    assert attendance(meeting, people.youssef).rsvp == Rsvp.YES
    page.get_by_label("Wilt u iets bespreken?").fill("Een bank bij de <script>winkel</script>")
    page.get_by_role("button", name="Stel dit punt voor").click()
    expect(page.locator("#agenda")).to_contain_text("Een bank bij de <script>winkel</script>")
    item = AgendaItem.objects.get(title__startswith="Een bank")
    assert (item.proposer.user, item.via_link) == (people.youssef, True)
    assert page.problems == []


def anneke_shares_a_concern(people, open_context, viewport) -> Signal:
    page = new_page(open_context(people.anneke, viewport=viewport))
    page.goto("/")
    page.get_by_role("link", name="Deel een zorg").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deel een zorg")
    page.get_by_label("Wat merkte u?").fill(OBSERVATION)
    page.get_by_label("Waar?").select_option(label="Tigrisdreef en omgeving")
    page.get_by_text("Gisteren", exact=True).click()
    page.get_by_text("Zelf gemerkt", exact=True).click()
    page.get_by_text("Gespannen", exact=True).click()
    readers = page.get_by_text("Fatima (gemeente), Mark (politie), Ingrid (teamchef)", exact=True)
    expect(readers).to_be_visible()
    page.get_by_role("button", name="Deel deze zorg").click()
    expect(page.get_by_role("status").first).to_contain_text("Uw zorg is gedeeld. Dank u wel.")
    concern = Signal.objects.get()
    assert concern.observation == OBSERVATION
    expect(page.locator("main")).to_contain_text(f"uiterlijk {dates.day(concern.promised_on)}")
    deliver()
    (confirmation,) = post_of(people.anneke, "wij hebben uw zorg ontvangen")
    assert dates.day(concern.promised_on, year=True) in confirmation.body
    page.goto("/zorgen/?van=mij")
    expect(page.get_by_role("link", name=re.compile("Bijna elke avond"))).to_be_visible()
    assert page.problems == []
    return concern


def mark_reads_replies_and_asks_to_discuss_it(people, open_context, viewport) -> None:
    page = new_page(open_context(people.mark, viewport=viewport))
    page.goto("/zorgen/wegen/")
    first = page.locator(".con").first
    expect(first).to_contain_text("Bijna elke avond harde knallen")
    first.get_by_role("link", name="Lees en antwoord").click()
    expect(page.locator("blockquote")).to_contain_text("<b>{{ 7*7 }}</b>")
    page.get_by_label("Uw bericht").fill("Dank u wel. Onze wijkagent loopt daar vrijdag langs.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("#thread")).to_contain_text("Onze wijkagent loopt daar vrijdag langs.")
    page.get_by_role("link", name="Zet op de agenda").click()
    page.get_by_label("Titel op de agenda").fill("Geluid bij speeltuinen")
    page.get_by_role("button", name="Vraag het eerst aan de melder").click()
    expect(page.get_by_role("status").first).to_contain_text("De melder krijgt eerst de vraag.")
    assert page.problems == []


def anneke_agrees_and_it_is_on_the_agenda(people, open_context, viewport, concern, meeting) -> None:
    deliver()
    assert len(post_of(people.anneke, "er is u iets gevraagd over uw zorg")) == 1
    page = new_page(open_context(people.anneke, viewport=viewport))
    page.goto(concern.get_absolute_url())
    expect(page.locator(".panel")).to_contain_text("De titel op de agenda is “Geluid bij speeltuinen”.")
    page.get_by_role("button", name="Ja, dat is goed").click()
    expect(page.get_by_role("status").first).to_contain_text("Uw zorg staat op de agenda")
    assert page.problems == []
    page = new_page(open_context(people.mark, viewport=viewport))
    page.goto(meeting.get_absolute_url())
    point = page.locator("#agenda li", has_text="Geluid bij speeltuinen")
    expect(point).to_contain_text("Mark")
    assert "Anneke" not in page.locator("#agenda").inner_text()
    assert page.problems == []


def anneke_hears_what_became_of_it(people, open_context, viewport, concern, meeting) -> None:
    deliver()
    news = post_of(people.anneke, "er is nieuws over uw zorg")
    assert len(news) == 1  # the reply; of the agenda they know, it was their yes
    news += post_of(people.anneke, "er is u iets gevraagd")
    for message in news:
        whole = message.message().as_string()
        for secret in ("wijkagent", "knallen", "Geluid bij", "Mark"):
            assert secret not in whole
    page = new_page(open_context(people.anneke, viewport=viewport))
    page.goto(concern.get_absolute_url())
    main = page.locator("main")
    expect(main).to_contain_text("Gelezen door de coördinator van de politie.")
    expect(main).to_contain_text("Onze wijkagent loopt daar vrijdag langs.")
    expect(main).to_contain_text(f"Op de agenda van {dates.day(meeting.starts_at)}")
    page.get_by_role("button", name="Ik wil liever niet dat dit besproken wordt").click()
    expect(page.get_by_role("status").first).to_contain_text("Uw zorg staat niet meer op de agenda.")
    deliver()
    assert len(post_of(people.mark, "een zorg staat niet meer op de agenda")) == 1
    assert page.problems == []


def time_passes_and_reminders_go_out_once(people, meeting) -> None:
    mail.outbox.clear()
    local = timezone.localtime(meeting.starts_at)
    week_before, day_before = (
        (local - timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0) for days in (7, 1)
    )
    silent = {people.fatima, people.mark, people.ingrid, people.anneke, people.dewi, people.samira}
    for _again in range(2):
        sweep(week_before)
    assert {m.to[0] for m in mail.outbox} == {user.email for user in silent}
    assert len(mail.outbox) == len(silent)
    mail.outbox.clear()
    for _again in range(2):
        sweep(day_before)
    assert [m.to for m in mail.outbox] == [[people.youssef.email]]


def sweep(moment: datetime) -> None:
    """Both commands, as an administrator would run them for another moment."""
    for command in ("send_reminders", "send_mail"):
        call_command(command, "--now", moment.isoformat())


def others_see_what_is_theirs(people, open_context, viewport, client, meeting, concern) -> None:
    page = new_page(open_context(people.ingrid, viewport=viewport))
    page.goto(meeting.get_absolute_url())
    expect(page.locator(".who", has_text="Bewoners")).to_contain_text("Youssef")
    expect(page.locator(".who", has_text="Bewoners")).to_contain_text("komt")
    page.goto("/zorgen/")
    expect(page.get_by_role("link", name=re.compile("Bijna elke avond"))).to_be_visible()
    assert page.problems == []
    secrets = ("knallen", "Geluid bij", "wijkagent", "De Stoep", "Samen eten")
    for user, own in (
        (people.rob, "/"),
        (people.beheer, "/beheer/"),
        (people.lotte, "/"),
        (people.priya, "/"),
    ):
        client.force_login(user)
        for url in (own, "/", "/netwerken/"):
            text = client.get(url).content.decode()
            assert [secret for secret in secrets if secret in text] == []
        for url in (meeting.get_absolute_url(), concern.get_absolute_url(), "/zorgen/wegen/"):
            assert client.get(url).status_code == 404
    client.logout()
    for url in ("/", meeting.get_absolute_url(), concern.get_absolute_url()):
        assert client.get(url).status_code == 302
