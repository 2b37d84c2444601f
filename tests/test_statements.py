"""What anybody may know: accessibility, privacy, where to report a leak; and who runs the site."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.utils import timezone
from django.utils.html import strip_tags

from bondgenoten.environment import EXAMPLES
from bondgenoten.lib.checks import organisation_is_filled_in
from meetings import links
from meetings.tests.factories import attendance, make_draft, make_meeting
from notifications.delivery import wipe_bodies
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail

FOOT = ("/toegankelijkheid/", "/privacy/", "/.well-known/security.txt")


def words(response) -> str:
    """The text of a page on one line."""
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture(autouse=True)
def organisation(settings):
    settings.ORGANISATION_NAME = "Gemeente Dorp <aan Zee>"
    settings.ORGANISATION_EMAIL = "loket@dorp.example"
    settings.PRIVACY_CONTACT = "fg@dorp.example"


def test_every_page_leads_to_all_three(cast, client):
    prepare = links.prepare_path(attendance(make_meeting(cast.overvecht, cast.fatima), cast.youssef))
    pages = [client.get(url).content.decode() for url in ("/account/login/", prepare, *FOOT[:2])]
    client.force_login(cast.beheer)
    pages += [client.get(url).content.decode() for url in ("/", "/beheer/", *FOOT[:2])]

    assert [[page.count(f'<a href="{url}">') >= 1 for url in FOOT] for page in pages] == [[True] * 3] * 8


def test_somebody_logged_in_keeps_the_menu(cast, client):
    menus = [b'class="menu' in client.get("/privacy/").content]
    client.force_login(cast.anneke)
    menus.append(b'class="menu' in client.get("/privacy/").content)

    assert menus == [False, True]


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Toegankelijkheid – Bondgenoten"), ("en", "Accessibility – Bondgenoten")]
)
def test_in_the_language_of_the_reader(client, db, language, title):
    client.cookies["django_language"] = language
    page = client.get("/toegankelijkheid/").content.decode()

    assert (f'<html lang="{language}">' in page, f"<title>{title}</title>" in page) == (True, True)


def test_a_name_with_signs_is_shown_as_it_is(client, db):
    for url in FOOT[:2]:
        assert "Gemeente Dorp &lt;aan Zee&gt;" in client.get(url).content.decode()


STATUSES = {
    "Status C: eerste maatregelen genomen.": ("first", None),
    "Een onafhankelijke partij heeft de site nog niet getest.": ("first", None),
    "De site voldoet nog niet goed genoeg aan de eisen.": ("first", date(2026, 6, 1)),
    "Status B: voldoet gedeeltelijk.": ("partly", date(2026, 6, 1)),
    "Status A: voldoet volledig.": ("fully", date(2026, 6, 1)),
}


@pytest.mark.parametrize(("sentence", "state"), STATUSES.items())
def test_the_status_is_the_one_that_was_set(client, db, settings, sentence, state):
    settings.ACCESSIBILITY_STATUS, settings.ACCESSIBILITY_AUDITED_ON = state
    page = words(client.get("/toegankelijkheid/"))

    said = {text for text in STATUSES if text in page}
    assert sentence in said
    assert {STATUSES[text][0] for text in said} == {state[0]}
    assert ("getest op maandag 1 juni 2026" in page) == (state[1] is not None)


def test_who_to_ask_and_within_how_many_days(client, db, settings):
    settings.ACCESSIBILITY_ANSWER_DAYS, settings.ORGANISATION_PHONE = 3, "14 0118"
    page = words(client.get("/toegankelijkheid/"))

    assert "Mail naar loket@dorp.example of bel 14 0118." in page
    assert "Binnen 3 werkdagen hoort u wat wij eraan doen." in page


def test_without_a_telephone_number_none_is_named(client, db):
    assert "Mail naar loket@dorp.example." in words(client.get("/toegankelijkheid/"))


def test_the_privacy_page_names_the_officer_and_the_terms_of_the_code(client, db):
    page = words(client.get("/privacy/"))

    assert "van Gemeente Dorp &lt;aan Zee&gt;: fg@dorp.example." in page
    assert "De tekst van andere mail: 30 dagen." in page
    assert "Uw login op een apparaat: 14 dagen, of tot u uitlogt." in page


def test_the_text_of_mail_is_kept_no_longer_than_the_page_says(cast):
    make_mail(cast.youssef, "old")
    made = timezone.now() - timedelta(days=30, seconds=1)
    OutgoingMail.objects.update(created_at=made, status="sent")

    assert wipe_bodies() == 1


def test_the_error_service_is_named_where_there_is_one(client, db, settings):
    said = ["dienst die fouten verzamelt" in words(client.get("/privacy/"))]
    settings.SENTRY_DSN = "https://key@errors.example/1"
    said.append("dienst die fouten verzamelt" in words(client.get("/privacy/")))

    assert said == [False, True]


def test_the_cookies_on_the_page_are_those_that_are_set(cast, client):
    """Log in, choose a language, send invitations: whatever sets a cookie."""
    draft = make_draft(cast.overvecht, cast.fatima)
    client.force_login(cast.fatima)
    client.get(f"/bijeenkomsten/{draft.public_id}/uitnodigen/")
    client.post("/taal/", {"language": "nl", "next": "/"})
    client.post(f"/bijeenkomsten/{draft.public_id}/uitnodigen/")
    listed = client.get("/privacy/").context["cookies"]

    assert sorted([*client.cookies, "mfa_trusted"]) == sorted(listed.values())  # that one only when asked for


def read(client) -> dict[str, str]:
    """The fields of security.txt."""
    response = client.get(FOOT[2])
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


@time_machine.travel("2026-11-24T15:30:00Z", tick=False)
def test_security_txt(client, db, settings):
    settings.SECURITY_CONTACT, settings.BASE_URL = (
        "https://dorp.example/melden",
        "https://bondgenoten.example",
    )

    assert read(client) == {
        "Contact": "https://dorp.example/melden",
        "Expires": "2027-05-23T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://bondgenoten.example/.well-known/security.txt",
    }


def test_security_txt_ends_within_a_year_and_is_in_force(client, db):
    ends = datetime.fromisoformat(read(client)["Expires"])

    assert timezone.now() + timedelta(days=170) < ends < timezone.now() + timedelta(days=365)


def test_an_address_without_https_is_no_canonical_one(client, db, settings):
    settings.BASE_URL = "http://127.0.0.1:8000"

    assert set(read(client)) == {"Contact", "Expires", "Preferred-Languages"}


def test_the_check_names_what_still_is_the_example(settings):
    assert organisation_is_filled_in(None) == []
    settings.PRIVACY_CONTACT = EXAMPLES["PRIVACY_CONTACT"]

    [warning] = organisation_is_filled_in(None)
    assert (warning.id, warning.msg.endswith("set PRIVACY_CONTACT.")) == ("bondgenoten.W001", True)


def test_the_example_file_holds_what_the_check_knows_as_examples():
    lines = (django_settings.BASE_DIR / ".env.example").read_text().splitlines()

    assert [f"{name}={value}" in lines for name, value in EXAMPLES.items()] == [True] * 3
