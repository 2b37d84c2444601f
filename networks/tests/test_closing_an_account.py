"""An administrator closes an account: every session ends at once, links stop, and one administrator stays."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, User
from meetings import links
from meetings.tests.factories import attendance, make_meeting
from networks.constants import Office, Party, Role
from networks.lookups import what_stops_without
from networks.models import Invitation, OfficeHolder
from networks.services import invitations, people
from networks.tests.factories import LONG_AGO, make_member, make_network, make_user
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail
from tests.at_once import at_once


def make_administrator(name: str) -> User:
    user = make_user(name)
    OfficeHolder.objects.create(user=user, office=Office.ADMINISTRATOR, from_date=LONG_AGO)
    return user


def url(user: User, what: str = "uitzetten") -> str:
    return f"/beheer/mensen/{user.public_id}/{what}/"


def events() -> list[str]:
    lines = AuditEvent.objects.filter(event__startswith="person").order_by("pk")
    return list(lines.values_list("event", flat=True))


def is_logged_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_every_session_ends_with_the_next_request(cast, login):
    devices = [Client(), Client()]
    for device in devices:
        device.force_login(cast.youssef)
    assert [is_logged_in(device) for device in devices] == [True, True]

    page = login(cast.beheer).post(url(cast.youssef), follow=True).content.decode()

    assert "Youssef kan niet meer inloggen en is op alle apparaten uitgelogd." in page
    assert [is_logged_in(device) for device in devices] == [False, False]
    assert UserSession.objects.filter(user=cast.youssef).count() == 0


def test_an_old_session_does_not_come_back_with_the_account(cast, login):
    device = Client()
    device.force_login(cast.youssef)
    client = login(cast.beheer)
    client.post(url(cast.youssef))

    client.post(url(cast.youssef, "aanzetten"))

    cast.youssef.refresh_from_db()
    assert (cast.youssef.is_active, is_logged_in(device)) == (True, False)
    assert events() == ["person.deactivated", "person.activated"]


def test_links_in_earlier_mail_stop(cast, login, client):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    token = links.make_token(attendance(meeting, cast.youssef))
    link = reverse("prepare:page", args=[token])
    assert client.get(link).status_code == 200

    people.deactivate(cast.youssef, actor=cast.beheer)

    assert client.get(link).status_code == 410
    assert client.post(reverse("prepare:answer", args=[token]), {"rsvp": "yes"}).status_code == 410


def test_open_invitations_are_taken_back_and_waiting_mail_stays_away(cast):
    invitation = invitations.invite(
        cast.zeist, email="youssef@example.org", name="Y", party=Party.RESIDENT, actor=cast.zeist_coordinator
    )
    mail = make_mail(cast.youssef, urgent=True)

    people.deactivate(cast.youssef, actor=cast.beheer)

    assert Invitation.objects.open().filter(pk=invitation.pk).exists() is False
    send_due()
    assert OutgoingMail.objects.get(pk=mail.pk).status == "expired"


def test_closing_and_opening_twice_is_harmless(cast):
    closed = [people.deactivate(cast.youssef, actor=cast.beheer) for _ in range(2)]
    opened = [people.activate(cast.youssef, actor=cast.beheer) for _ in range(2)]

    assert (closed, opened, events()) == (
        [True, False],
        [True, False],
        ["person.deactivated", "person.activated"],
    )


def test_nobody_closes_the_own_account(cast, login):
    make_administrator("Bas")

    page = login(cast.beheer).post(url(cast.beheer), follow=True).content.decode()

    assert "Dit is uw eigen account. Vraag het een andere beheerder." in page
    cast.beheer.refresh_from_db()
    assert cast.beheer.is_active


def test_the_last_administrator_stays(cast):
    """Somebody whose own office ended a moment ago is the actor: the last one is not closed by anybody."""
    bas = make_administrator("Bas")
    OfficeHolder.objects.filter(user=bas).update(to_date="2020-01-02")

    with pytest.raises(people.LastAdministrator):
        people.deactivate(cast.beheer, actor=bas)
    assert events() == []


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_close_each_other_at_once_leave_one(cast):
    pair = [cast.beheer, make_administrator("Bas")]
    turns = iter([0, 1, 0, 1])

    def close() -> str:
        turn = next(turns)
        user = User.objects.get(pk=pair[turn].pk)
        try:
            return str(people.deactivate(user, actor=pair[1 - turn]))
        except people.LastAdministrator:
            return "last"

    answers = at_once(close)

    assert User.objects.filter(pk__in=[user.pk for user in pair], is_active=True).count() == 1
    assert answers.count("True") == 1


def test_what_nobody_does_any_more_is_said_before(cast, login):
    lombok = make_network("lombok")
    make_member(lombok, cast.mark, Party.POLICE, Role.COORDINATOR)
    make_member(cast.overvecht, make_user("Pim"), Party.POLICE, Role.COORDINATOR)

    assert what_stops_without(cast.mark) == ["In Bondgenoten Lombok heeft de politie dan geen coördinator."]
    assert what_stops_without(cast.fatima) == [
        "In Bondgenoten Overvecht heeft de gemeente dan geen coördinator."
    ]
    assert what_stops_without(cast.ingrid) == ["Basisteam Team Overvecht heeft dan geen teamchef."]
    assert what_stops_without(cast.youssef) == []

    client = login(cast.beheer)
    assert "heeft de gemeente dan geen coördinator" in client.get(url(cast.fatima)).content.decode()
    client.post(url(cast.fatima))
    cast.fatima.refresh_from_db()
    assert cast.fatima.is_active is False


def test_the_login_page_lets_nobody_in_with_a_closed_account(cast, client):
    User.objects.filter(pk=cast.youssef.pk).update(is_active=False)

    client.post("/account/login/code/", {"email": cast.youssef.email})

    # What it looks like does not tell whose address it is, so there is a mail: to nobody.
    assert OutgoingMail.objects.get().goes_to == ""
    assert client.get("/").url.startswith("/account/login/")


def test_an_erased_person_is_not_there(cast, login):
    User.objects.filter(pk=cast.dewi.pk).update(is_active=False, email=None, name="")

    assert login(cast.beheer).get(f"/beheer/mensen/{cast.dewi.public_id}/").status_code == 404
    assert people.activate(cast.dewi, actor=cast.beheer) is False
