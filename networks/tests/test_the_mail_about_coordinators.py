"""What people read about who becomes coordinator; both parts of each mail say the same."""

import re

import pytest
from django.utils.html import strip_tags

from networks.constants import Party
from networks.models import Nomination
from networks.services import nominations
from networks.tests.factories import make_member, make_user
from notifications.delivery import send_due
from notifications.models import OutgoingMail

PAGE = "http://testserver/netwerken/overvecht/"


@pytest.fixture
def pim(cast):
    return make_member(cast.overvecht, make_user("Pim"), Party.POLICE)


def mail(kind: str, user) -> OutgoingMail:
    return OutgoingMail.objects.get(kind=f"networks.{kind}", recipient=user)


def says(sent: OutgoingMail, *lines: str) -> None:
    """Each of the lines stands in the text and in the HTML."""
    html = re.sub(r"\s+", " ", strip_tags(sent.html))
    assert [line for line in lines if line not in sent.text] == []
    assert [line for line in lines if line not in html] == []


def test_to_the_nominee_and_to_who_confirms(cast, pim):
    nominations.name(pim, actor=cast.mark)

    named, asked = mail("coordinator_named", pim.user), mail("coordinator_asked", cast.fatima)
    assert [m.subject for m in (named, asked)] == [
        "Bondgenoten Overvecht: u bent voorgedragen als coördinator",
        "Bondgenoten Overvecht: vindt u deze coördinator goed?",
    ]
    says(
        named,
        "U bent voorgedragen als coördinator voor de politie in Bondgenoten Overvecht.",
        "de coördinator van de gemeente bevestigt het eerst",
    )
    says(
        asked,
        "Pim is voorgedragen als coördinator voor de politie in Bondgenoten Overvecht.",
        "Dat bent u. Op de pagina zegt u ja of nee.",
    )
    for sent, url in ((named, PAGE), (asked, f"{PAGE}coordinatoren/")):
        assert url in sent.text
        assert f'href="{url}"' in sent.html
    assert OutgoingMail.objects.filter(kind__startswith="networks.coordinator").count() == 2


def test_to_everybody_in_the_network(cast, pim):
    mark = cast.overvecht.memberships.get(user=cast.mark)
    nomination = nominations.name(pim, actor=cast.mark, instead_of=mark)
    nominations.confirm(nomination, actor=cast.fatima)

    told = OutgoingMail.objects.filter(kind="networks.coordinator_confirmed")
    names = ["Anneke", "Dewi", "Fatima", "Ingrid", "Mark", "Samira", "Youssef"]
    assert sorted(told.values_list("recipient__name", flat=True)) == names
    assert set(told.values_list("subject", flat=True)) == {"Bondgenoten Overvecht: een nieuwe coördinator"}
    says(
        told.get(recipient=cast.anneke),
        "Pim is nu coördinator voor de politie in Bondgenoten Overvecht.",
        "Mark is geen coördinator meer en blijft bondgenoot.",
    )
    own = mail("coordinator_is_you", pim.user)
    assert own.subject == "Bondgenoten Overvecht: u bent nu coördinator"
    says(own, "U bent nu coördinator voor de politie in Bondgenoten Overvecht.", "U plant de bijeenkomsten")


def test_when_it_does_not_go_through(cast, pim):
    nomination = nominations.name(pim, actor=cast.beheer)
    nominations.refuse(nomination, actor=cast.fatima)

    nominee, by = (mail("coordinator_not_confirmed", user) for user in (pim.user, cast.beheer))
    assert [m.subject for m in (nominee, by)] == [
        "Bondgenoten Overvecht: u wordt geen coördinator",
        "Bondgenoten Overvecht: een coördinator is niet bevestigd",
    ]
    says(nominee, "U was voorgedragen", "U blijft bondgenoot, zoals u was.")
    says(by, "Pim was voorgedragen", "U kunt iemand anders voordragen.")
    assert f"/beheer/netwerken/{cast.overvecht.public_id}/" in by.text


def test_in_the_language_of_the_reader(cast, pim):
    type(cast.fatima).objects.filter(pk=cast.fatima.pk).update(language="en")
    nominations.name(pim, actor=cast.mark)

    says(mail("coordinator_asked", cast.fatima), "Pim is named as coordinator for the police")


def test_the_first_of_a_side_is_asked_once_the_other_side_has_somebody(cast):
    """A mail goes to whoever can confirm, also when they came later; and nobody gets it twice."""
    lombok = type(cast.overvecht).objects.create(name="Lombok", short_name="Lombok", slug="lombok")
    pieter = make_member(lombok, make_user("Pieter"), Party.POLICE)
    greet = make_member(lombok, make_user("Greet"), Party.MUNICIPALITY)
    asked = OutgoingMail.objects.filter(kind="networks.coordinator_asked").order_by("recipient__name")

    nominations.name(pieter, actor=cast.beheer)
    assert asked.count() == 0
    nominations.name(greet, actor=cast.beheer)
    assert list(asked.values_list("recipient__name", flat=True)) == ["Greet", "Pieter"]
    nominations.confirm(Nomination.objects.get(membership=greet), actor=pieter.user)
    assert asked.count() == 2


def test_the_question_does_not_go_out_when_it_was_answered(cast, pim, mailoutbox):
    nomination = nominations.name(pim, actor=cast.mark)
    nominations.confirm(nomination, actor=cast.fatima)
    OutgoingMail.objects.update(not_before=None)
    OutgoingMail.objects.update(urgent=True)

    send_due()

    kinds = set(OutgoingMail.objects.filter(status="sent").values_list("kind", flat=True))
    assert OutgoingMail.objects.get(kind="networks.coordinator_asked").status == "expired"
    assert kinds == {
        "networks.coordinator_named",
        "networks.coordinator_confirmed",
        "networks.coordinator_is_you",
    }


def test_who_left_meanwhile_hears_nothing(cast, pim, mailoutbox):
    nominations.confirm(nominations.name(pim, actor=cast.mark), actor=cast.fatima)
    cast.overvecht.memberships.filter(user=cast.dewi).update(to_date="2020-02-01")
    OutgoingMail.objects.update(urgent=True, not_before=None)

    send_due()

    assert mail("coordinator_confirmed", cast.dewi).status == "expired"
    assert mail("coordinator_confirmed", cast.anneke).status == "sent"
