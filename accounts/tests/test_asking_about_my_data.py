"""What needs a person: a request to the privacy officers, with a month to answer."""

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from accounts.constants import DataRequestKind
from accounts.models import AuditEvent, DataRequest
from accounts.services.own_data import ask, note_copy
from networks.constants import Party, Role
from networks.models import Membership
from networks.tests.factories import make_member
from notifications.models import OutgoingMail
from tests.at_once import at_once

URL = "/account/gegevens/vraag/"


def test_a_request_waits_with_its_last_day(cast, login):
    with time_machine.travel("2027-01-31T12:00:00+01:00"):
        client = login(cast.anneke)
        response = client.post(URL, {"kind": "object"})
        page = client.get(response.url).content.decode()

    request = DataRequest.objects.get()
    assert (request.user, request.kind, request.due_on) == (cast.anneke, "object", date(2027, 2, 28))
    assert (request.done_at, request.by_itself) == (None, False)
    assert "zondag 28 februari 2027" in page
    line = AuditEvent.objects.get()
    assert (line.event, line.actor, line.object_id) == ("data.requested", cast.anneke, request.public_id)


def test_the_privacy_officers_of_their_networks_hear_of_it(cast):
    make_member(cast.zeist, cast.rob, Party.MUNICIPALITY, Role.PRIVACY_OFFICER)
    with time_machine.travel("2027-01-12T12:00:00+01:00"):
        ask(cast.anneke, actor=cast.anneke, kind=DataRequestKind.OBJECT)

    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.kind) == (cast.priya, "account.data_request")
    assert mail.subject == "Een verzoek over eigen gegevens, te beantwoorden uiterlijk op vrijdag 12 februari"
    for body in (mail.text, mail.html):
        assert "uiterlijk op vrijdag 12 februari 2027" in body
        assert "http://testserver/toezicht/" in body
        assert "Anneke" not in body
        assert "bezwaar" not in body


def test_without_an_officer_the_organisation_hears_of_it(cast):
    ask(cast.lotte, actor=cast.lotte, kind=DataRequestKind.ACCESS)

    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.address) == (None, settings.PRIVACY_CONTACT)
    assert mail.text.startswith("Dag,")


def test_asking_again_while_it_waits_asks_once(cast, login):
    client = login(cast.anneke)
    for kind in ("object", "object", "access"):
        client.post(URL, {"kind": kind})

    assert list(DataRequest.objects.order_by("pk").values_list("kind", flat=True)) == ["object", "access"]
    assert OutgoingMail.objects.count() == 2


def test_after_the_answer_one_may_ask_again(cast):
    first = ask(cast.anneke, actor=cast.anneke, kind=DataRequestKind.OBJECT)
    DataRequest.objects.filter(pk=first.pk).update(done_at=timezone.now())

    assert ask(cast.anneke, actor=cast.anneke, kind=DataRequestKind.OBJECT).pk != first.pk


@pytest.mark.parametrize("kind", ["", "gossip"])
def test_another_kind_is_none(cast, login, kind):
    response = login(cast.anneke).post(URL, {"kind": kind})

    assert list(response.context["form"].errors) == ["kind"]
    assert DataRequest.objects.count() == 0


def test_which_requests_are_open_and_overdue(cast):
    note_copy(cast.anneke, actor=cast.anneke)
    late = ask(cast.anneke, actor=cast.anneke, kind=DataRequestKind.OBJECT)
    early = ask(cast.lotte, actor=cast.lotte, kind=DataRequestKind.ACCESS)
    today = timezone.localdate()
    DataRequest.objects.filter(pk=late.pk).update(due_on=today - timedelta(days=1))
    DataRequest.objects.filter(pk=early.pk).update(due_on=today)

    assert list(DataRequest.objects.open().order_by("pk")) == [late, early]
    assert list(DataRequest.objects.overdue()) == [late]
    assert list(DataRequest.objects.overdue(today + timedelta(days=1)).order_by("pk")) == [late, early]


def test_requests_of_people_in_a_network_also_of_who_left(cast):
    mine = ask(cast.anneke, actor=cast.anneke, kind=DataRequestKind.OBJECT)
    ask(cast.lotte, actor=cast.lotte, kind=DataRequestKind.OBJECT)
    make_member(cast.overvecht, cast.anneke, Party.PARTNER, to_date=timezone.localdate())
    Membership.objects.filter(user=cast.anneke).update(to_date=timezone.localdate() - timedelta(days=1))

    assert list(DataRequest.objects.of_people_in([cast.overvecht])) == [mine]


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_once_ask_once(cast):
    asked = at_once(lambda: ask(cast.anneke, actor=cast.anneke, kind=DataRequestKind.OBJECT).pk)

    assert len(set(asked)) == 1
    assert OutgoingMail.objects.count() == 1
