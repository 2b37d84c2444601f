"""The link of an invitation: looking changes nothing, one post takes the seat, and the link works once."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent, User
from networks.constants import NetworkStatus, Party, Role
from networks.models import Invitation, Membership, Nomination
from networks.services import invitations, joining
from networks.tests.factories import make_invitation, make_user
from tests.at_once import at_once

FIELDS = {"name": "Noor", "active_in": "voetbalclub", "phone": "06 12345678", "language": "nl"}


def url(token: str, end: str = "") -> str:
    return f"/uitnodiging/{token}/{end}"


def logged_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def seats_of(email: str) -> list[tuple]:
    seats = Membership.objects.filter(user__email=email, to_date=None).order_by("pk")
    return list(seats.values_list("network__slug", "party", "role", "active_in"))


def test_looking_shows_what_it_is_and_changes_nothing(cast, client, django_assert_num_queries):
    token = make_invitation(cast.overvecht, cast.fatima)
    before = Invitation.objects.values().get()

    for _ in range(3):  # as mail scanners do
        page = client.get(url(token))
    client.head(url(token))

    text = page.content.decode()
    wanted = ("Bondgenoten Overvecht", "Fatima", "Wat het is", "Wat er van u gevraagd wordt", "Wie ziet wat")
    assert [word for word in wanted if word not in text] == []
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert Invitation.objects.values().get() == before
    assert (logged_in(client), User.objects.filter(email="noor@example.org").exists()) == ("", False)


def test_the_page_asks_the_database_little(cast, client, django_assert_max_num_queries):
    token = make_invitation(cast.overvecht, cast.fatima)
    with django_assert_max_num_queries(12):
        client.get(url(token))


def test_somebody_new_is_in_with_one_post(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima)

    response = client.post(url(token), FIELDS)

    assert response.url == "/netwerken/overvecht/welkom/"
    noor = User.objects.get(email="noor@example.org")
    assert (noor.name, noor.phone, noor.language, noor.needs_second_factor) == (
        "Noor",
        "06 12345678",
        "nl",
        False,
    )
    assert not noor.has_usable_password()
    assert seats_of("noor@example.org") == [("overvecht", "resident", "member", "voetbalclub")]
    assert logged_in(client) == str(noor.pk)
    assert Invitation.objects.get().accepted_at is not None
    lines = AuditEvent.objects.exclude(event="invitation.sent").order_by("pk")
    assert list(lines.values_list("event", "actor", "network", "channel")) == [
        ("person.joined", noor.pk, "", "link"),
        ("membership.joined", noor.pk, cast.overvecht.public_id, "link"),
    ]
    welcome = client.get(response.url).content.decode()
    assert "U bent erbij, Noor" in welcome
    assert "Volgende bijeenkomst" in welcome


def test_only_the_name_must_be_filled_in(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima, name="")
    page = client.post(url(token), {**FIELDS, "name": " ", "phone": "bel maar"})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"name", "phone"}
    assert "voetbalclub" in page.content.decode()
    assert not User.objects.filter(email="noor@example.org").exists()

    client.post(url(token), {"name": "Noor", "language": "nl"})
    assert seats_of("noor@example.org") == [("overvecht", "resident", "member", "")]


def test_a_link_works_once(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima)
    client.post(url(token), FIELDS)
    # who used it goes on to the network
    assert client.get(url(token)).url == "/netwerken/overvecht/welkom/"
    assert client.post(url(token), FIELDS).url == "/netwerken/overvecht/welkom/"

    client.logout()
    for response in (
        client.get(url(token)),
        client.post(url(token), FIELDS),
        client.post(url(token, "niet/")),
    ):
        assert response.status_code == 410
        assert "al gebruikt" in response.content.decode()
    assert logged_in(client) == ""
    assert len(seats_of("noor@example.org")) == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_twice_at_once_makes_one_seat(cast):
    token = make_invitation(cast.overvecht, cast.fatima)

    def accept():
        try:
            return bool(joining.join(joining.find(token), name="Noor", language="nl"))
        except (joining.InvitationEnded, joining.AddressKnown):
            return False

    assert sorted(at_once(accept)) == [False, False, False, True]
    assert len(seats_of("noor@example.org")) == 1


def test_a_known_address_that_is_not_logged_in_logs_in_first(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)
    page = client.get(url(token)).content.decode()
    assert f"/account/login/?next=/uitnodiging/{token}/" in page
    posted = client.post(url(token), FIELDS)
    assert posted.url == f"/account/login/?next={url(token)}"
    assert cast.lotte.email in client.get(posted.url).content.decode()
    assert (logged_in(client), seats_of(cast.lotte.email)) == ("", [("zeist", "resident", "member", "")])


def test_a_known_address_joins_with_one_click(cast, login):
    token = make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)
    client = login(cast.lotte)
    assert "Ja, ik doe mee" in client.get(url(token)).content.decode()
    assert client.post(url(token)).url == "/netwerken/overvecht/welkom/"
    assert seats_of(cast.lotte.email) == [
        ("zeist", "resident", "member", ""),
        ("overvecht", "resident", "member", ""),
    ]
    assert client.get("/netwerken/overvecht/").status_code == 200


def test_somebody_else_is_told_and_gets_nothing(cast, login):
    token = make_invitation(cast.overvecht, cast.fatima)
    client = login(cast.lotte)
    page = client.get(url(token)).content.decode()
    assert "voor een ander adres" in page
    assert "noor@example.org" not in page
    assert client.post(url(token), FIELDS).status_code == 302
    assert seats_of(cast.lotte.email) == [("zeist", "resident", "member", "")]
    assert not User.objects.filter(email="noor@example.org").exists()
    with pytest.raises(joining.NotTheirs):
        joining.accept(joining.find(token), actor=cast.lotte)


def test_saying_no_ends_it(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima)
    assert client.get(url(token, "niet/")).status_code == 405
    page = client.post(url(token, "niet/"))
    assert (page.status_code, "U zei nee" in page.content.decode()) == (200, True)
    assert client.get(url(token)).status_code == 410
    assert Invitation.objects.get().declined_at is not None
    assert not User.objects.filter(email="noor@example.org").exists()


def _expire(cast):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def _revoke(cast):
    invitations.revoke(Invitation.objects.get(), actor=cast.mark)


def _close(cast):
    type(cast.overvecht).objects.update(status=NetworkStatus.CLOSED)


@pytest.mark.parametrize(("end", "words"), [(_expire, "te oud"), (_revoke, "voorbij"), (_close, "voorbij")])
def test_what_ended_lets_nobody_in(cast, client, end, words):
    token = make_invitation(cast.overvecht, cast.fatima)
    end(cast)
    for page in (client.get(url(token)), client.post(url(token), FIELDS)):
        assert (page.status_code, words in page.content.decode()) == (410, True)
    with pytest.raises(joining.InvitationEnded):
        joining.join(joining.find(token), name="Noor", language="nl")
    assert not User.objects.filter(email="noor@example.org").exists()


def test_who_may_not_log_in_does_not_get_in_by_a_link(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)
    User.objects.filter(pk=cast.lotte.pk).update(is_active=False)
    assert client.post(url(token), FIELDS).status_code == 410
    assert (logged_in(client), seats_of(cast.lotte.email)) == ("", [("zeist", "resident", "member", "")])


def test_the_page_does_not_tell_whether_somebody_logs_in_with_the_address(cast, client):
    User.objects.filter(pk=cast.zeist_coordinator.pk).update(is_active=False)
    pages = []
    for address in (cast.lotte.email, cast.zeist_coordinator.email, "niemand@example.org"):
        token = make_invitation(cast.overvecht, cast.fatima, address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url(token))
        text = re.sub(r"[A-Za-z0-9]{64}", "", page.content.decode())  # what guards its forms
        pages.append((page.status_code, text.replace(token, ""), set(page.headers), len(queries)))
    assert pages[1:] == pages[:1] * 2


def test_an_older_link_is_as_unknown_as_a_malformed_one(cast, client):
    old = make_invitation(cast.overvecht, cast.fatima)
    invitations.resend(Invitation.objects.get(), actor=cast.fatima, sent=1)
    pages = [client.get(url(token)) for token in (old, "a" * 32, "x", "é<b>", "%00")]
    pages.append(client.post(url(old), FIELDS))
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_the_page_speaks_the_language_of_the_invitation(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima, language="en")
    page = client.get(url(token))
    assert page.headers["Content-Language"] == "en"
    assert "Will you join Bondgenoten Overvecht?" in page.content.decode()
    client.cookies["django_language"] = "nl"
    assert client.get(url(token)).headers["Content-Language"] == "nl"


def test_a_professional_must_have_a_second_factor(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima, party=Party.POLICE)
    client.post(url(token), FIELDS)
    assert User.objects.get(email="noor@example.org").needs_second_factor


def test_who_was_invited_as_coordinator_is_named_by_who_invited_them(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima, party=Party.MUNICIPALITY, role=Role.COORDINATOR)
    client.post(url(token), FIELDS)
    assert seats_of("noor@example.org") == [("overvecht", "municipality", "member", "voetbalclub")]
    nomination = Nomination.objects.get()
    assert (nomination.membership.user.name, nomination.named_by) == ("Noor", cast.fatima)


def test_a_privacy_officer_watches_from_the_start(cast, client):
    token = make_invitation(cast.zeist, cast.beheer, party=Party.MUNICIPALITY, role=Role.PRIVACY_OFFICER)
    client.post(url(token), FIELDS)
    assert seats_of("noor@example.org") == [("zeist", "municipality", "privacy_officer", "voetbalclub")]


def test_who_got_a_seat_by_another_way_keeps_it(cast, login):
    token = make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)
    Membership.objects.create(
        network=cast.overvecht, user=cast.lotte, party=Party.PARTNER, active_in="school"
    )
    login(cast.lotte).post(url(token))
    assert ("overvecht", "partner", "member", "school") in seats_of(cast.lotte.email)
    assert len(seats_of(cast.lotte.email)) == 2


def test_two_tabs_make_one_person(cast, client):
    """The form stood open while the same address got in by another invitation."""
    one = make_invitation(cast.overvecht, cast.fatima)
    two = make_invitation(cast.zeist, cast.zeist_coordinator)
    client.get(url(two))
    make_user("Noor")
    with pytest.raises(joining.AddressKnown):
        joining.join(joining.find(two), name="Noor", language="nl")
    assert Invitation.objects.filter(accepted_at__isnull=True).count() == 2
    assert joining.find(one).is_open
