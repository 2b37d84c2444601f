"""My data: everything that is kept about me, by subject; a copy to take along; nothing of others."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import audit
from accounts.models import AuditEvent, DataRequest
from accounts.own_data import sections_of
from bondgenoten.lib.ids import new_public_id
from meetings.models import AgendaItem
from meetings.tests.factories import make_action, make_meeting
from networks.models import Invitation, Membership
from notifications.constants import How
from notifications.models import MailChoice
from notifications.tests.factories import make_mail
from signals.constants import Readers
from signals.services import mark_read, write_reply
from signals.tests.factories import make_signal

MINE, THEIRS, ANSWER = "Ik hoor elke nacht knallen.", "Iets van een ander.", "Wij gaan kijken."


def live_a_little(cast, number: int = 1) -> None:
    """Anneke does one more of everything; so does Youssef, of which she must see nothing."""
    for user, words in ((cast.anneke, MINE), (cast.youssef, THEIRS)):
        seat = cast.overvecht.memberships.get(user=user)
        concern = make_signal(cast.overvecht, user, observation=f"{words} {number}", readers=Readers.NETWORK)
        write_reply(concern, actor=cast.mark, text=f"{ANSWER} {user.name}", submission=new_public_id())
        past = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() - timedelta(days=number))
        AgendaItem.objects.create(
            meeting=past,
            title=f"Punt: {words}",
            position=5,
            proposer=seat,
            party=seat.party,
            submission=new_public_id(),
        )
        make_action(past, user, title=f"Doen: {words}")
        MailChoice.objects.create(user=user, topic=f"reminders{number}", how=How.OFF)
        make_mail(user, f"{user.pk}-{number}")
        audit.record("membership.paused", actor=cast.mark, thing=seat)
        Invitation.objects.create(
            network=cast.zeist,
            email=user.email,
            party="resident",
            token_hash=f"{user.pk}-{number}",
            expires_at=timezone.now(),
            revoked_at=timezone.now(),
        )
        mark_read(make_signal(cast.overvecht, cast.dewi, readers=Readers.NETWORK), reader=user)


def test_every_sort_of_data_has_a_page_with_it(cast, login):
    live_a_little(cast)
    client = login(cast.anneke)

    pages = {s.name: client.get(f"/account/gegevens/over/{s.slug}/") for s in sections_of(cast.anneke)}

    shown = {name: len(page.context["rows"]) for name, page in pages.items()}
    assert {name: count for name, count in shown.items() if count} == {
        "account": 1,
        "login_addresses": 1,
        "sessions": 1,
        "seats": 1,
        "invitations": 1,
        "concerns": 1,
        "reading": 1,
        "steps": 1,
        "attendance": 2,
        "agenda_items": 1,
        "actions": 1,
        "mail_choices": 1,
        "mail": 5,
        "audit": 1,
    }
    text = pages["concerns"].content.decode()
    assert f"{MINE} 1" in text
    assert f"{ANSWER} Anneke" in text
    assert "politie" in text
    assert all(THEIRS not in page.content.decode() for page in pages.values())
    assert all("Mark" not in page.content.decode() for page in pages.values())


def test_the_overview_counts_what_there_is(cast, login):
    live_a_little(cast)

    context = login(cast.anneke).get("/account/gegevens/").context

    counts = {one["section"].name: one["count"] for one in context["kept"]}
    assert (counts["concerns"], counts["attendance"], counts["mail"]) == (1, 2, 5)
    assert "planned" not in counts
    assert "Bijeenkomsten die u plande" in context["nothing"]
    facts = {fact.key: fact.shown for fact in context["account"]}
    assert (facts["name"], facts["address"]) == ("Anneke", "anneke@example.org")


def test_a_reason_for_removal_is_shown_to_the_person_only(cast, login):
    Membership.objects.filter(user=cast.dewi).update(
        to_date=timezone.localdate() - timedelta(days=1), ending="removed", ending_note="Kwam niet meer."
    )

    text = login(cast.dewi).get("/account/gegevens/over/netwerken/").content.decode()

    assert "Kwam niet meer." in text


def test_long_lists_come_in_pages_and_whole_in_the_copy(cast, login):
    for number in range(23):
        make_mail(cast.anneke, f"m{number}")
    client = login(cast.anneke)

    assert len(client.get("/account/gegevens/over/post/").context["rows"]) == 20
    assert len(client.get("/account/gegevens/over/post/?pagina=2").context["rows"]) == 3
    copy = json.loads(client.post("/account/gegevens/kopie/", {"soort": "json"}).content)
    mail = next(section for section in copy["sections"] if section["name"] == "mail")
    assert len(mail["rows"]) == 23


def test_the_copy_for_machines(cast, login):
    live_a_little(cast)

    response = login(cast.anneke).post("/account/gegevens/kopie/", {"soort": "json"})

    copy = json.loads(response.content)
    assert (copy["format"], copy["version"], copy["language"]) == ("bondgenoten/own-data", 1, "nl")
    sections = {section["name"]: section["rows"] for section in copy["sections"]}
    assert list(sections) == [section.name for section in sections_of(cast.anneke)]
    assert sections["account"][0]["address"] == "anneke@example.org"
    assert sections["seats"][0]["party"] == "resident"
    assert sections["concerns"][0]["observation"] == f"{MINE} 1"
    assert ANSWER in sections["concerns"][0]["replies"][0]
    assert THEIRS not in response.content.decode()
    day = timezone.localdate().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="mijn-gegevens-bondgenoten-{day}.json"'
    assert response["Content-Type"] == "application/json"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("language", "words"), [("nl", "Mijn gegevens"), ("en", "My data")])
def test_the_copy_to_read_stands_alone(cast, login, language, words):
    live_a_little(cast)
    cast.anneke.language = language
    cast.anneke.save()

    response = login(cast.anneke).post("/account/gegevens/kopie/", {"soort": "html"})

    page = response.content.decode()
    assert f'<html lang="{language}">' in page
    assert f"<h1>{words}</h1>" in page
    assert all(text in page for text in (f"{MINE} 1", f"{ANSWER} Anneke", "anneke@example.org"))
    assert THEIRS not in page
    assert all(link not in page for link in ("src=", "href=", "<script", "url("))
    assert response["Content-Disposition"].endswith('.html"')


def test_taking_a_copy_is_recorded(cast, login):
    login(cast.anneke).post("/account/gegevens/kopie/", {"soort": "html"})

    request = DataRequest.objects.get()
    assert (request.user, request.kind, request.by_itself) == (cast.anneke, "access", True)
    assert request.done_at is not None
    line = AuditEvent.objects.get(event="data.exported")
    assert (line.actor, line.object_id) == (cast.anneke, cast.anneke.public_id)


def test_another_sort_of_copy_is_no_copy(cast, login):
    assert login(cast.anneke).post("/account/gegevens/kopie/", {"soort": "exe"}).status_code == 404
    assert DataRequest.objects.count() == 0


def test_what_people_wrote_is_shown_as_they_wrote_it(cast, login):
    make_signal(cast.overvecht, cast.anneke, observation="<b>Hard</b> & 'luid'")
    client = login(cast.anneke)

    page = client.get("/account/gegevens/over/zorgen/").content.decode()
    copy = client.post("/account/gegevens/kopie/", {"soort": "html"}).content.decode()

    assert all("&lt;b&gt;Hard&lt;/b&gt; &amp; &#x27;luid&#x27;" in text for text in (page, copy))


def asked(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([q for q in queries.captured_queries if q["sql"].lstrip("(").startswith("SELECT")])


def test_no_page_asks_often_nor_more_often_for_more(cast, login):
    client = login(cast.anneke)
    urls = [f"/account/gegevens/over/{section.slug}/" for section in sections_of(cast.anneke)]
    urls += [f"/account/gegevens/{name}" for name in ("", "wissen/", "wijzigen/", "adres/", "vraag/")]
    live_a_little(cast)
    one = {url: asked(client, url) for url in urls}
    live_a_little(cast, 2)
    live_a_little(cast, 3)
    three = {url: asked(client, url) for url in urls}

    assert three == one
    assert {url: count for url, count in three.items() if count > 12} == {}
