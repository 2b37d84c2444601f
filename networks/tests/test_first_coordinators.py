"""An administrator names a coordinator by name and address: a nomination, or an invitation."""

import pytest

from accounts.models import AuditEvent
from networks.constants import NetworkStatus, Party, Role
from networks.models import Invitation, Membership, Network, Nomination
from networks.tests.factories import make_member, make_network, make_user
from notifications.models import OutgoingMail


@pytest.fixture
def draft(db):
    return make_network("lombok", status=NetworkStatus.DRAFT)


@pytest.fixture
def page(cast, login, draft):
    """The page of the draft, as the administrator posts to it."""
    client = login(cast.beheer)

    def post(network=draft, **changes):
        fields = {"party": "police", "name": "Pim", "email": "pim@example.org", "language": "nl"}
        url = f"/beheer/netwerken/{network.public_id}/coordinator/"
        return client.post(url, fields | changes, follow=True).content.decode()

    return post


def test_somebody_who_is_known_gets_a_seat_and_a_nomination(cast, page, draft):
    pim = make_user("Pim")

    said = page(email=" PIM@example.org ")

    seat = Membership.objects.get(user=pim)
    assert (seat.network, seat.party, seat.role) == (draft, "police", "member")
    assert [n.membership for n in Nomination.objects.open()] == [seat]
    assert "Pim is voorgedragen. De andere kant bevestigt het; tot dan verandert er niets." in said
    pim.refresh_from_db()
    assert pim.needs_second_factor
    events = AuditEvent.objects.filter(network=draft.public_id).order_by("pk")
    assert list(events.values_list("event", "actor__name", "role")) == [
        ("membership.joined", "Beheer", "administrator"),
        ("nomination.made", "Beheer", "administrator"),
    ]
    assert Invitation.objects.count() == 0


def test_somebody_with_a_seat_keeps_it(cast, page):
    make_member(cast.overvecht, make_user("Pim"), Party.POLICE)

    page(cast.overvecht)

    assert (Membership.objects.filter(user__name="Pim").count(), Nomination.objects.count()) == (1, 1)


def test_an_unknown_address_is_invited_as_coordinator(cast, page, draft):
    said = page(language="en")

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.name, invitation.party, invitation.role) == (
        "pim@example.org",
        "Pim",
        "police",
        "coordinator",
    )
    assert (invitation.network, invitation.language, invitation.invited_by) == (draft, "en", cast.beheer)
    assert "Pim is per mail uitgenodigd." in said
    assert (Nomination.objects.count(), OutgoingMail.objects.count()) == (0, 1)


def test_a_double_click_is_one_nomination(cast, page):
    make_user("Pim")
    for _ in range(2):
        page()

    assert (Membership.objects.filter(user__name="Pim").count(), Nomination.objects.count()) == (1, 1)


def test_a_second_invitation_is_refused_with_the_reason(cast, page):
    page()

    assert "Deze persoon is al uitgenodigd." in page()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "party", "said"),
    [
        ("youssef", "police", "Deze persoon doet in dit netwerk mee voor een andere partij."),
        ("mark", "police", "Deze persoon is al coördinator, of heeft een andere taak in dit netwerk."),
        ("priya", "municipality", "Deze persoon is al coördinator, of heeft een andere taak in dit netwerk."),
    ],
)
def test_who_cannot_be_named_and_why(cast, page, who, party, said):
    assert said in page(cast.overvecht, email=getattr(cast, who).email, party=party)
    assert Nomination.objects.count() == 0


def test_somebody_whose_account_is_closed_cannot(cast, page):
    make_user("Pim", is_active=False)

    assert "Open eerst het account weer" in page()
    assert Membership.objects.filter(user__name="Pim").count() == 0


def test_a_closed_network_names_nobody(cast, page, draft):
    Network.objects.filter(pk=draft.pk).update(status=NetworkStatus.CLOSED)
    make_user("Pim")

    assert "Dit netwerk is gesloten." in page()
    assert Membership.objects.filter(user__name="Pim").count() == 0


def test_instead_of_a_coordinator_of_the_same_side_only(cast, page):
    make_user("Pim")
    seats = {seat.user.name: seat for seat in cast.overvecht.memberships.coordinating()}

    refused = page(cast.overvecht, instead_of=seats["Fatima"].public_id)
    assert ("Deze coördinator is van de andere kant." in refused, Nomination.objects.count()) == (True, 0)

    page(cast.overvecht, instead_of=seats["Mark"].public_id)
    assert Nomination.objects.get().instead_of == seats["Mark"]


def test_instead_of_somebody_needs_a_person_who_is_there(cast, page):
    mark = cast.overvecht.memberships.get(user=cast.mark)

    said = page(cast.overvecht, instead_of=mark.public_id)

    assert "Deze persoon zit nog niet in Bondgenoten." in said
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"party": ""}, "Kies de politie of de gemeente."),
        ({"party": "resident"}, "Selecteer een geldige keuze"),
        ({"name": ""}, "Vul de naam in."),
        ({"email": ""}, "Schrijf het e-mailadres op."),
        ({"email": "pim@"}, "Schrijf een heel e-mailadres"),
    ],
)
def test_what_is_wrong_is_said(cast, page, changes, said):
    assert said in page(**changes)
    assert (Invitation.objects.count(), Nomination.objects.count()) == (0, 0)


def test_the_page_of_a_network_shows_who_waits_and_lets_take_back(cast, login, draft, page):
    make_user("Greet")
    page()
    page(party="municipality", name="Greet", email="greet@example.org")
    client, url = login(cast.beheer), f"/beheer/netwerken/{draft.public_id}/"

    shown = client.get(url).content.decode()
    assert ("uitgenodigd; de link werkt tot en met" in shown, "wacht op de andere kant" in shown) == (
        True,
        True,
    )

    invitation, nomination = Invitation.objects.get(), Nomination.objects.get()
    for path in (f"uitnodiging/{invitation.public_id}", f"benoeming/{nomination.public_id}"):
        client.post(f"{url}{path}/intrekken/")
    invitation.refresh_from_db()
    nomination.refresh_from_db()
    assert (invitation.is_open, nomination.is_open) == (False, False)
    shown = client.get(url).content.decode()
    assert "Draag een coördinator voor van de politie en een van de gemeente." in shown


def test_the_first_two_confirm_each_other_and_the_network_starts(cast, page, login):
    """The whole way: named by the administrator, confirmed by each other, and then it can go live."""
    pim, greet = make_user("Pim"), make_user("Greet")
    page()
    page(party="municipality", name="Greet", email="greet@example.org")
    network = Network.objects.get(slug="lombok")
    make_member(network, cast.anneke, Party.RESIDENT)

    for user, nominee in ((pim, greet), (greet, pim)):
        type(pim).objects.update(needs_second_factor=False)  # which has tests of its own
        nomination = Nomination.objects.get(membership__user=nominee)
        url = f"/netwerken/lombok/coordinatoren/{nomination.public_id}/bevestigen/"
        assert login(cast.beheer).post(url).status_code == 404
        assert login(nominee).post(url).status_code == 403
        assert login(user).post(url).status_code == 302
    login(cast.beheer).post(f"/beheer/netwerken/{network.public_id}/status/", {"status": "live"})

    network.refresh_from_db()
    assert network.status == "live"
    roles = network.memberships.filter(role=Role.COORDINATOR)
    assert sorted(roles.values_list("user__name", flat=True)) == ["Greet", "Pim"]
