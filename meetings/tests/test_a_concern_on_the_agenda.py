"""A coordinator puts a concern on an agenda under a neutral title: once, told to its reporter."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils.html import strip_tags

from bondgenoten.lib.submission import new_key
from meetings.constants import MAX_AGENDA_ITEMS
from meetings.models import AgendaItem
from meetings.tests.factories import make_draft, make_meeting
from meetings.tests.putting import NEUTRAL, SECRET, mails, put, put_by_service
from networks.constants import Party
from notifications.tests.factories import without_choices
from signals.constants import EventKind, Outcome, Readers
from signals.models import SignalRead
from signals.tests.factories import make_signal


def test_it_comes_at_the_end_under_its_neutral_title(cast, concern, meeting, login):
    response = put(login(cast.mark), concern, meeting, cast.mark)

    assert (response.status_code, response["Location"]) == (302, concern.get_absolute_url())
    item = meeting.agenda.get(position=2)
    assert (item.title, item.signal, item.proposer.user, item.party) == (
        NEUTRAL,
        concern,
        cast.mark,
        Party.POLICE,
    )
    concern.refresh_from_db()
    assert concern.outcome == Outcome.AGENDA
    assert list(concern.events.values_list("kind", "actor__name")) == [
        (EventKind.RECEIVED, "Anneke"),
        (EventKind.PUT_ON_AGENDA, "Mark"),
    ]


def test_the_reporter_is_told_without_text_title_or_names(cast, concern, meeting):
    put_by_service(cast, concern, meeting)

    (mail,) = mails("concern_on_agenda")
    assert (mail.recipient, mail.subject) == (
        cast.anneke,
        "Bondgenoten Overvecht: er is nieuws over uw zorg",
    )
    assert without_choices(mail.text) == (
        "Dag Anneke,\n\n"
        "Er is nieuws over een zorg die u deelde: "
        "wij willen die bespreken op een bijeenkomst, zonder uw naam.\n\n"
        "Liever niet? Dat kunt u zeggen op de pagina van uw zorg.\n\n"
        f"Bekijk het nieuws: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "Liever niet? Dat kunt u zeggen op de pagina van uw zorg." in " ".join(
        strip_tags(mail.html).split()
    )
    everything = f"{mail.subject} {mail.text} {mail.html}"
    assert [word for word in ("Geheim", "knallen", NEUTRAL, "Mark", "Fatima") if word in everything] == []


def test_the_agenda_shows_the_coordinator_and_not_the_reporter(cast, concern, meeting, login):
    put_by_service(cast, concern, meeting)

    page = login(cast.dewi).get(meeting.get_absolute_url()).content.decode()
    agenda = page[
        page.index('<section id="agenda"') : page.index("</ol>", page.index('<section id="agenda"'))
    ]

    assert [word in agenda for word in (NEUTRAL, "Mark", "Anneke", "Geheim", concern.public_id)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_the_reporter_sees_where_and_when_under_which_title(cast, concern, meeting, login):
    put_by_service(cast, concern, meeting)

    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()

    assert [
        words in page
        for words in ("Op de agenda van dinsdag 22 december", NEUTRAL, meeting.get_absolute_url())
    ] == [True, True, True]


def test_two_clicks_are_one_item_and_one_mail(cast, concern, meeting, login):
    client, key = login(cast.mark), new_key(cast.mark.public_id)

    for _ in range(2):
        put(client, concern, meeting, cast.mark, submission=key)

    assert (concern.agenda_items.count(), len(mails("concern_on_agenda"))) == (1, 1)


def test_the_other_coordinator_at_once_finds_it_there(cast, concern, meeting):
    first = put_by_service(cast, concern, meeting, "mark")

    second = put_by_service(cast, concern, meeting, "fatima", title="Andere titel")

    assert (second, concern.agenda_items.count(), len(mails("concern_on_agenda"))) == (first, 1, 1)


def test_a_concern_stands_on_one_coming_agenda(cast, concern, meeting, clock):
    first = put_by_service(cast, concern, meeting)
    later = make_meeting(cast.overvecht, cast.fatima, starts_at=meeting.starts_at + timedelta(days=30))
    assert put_by_service(cast, concern, later, submission="2") == first

    clock.move_to(meeting.ends_at)  # it was discussed, and comes back next time

    assert put_by_service(cast, concern, later, submission="3").meeting == later


def test_the_database_too_knows_that_it_stands_there_once(cast, concern, meeting):
    item = put_by_service(cast, concern, meeting)
    item.pk, item.public_id, item.submission = None, "another", "another"

    with pytest.raises(IntegrityError):
        item.save(force_insert=True)


@pytest.mark.parametrize(
    ("title", "error"),
    [
        ("", "Schrijf een neutrale titel."),
        ("   ", "Schrijf een neutrale titel."),
        ("🎆", "Schrijf het in woorden op."),
    ],
)
def test_a_title_is_needed(cast, concern, meeting, login, title, error):
    response = put(login(cast.mark), concern, meeting, cast.mark, agenda_title=title)

    assert (response.status_code, response.context["form"].errors) == (200, {"agenda_title": [error]})
    assert concern.agenda_items.count() == 0


def test_too_long_a_title_stays_in_the_form(cast, concern, meeting, login):
    response = put(login(cast.mark), concern, meeting, cast.mark, agenda_title="x" * 10_000)

    assert response.context["form"]["agenda_title"].value() == "x" * 10_000
    assert (list(response.context["form"].errors), concern.agenda_items.count()) == (["agenda_title"], 0)


def test_only_coming_meetings_of_the_same_network_can_be_chosen(cast, concern, meeting, login, clock):
    others = [
        make_meeting(cast.zeist, cast.zeist_coordinator),
        make_draft(cast.overvecht, cast.fatima),
        make_meeting(cast.overvecht, cast.fatima, starts_at=meeting.starts_at - timedelta(days=13)),
    ]
    clock.shift(timedelta(days=2))
    client = login(cast.mark)

    page = client.get(f"/zorgen/{concern.public_id}/agenda/").content.decode()

    assert [
        public_id in page for public_id in (meeting.public_id, *(other.public_id for other in others))
    ] == [
        True,
        False,
        False,
        False,
    ]
    for other in others:
        assert list(put(client, concern, other, cast.mark).context["form"].errors) == ["meeting"]
    assert concern.agenda_items.count() == 0


def test_a_full_agenda_is_said(cast, concern, meeting, login):
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, title=f"punt {n}", position=n, party="resident", submission=str(n))
        for n in range(2, MAX_AGENDA_ITEMS + 1)
    )

    response = put(login(cast.mark), concern, meeting, cast.mark)

    assert response.context["form"].errors == {
        "meeting": ["Deze agenda is vol. Kies een andere bijeenkomst."]
    }
    concern.refresh_from_db()
    assert (concern.outcome, len(mails("concern_on_agenda"))) == ("", 0)


def test_during_a_meeting_it_is_too_late(cast, concern, meeting, login, clock):
    clock.move_to(meeting.starts_at)

    response = put(login(cast.mark), concern, meeting, cast.mark)

    assert response.context["form"].errors == {
        "meeting": ["Deze bijeenkomst is al begonnen. Kies een andere."]
    }
    assert concern.agenda_items.count() == 0


def test_without_a_meeting_the_page_leads_to_planning_one(cast, concern, login):
    page = login(cast.mark).get(f"/zorgen/{concern.public_id}/agenda/").content.decode()

    assert "/bijeenkomsten/nieuw/?netwerk=overvecht" in page


@pytest.mark.parametrize("name", ["ingrid", "anneke"])
def test_who_only_reads_may_not(cast, concern, meeting, login, name):
    user = cast.everybody[name]

    assert put(login(user), concern, meeting, user).status_code == 403
    assert concern.agenda_items.count() == 0


def test_a_concern_for_one_coordinator_is_put_by_that_one_only(cast, meeting, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert put(login(cast.fatima), concern, meeting, cast.fatima).status_code == 404
    assert put(login(cast.mark), concern, meeting, cast.mark).status_code == 302


def test_opening_the_form_shows_the_words_and_leaves_the_mark(cast, concern, meeting, login):
    page = login(cast.mark).get(f"/zorgen/{concern.public_id}/agenda/").content.decode()

    assert SECRET in page
    assert list(SignalRead.objects.values_list("reader__name", flat=True)) == ["Mark"]
