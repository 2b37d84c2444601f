"""The figures of a summary are those of the screen at that moment: kept, on its page, and in both mails."""

import re

import pytest
import time_machine

from insights.models import Summary
from insights.tests.leading import (
    amsterdam,
    answered_at,
    mails_to,
    make_led_network,
    met_at,
    only,
    people,
    shared_at,
    sweep,
    words,
)
from meetings import services
from meetings.tests.factories import attendance, make_action
from signals.constants import Readers
from signals.models import Theme

KINDS = [("weekly_summary", "2026-12-07 07:00", "week"), ("monthly_summary", "2027-01-01 07:00", "maand")]


@pytest.fixture(autouse=True)
def clock():
    """Before the first of both summaries; what happens here happens later."""
    with time_machine.travel(amsterdam("2026-12-02 09:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def busy(cast):
    """Two networks of Ingrid in the weeks before, with something in every figure."""
    other = make_led_network("kanaleneiland", cast.ingrid)
    for network, (planner, resident), dates in (
        (cast.overvecht, (cast.mark, cast.anneke), ("2026-11-10", "2026-12-01", "2026-12-20")),
        (other, people(other), ("2026-12-04", "2026-12-05", "2026-12-22")),
    ):
        concerns = [
            shared_at(
                network,
                resident,
                f"{date} 12:00",
                theme=Theme.objects.get(code="online"),
                readers=Readers.COORDINATORS,
                observation="Geheime zorg",
            )
            for date in dates
        ]
        answered_at(concerns[0], planner, f"{concerns[0].promised_on} 12:00")
        meeting = met_at(network, planner, "2026-12-03 19:30")
        action = make_action(meeting, planner, due_on=amsterdam("2026-12-06 12:00").date())
        services.finish_action(action)
    make_action(meeting, planner, due_on=amsterdam("2026-12-05 12:00").date())
    own = met_at(cast.overvecht, cast.fatima, "2026-11-24 19:30")
    make_action(own, cast.ingrid, "Geheime afspraak", due_on=amsterdam("2027-01-04 12:00").date())
    coming = met_at(cast.overvecht, cast.fatima, "2027-01-19 19:30", place="Geheime plek")
    services.answer(attendance(coming, cast.youssef), rsvp="yes")
    return cast


def section(response, name: str) -> str:
    """The words of one part of a page, without links, which a kept page does not have."""
    page = response.content.decode()
    (part,) = re.findall(rf'(?s)<section[^>]*aria-labelledby="{name}">(.*?)</section>', page)
    part = re.sub(r'(?s)<form class="filterbar".*?</form>', "", part)
    part = re.sub(r'(?s)<a href="/bijeenkomsten/[^"]*">.*?</a>', "", part)
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


@pytest.mark.parametrize(("kind", "moment", "period"), KINDS)
def test_the_figures_are_the_same(busy, login, clock, kind, moment, period):
    only(busy.ingrid, kind)
    assert sweep(clock, moment)[-1][0] == kind

    kept = Summary.objects.get(recipient=busy.ingrid, due_at=amsterdam(moment))
    screen = login(busy.ingrid).get(f"/overzicht/?periode={period}").context
    assert kept.figures == screen["figures"]
    assert kept.needs == [need.neutral for need in screen["needs"]]
    assert kept.figures.moment == amsterdam(moment)
    figures = kept.figures
    assert min(figures.shared, figures.promised, figures.actions, figures.actions_late, figures.met) > 0


@pytest.mark.parametrize(("kind", "moment", "period"), KINDS)
def test_every_word_of_them_on_the_kept_page_too(busy, login, clock, kind, moment, period):
    only(busy.ingrid, kind)
    sweep(clock, moment)
    kept = Summary.objects.get(recipient=busy.ingrid, due_at=amsterdam(moment))
    client = login(busy.ingrid)

    screen, page = client.get(f"/overzicht/?periode={period}"), client.get(kept.get_absolute_url())

    for name in ("facts", "networks", "weeks", "themes"):
        assert section(page, name) == section(screen, name)
        assert re.search(r"\d", section(page, name))


@pytest.mark.parametrize("part", ["text", "html"])
def test_the_mail_says_them(busy, clock, part):
    only(busy.ingrid, "weekly_summary")
    sweep(clock, "2026-12-07 07:00")

    (mail,) = mails_to(busy.ingrid)
    text = " ".join(re.sub(r"(?s)<style.*?</style>|<[^>]+>", " ", getattr(mail, part)).split())
    kept = Summary.objects.get(recipient=busy.ingrid)
    figures = kept.figures
    overvecht, other = figures.networks[1], figures.networks[0]
    assert (overvecht.name, other.name) == ("Overvecht", "Kanaleneiland")
    for line in (
        f"{figures.shared} zorgen gedeeld, nu {figures.open} open",
        f"{figures.answered_in_time} van {figures.promised} zorgen op tijd beantwoord",
        f"{figures.actions_done} van {figures.actions} afspraken gedaan, {figures.actions_late} te laat",
        f"{figures.met} bijeenkomsten gehouden",
        f"{overvecht.held} van 5 geweest dit jaar, volgende op dinsdag 19 januari ({overvecht.coming} van 7",
        f"{other.held} van 5 geweest dit jaar, nog niets gepland; {other.open} zorgen open",
        *(title for title, _ in kept.needs),
    ):
        assert line in text


def test_nothing_that_a_person_wrote_and_no_name_is_in_it(busy, login, clock):
    sweep(clock, "2026-12-07 07:00")
    response = login(busy.ingrid).get("/overzicht/?periode=week")
    assert "Geheime afspraak" in words(response)  # her own, on her own screen

    for mail in mails_to(busy.ingrid):
        kept = Summary.objects.get(public_id=mail.reference)
        everything = f"{mail.subject} {mail.text} {mail.html} {kept.contents}"
        page = login(busy.ingrid).get(kept.get_absolute_url()).content.decode()
        for leak in ("Geheime", "Anneke", "Mark", "Fatima", "Youssef", "kanaleneiland_police", "De Stoep"):
            assert leak not in everything
            assert leak not in page


def test_a_kept_page_does_not_change_with_the_world(busy, login, clock):
    only(busy.ingrid, "weekly_summary")
    sweep(clock, "2026-12-07 07:00")
    kept = Summary.objects.get(recipient=busy.ingrid)
    client = login(busy.ingrid)
    before = words(client.get(kept.get_absolute_url()))
    now = words(client.get("/overzicht/?periode=week"))

    clock.move_to(amsterdam("2026-12-11 12:00"))
    shared_at(busy.overvecht, busy.anneke, "2026-12-01 12:00")

    assert words(client.get(kept.get_absolute_url())) == before
    assert words(client.get("/overzicht/?periode=week")) != now


def test_in_the_language_of_the_recipient(busy, login, clock):
    busy.ingrid.language = "en"
    busy.ingrid.save()
    only(busy.ingrid, "weekly_summary")
    sweep(clock, "2026-12-07 07:00")

    (mail,) = mails_to(busy.ingrid)
    kept = Summary.objects.get(recipient=busy.ingrid)
    assert mail.subject == "Your networks, Monday 7 December"
    assert "Hello Ingrid," in mail.text
    assert "Last 7 days:" in mail.text
    assert ("Will you come in Overvecht?", "Tuesday 19 January, 19:30 to 21:00") in kept.needs
    page = words(login(busy.ingrid).get(kept.get_absolute_url()))
    assert "Weekly summary" in page
    assert "The figures of 07:00, as they were mailed to you." in page


@pytest.mark.parametrize(("kind", "moment"), [row[:2] for row in KINDS])
def test_what_should_have_ended_is_in_the_mail_and_in_what_is_kept(cast, clock, login, kind, moment):
    only(cast.ingrid, kind)
    answered_at(shared_at(cast.overvecht, cast.anneke, "2026-10-20 12:00"), cast.mark, "2026-10-20 13:00")
    sweep(clock, moment)

    (mail,) = mails_to(cast.ingrid)
    title = "Overvecht: 1 zorg had al afgerond moeten zijn"
    said = "1 had afgerond moeten zijn"
    page = words(login(cast.ingrid).get(Summary.objects.get().get_absolute_url()))
    assert [(title in text, said in text) for text in (mail.text, mail.html, page)] == [(True, True)] * 3
