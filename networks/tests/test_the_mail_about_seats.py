"""The mail about seats, both its parts, in both languages; and whether it may still come when it is sent."""

from datetime import date

import pytest
import time_machine

from networks.constants import Party, Role
from networks.models import Membership
from networks.services import acting, ending, seats
from networks.tests.factories import make_member, make_user
from networks.tests.seating import seat_of
from notifications import delivery
from notifications.models import OutgoingMail

FIRST, LAST = date(2026, 12, 10), date(2026, 12, 20)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.MAIL_QUIET_HOURS = None
    with time_machine.travel("2026-12-08T09:00:00+00:00", tick=False) as traveller:
        yield traveller


def mail_to(user, kind: str) -> OutgoingMail:
    return OutgoingMail.objects.get(recipient=user, kind=f"networks.{kind}")


def says(mail: OutgoingMail, *words: str) -> None:
    """All of it in the text and in the HTML."""
    html = mail.html.replace("&#x27;", "'")
    assert [word for word in words if word not in mail.text] == []
    assert [word for word in words if word not in html] == []


def test_to_who_was_removed(cast):
    ending.remove(seat_of(cast.overvecht, cast.youssef), actor=cast.fatima, reason="Niet <b>gekomen</b>.")

    mail = mail_to(cast.youssef, "member_removed")
    assert mail.subject == "Bondgenoten Overvecht: u doet niet meer mee"
    says(
        mail,
        "Een coördinator heeft uw plek in Bondgenoten Overvecht beëindigd.",
        "De reden die daarbij is gegeven:",
        "Zorgen die u deelde, blijven van u",
        "http://testserver/netwerken/",
    )
    assert "Niet <b>gekomen</b>." in mail.text
    assert "Niet &lt;b&gt;gekomen&lt;/b&gt;." in mail.html
    assert "Fatima" not in mail.text + mail.html


def test_to_the_coordinators_that_somebody_is_gone(cast):
    ending.leave(seat_of(cast.overvecht, cast.youssef), actor=cast.youssef)

    mail = mail_to(cast.mark, "member_gone")
    assert mail.subject == "Bondgenoten Overvecht: Youssef doet niet meer mee"
    says(mail, "Youssef doet niet meer mee in Bondgenoten Overvecht.", "/netwerken/overvecht/leden/")


def test_that_a_coordinator_stepped_down(cast):
    make_member(cast.overvecht, make_user("Bart"), Party.MUNICIPALITY, Role.COORDINATOR)
    seats.step_down(seat_of(cast.overvecht, cast.fatima), actor=cast.fatima)

    mail = mail_to(cast.mark, "coordinator_stepped_down")
    assert mail.subject == "Bondgenoten Overvecht: Fatima is geen coördinator meer"
    says(mail, "Fatima is geen coördinator meer en blijft bondgenoot.")


def test_to_who_stands_in_and_to_the_other_side(cast):
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)

    mine, other = mail_to(cast.ingrid, "acting_is_you"), mail_to(cast.fatima, "acting_named")
    assert (mine.subject, other.subject) == (
        "Bondgenoten Overvecht: u neemt waar voor de coördinator",
        "Bondgenoten Overvecht: Ingrid neemt waar voor de coördinator",
    )
    days = "van donderdag 10 december tot en met zondag 20 december"
    says(mine, f"U neemt waar voor de coördinator van Bondgenoten Overvecht, {days}.")
    says(other, f"Ingrid neemt waar voor de coördinator van de politie, {days}.")


def test_for_the_municipality_in_english(cast):
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(language="en")
    bart = make_member(cast.overvecht, make_user("Bart"), Party.MUNICIPALITY)
    acting.name_acting(bart, actor=cast.fatima, first=FIRST, last=LAST)

    says(
        mail_to(cast.mark, "acting_named"),
        "Bart stands in for the coordinator for the municipality from Thursday 10 December",
    )


def test_that_it_ended(cast):
    acting.name_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark, first=FIRST, last=LAST)
    acting.end_acting(seat_of(cast.overvecht, cast.ingrid), actor=cast.mark)

    mine, other = mail_to(cast.ingrid, "acting_ended"), mail_to(cast.fatima, "acting_ended")
    assert mine.subject == "Bondgenoten Overvecht: u neemt niet meer waar voor de coördinator"
    assert other.subject == "Bondgenoten Overvecht: Ingrid neemt niet meer waar voor de coördinator"
    says(mine, "U neemt niet meer waar voor de coördinator. U blijft bondgenoot.")
    says(other, "Ingrid neemt niet meer waar voor de coördinator en blijft bondgenoot.")


def test_the_right_is_asked_again_at_sending(cast):
    """Whoever stopped coordinating meanwhile hears nothing of others; who was removed always hears why."""
    make_member(cast.overvecht, make_user("Bart"), Party.POLICE, Role.COORDINATOR)
    ending.remove(seat_of(cast.overvecht, cast.youssef), actor=cast.fatima, reason="Nooit gekomen.")
    Membership.objects.filter(user=cast.mark).update(role=Role.MEMBER)

    delivery.send_due()

    sent = OutgoingMail.objects.filter(kind__startswith="networks.").order_by("pk")
    assert [(m.kind, m.recipient.name, m.status) for m in sent] == [
        ("networks.member_removed", "Youssef", "sent"),
        ("networks.member_gone", "Bart", "sent"),
        ("networks.member_gone", "Mark", "expired"),
    ]
