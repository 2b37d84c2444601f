"""The mail of a summary waits for the morning, is useless after the next, and asks the right at sending."""

import re

import pytest
import time_machine

from insights.models import Summary
from insights.tests.leading import amsterdam, day, mails_to, only, shared_at, sweep
from networks.models import NetworkBaseTeam, TeamChief
from notifications.constants import How, MailStatus
from notifications.delivery import send_due
from notifications.services import choose

WEEKLY = "weekly_summary"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(amsterdam("2026-12-07 06:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def queued(cast, clock):
    """Ingrid, whose weekly summary was made on Monday at seven."""
    only(cast.ingrid, WEEKLY)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    sweep(clock, "2026-12-07 07:00")
    assert [mail.status for mail in mails_to(cast.ingrid)] == [MailStatus.QUEUED]
    return cast.ingrid


def sent(clock, mailoutbox, moment: str) -> list[str]:
    """Subjects of all mail to Ingrid that went out up to a moment."""
    clock.move_to(amsterdam(moment))
    send_due()
    return [message.subject for message in mailoutbox if message.to == ["ingrid@example.org"]]


def status(user) -> str:
    return mails_to(user)[-1].status


def test_it_waits_for_the_end_of_the_quiet_hours(queued, clock, mailoutbox):
    found = [sent(clock, mailoutbox, f"2026-12-07 {time}") for time in ("07:00", "07:59", "08:00", "08:15")]

    subject = "Uw netwerken, maandag 7 december"
    assert found == [[], [], [subject], [subject]]


def test_made_late_in_the_day_it_goes_at_once(cast, clock, mailoutbox):
    only(cast.ingrid, WEEKLY)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    sweep(clock, "2026-12-09 12:00")

    assert sent(clock, mailoutbox, "2026-12-09 12:00") == ["Uw netwerken, woensdag 9 december"]


def test_it_is_of_no_use_once_the_next_one_is_there(cast, clock, mailoutbox):
    only(cast.ingrid, WEEKLY)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    sweep(clock, "2026-12-13 23:00")  # late, in the quiet hours
    sweep(clock, "2026-12-14 07:00")

    assert [mail.not_after for mail in mails_to(cast.ingrid)] == [
        amsterdam("2026-12-14 07:00"),
        amsterdam("2026-12-21 07:00"),
    ]
    assert sent(clock, mailoutbox, "2026-12-14 08:00") == ["Uw netwerken, maandag 14 december"]
    assert [mail.status for mail in mails_to(cast.ingrid)] == [MailStatus.EXPIRED, MailStatus.SENT]


def test_a_monthly_one_has_four_weeks(cast, clock):
    only(cast.ingrid, "monthly_summary")
    shared_at(cast.overvecht, cast.anneke, "2026-11-20 12:00")
    sweep(clock, "2026-12-07 07:00")

    (mail,) = mails_to(cast.ingrid)
    assert mail.not_after == amsterdam("2026-12-29 07:00")
    assert mail.subject == "Uw netwerken in de afgelopen maand, maandag 7 december"


@pytest.mark.parametrize("lost", [NetworkBaseTeam, TeamChief])
def test_it_does_not_come_to_who_leads_no_more(queued, clock, mailoutbox, lost):
    lost.objects.update(to_date=day("2026-12-06"))

    assert sent(clock, mailoutbox, "2026-12-07 08:00") == []
    assert status(queued) == MailStatus.EXPIRED


def test_it_does_not_come_to_who_cannot_log_in_any_more(queued, clock, mailoutbox):
    queued.is_active = False
    queued.save()

    assert sent(clock, mailoutbox, "2026-12-07 08:00") == []
    assert status(queued) == MailStatus.EXPIRED


def test_it_does_not_come_to_who_turned_it_off_meanwhile(queued, clock, mailoutbox):
    choose(queued, topic=WEEKLY, scope="", how=How.OFF)

    assert sent(clock, mailoutbox, "2026-12-07 08:00") == []
    assert status(queued) == MailStatus.EXPIRED


def test_one_click_turns_it_off(queued, clock, mailoutbox, client):
    sent(clock, mailoutbox, "2026-12-07 08:00")
    (message,) = [m for m in mailoutbox if m.subject.startswith("Uw netwerken")]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (path,) = re.findall(r"<http://testserver(/.*)>", message.extra_headers["List-Unsubscribe"])

    response = client.post(path, {"List-Unsubscribe": "One-Click"})

    assert response.status_code in {200, 302}
    assert sweep(clock, "2026-12-14 07:00") == []
    assert Summary.objects.count() == 1


def test_the_button_and_the_line_to_read_it_again_lead_to_pages(queued, clock, login):
    (mail,) = mails_to(queued)
    kept = Summary.objects.get(recipient=queued)
    for path in ("/overzicht/", kept.get_absolute_url()):
        assert f"http://testserver{path}" in mail.text
        assert f'href="http://testserver{path}"' in mail.html
        assert login(queued).get(path).status_code == 200


def test_names_of_networks_are_text_in_the_mail(cast, clock):
    cast.overvecht.short_name = "Over & <b>vecht"
    cast.overvecht.save()
    only(cast.ingrid, WEEKLY)
    shared_at(cast.overvecht, cast.anneke, "2026-12-01 12:00")
    sweep(clock, "2026-12-07 07:00")

    (mail,) = mails_to(cast.ingrid)
    assert "Over & <b>vecht: 1 melder" in mail.text
    assert "Over &amp; &lt;b&gt;vecht" in mail.html
    assert "<b>vecht" not in mail.html
