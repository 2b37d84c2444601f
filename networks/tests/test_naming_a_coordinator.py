"""Nobody becomes coordinator alone: the other side confirms, and the network is told."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from networks.constants import NetworkStatus, Party, Role
from networks.models import Membership, Network, Nomination
from networks.permissions import can_confirm, can_name
from networks.services import nominations
from networks.tests.factories import make_member, make_network, make_user
from notifications.models import OutgoingMail
from notifications.tests.factories import outbox_of
from tests.at_once import at_once


@pytest.fixture
def pim(cast):
    """A police officer with a seat in Overvecht."""
    return make_member(cast.overvecht, make_user("Pim"), Party.POLICE)


@pytest.fixture
def draft(cast):
    """A network that is being set up, with nobody in it."""
    return make_network("lombok", status=NetworkStatus.DRAFT)


@pytest.fixture
def first_two(cast, draft):
    """The administrator named one for each side."""
    seats = [make_member(draft, make_user(name), party) for name, party in FIRST]
    return [nominations.name(seat, actor=cast.beheer) for seat in seats]


FIRST = (("Pieter", Party.POLICE), ("Greet", Party.MUNICIPALITY))


def may(nomination: Nomination, people) -> set[str]:
    return {user.name for user in people if can_confirm(user, nomination)}


def events() -> list[str]:
    lines = AuditEvent.objects.exclude(event__startswith="session").order_by("pk")
    return list(lines.values_list("event", flat=True))


def test_only_the_other_side_may_confirm(cast, pim):
    nomination = nominations.name(pim, actor=cast.mark)

    assert may(nomination, [*cast.everybody.values(), pim.user]) == {"Fatima"}


def test_who_stands_in_for_the_coordinator_may_confirm(cast, pim):
    nomination = nominations.name(pim, actor=cast.mark)
    gert = make_member(cast.overvecht, make_user("Gert"), Party.MUNICIPALITY, Role.DEPUTY)
    paula = make_member(cast.overvecht, make_user("Paula"), Party.POLICE, Role.DEPUTY)

    assert may(nomination, [gert.user, paula.user]) == {"Gert"}


def test_who_named_somebody_cannot_confirm_as_well(cast, pim):
    """An administrator who is also coordinator of the other side would make one alone."""
    nomination = nominations.name(pim, actor=cast.fatima)

    assert may(nomination, [cast.fatima, cast.mark, cast.beheer]) == set()


def test_the_first_two_confirm_each_other(cast, first_two):
    police, municipality = first_two
    people = [police.membership.user, municipality.membership.user, cast.beheer, cast.fatima]

    assert (may(police, people), may(municipality, people)) == ({"Greet"}, {"Pieter"})


def test_somebody_named_beside_a_coordinator_speaks_for_nobody(cast, pim):
    """Else two people named by an administrator would confirm each other past the coordinators there are."""
    gert = make_member(cast.overvecht, make_user("Gert"), Party.MUNICIPALITY)
    nomination = nominations.name(pim, actor=cast.beheer)
    nominations.name(gert, actor=cast.beheer)

    assert may(nomination, [gert.user, cast.fatima]) == {"Fatima"}


def test_nobody_confirms_in_a_closed_network(cast, pim):
    nomination = nominations.name(pim, actor=cast.mark)
    Network.objects.filter(pk=cast.overvecht.pk).update(status=NetworkStatus.CLOSED)

    assert may(nomination, [cast.fatima]) == set()


@pytest.mark.parametrize("change", ["left", "inactive"])
def test_a_nomination_of_who_is_gone_waits_for_nobody(cast, pim, change):
    nomination = nominations.name(pim, actor=cast.mark)
    if change == "left":
        Membership.objects.filter(pk=pim.pk).update(from_date="2020-01-01", to_date="2020-02-01")
    else:
        type(pim.user).objects.filter(pk=pim.user_id).update(is_active=False)

    assert may(nomination, [cast.fatima]) == set()
    with pytest.raises(nominations.CannotBeNamed):
        nominations.confirm(nomination, actor=cast.fatima)
    nomination.refresh_from_db()
    assert nomination.is_open


def test_the_first_two_become_coordinators(cast, first_two, draft):
    police, municipality = first_two

    assert nominations.confirm(police, actor=municipality.membership.user)
    assert nominations.confirm(municipality, actor=police.membership.user)

    coordinators = [(seat.user.name, seat.role) for seat in draft.memberships.coordinating()]
    assert coordinators == [("Greet", "coordinator"), ("Pieter", "coordinator")]
    assert [user.needs_second_factor for user in _fresh(first_two)] == [True, True]
    assert events() == ["nomination.made"] * 2 + ["nomination.confirmed"] * 2


def _fresh(found):
    return [type(n.membership.user).objects.get(pk=n.membership.user_id) for n in found]


def test_naming_twice_is_one_nomination(cast, pim):
    once, twice = (nominations.name(pim, actor=cast.mark) for _ in range(2))

    assert once == twice
    assert outbox_of(pim.user) == [
        ("networks.coordinator_named", "Bondgenoten Overvecht: u bent voorgedragen als coördinator")
    ]


def test_confirming_twice_happens_once(cast, pim):
    nomination = nominations.name(pim, actor=cast.mark)

    assert [nominations.confirm(nomination, actor=cast.fatima) for _ in range(2)] == [True, False]
    assert nominations.refuse(nomination, actor=cast.fatima) is False
    pim.refresh_from_db()
    assert (pim.role, events()) == ("coordinator", ["nomination.made", "nomination.confirmed"])


@pytest.mark.django_db(transaction=True)
def test_four_who_confirm_at_once_make_one_coordinator(cast, pim):
    nomination = nominations.name(pim, actor=cast.mark)

    done = at_once(lambda: nominations.confirm(Nomination.objects.get(pk=nomination.pk), actor=cast.fatima))

    assert sorted(done) == [False, False, False, True]
    assert events() == ["nomination.made", "nomination.confirmed"]
    assert OutgoingMail.objects.filter(kind="networks.coordinator_is_you").count() == 1


@pytest.mark.django_db(transaction=True)
def test_four_who_name_at_once_make_one_nomination(cast, pim):
    found = at_once(lambda: nominations.name(Membership.objects.get(pk=pim.pk), actor=cast.mark).pk)

    assert (len(set(found)), Nomination.objects.count(), events()) == (1, 1, ["nomination.made"])


def test_a_refused_nominee_stays_a_member(cast, pim):
    nomination = nominations.name(pim, actor=cast.mark)

    assert nominations.refuse(nomination, actor=cast.fatima)
    assert nominations.confirm(nomination, actor=cast.fatima) is False

    pim.refresh_from_db()
    assert (pim.role, events()) == ("member", ["nomination.made", "nomination.refused"])
    assert [kind for kind, _ in outbox_of(pim.user)] == [
        "networks.coordinator_named",
        "networks.coordinator_not_confirmed",
    ]
    assert [kind for kind, _ in outbox_of(cast.mark)] == ["networks.coordinator_not_confirmed"]


def test_after_a_refusal_somebody_can_be_named_again(cast, pim):
    nominations.refuse(nominations.name(pim, actor=cast.mark), actor=cast.fatima)

    assert nominations.name(pim, actor=cast.mark).is_open


def test_instead_of_lets_the_old_one_step_back(cast, pim):
    mark = cast.overvecht.memberships.get(user=cast.mark)
    nomination = nominations.name(pim, actor=cast.mark, instead_of=mark)
    assert mark.role == "coordinator"

    nominations.confirm(nomination, actor=cast.fatima)

    seats = cast.overvecht.memberships.coordinating()
    assert [seat.user.name for seat in seats] == ["Fatima", "Pim"]
    assert events()[-2:] == ["nomination.confirmed", "membership.role_changed"]


def test_beside_leaves_the_old_one(cast, pim):
    nominations.confirm(nominations.name(pim, actor=cast.mark), actor=cast.fatima)

    assert [seat.user.name for seat in cast.overvecht.memberships.coordinating()] == ["Fatima", "Mark", "Pim"]


@pytest.mark.parametrize("name", ["youssef", "samira", "priya", "mark"])
def test_who_cannot_be_named(cast, name):
    """A resident, a partner, the privacy officer, and who is coordinator already."""
    seat = cast.overvecht.memberships.get(user=getattr(cast, name))

    with pytest.raises(nominations.CannotBeNamed):
        nominations.name(seat, actor=cast.beheer)
    assert Nomination.objects.count() == 0


def test_who_takes_part_on_paper_cannot_be_named(cast):
    on_paper = type(cast.mark).objects.create_user(email=None, name="Piet")
    seat = make_member(cast.overvecht, on_paper, Party.POLICE)

    with pytest.raises(nominations.CannotBeNamed):
        nominations.name(seat, actor=cast.beheer)


def test_nobody_steps_back_for_the_other_side(cast, pim):
    fatima = cast.overvecht.memberships.get(user=cast.fatima)

    with pytest.raises(nominations.CannotBeNamed):
        nominations.name(pim, actor=cast.mark, instead_of=fatima)


def test_who_may_name(cast):
    people = cast.everybody.items()

    def named_by(party):
        return {name for name, user in people if can_name(user, cast.overvecht, party)}

    assert {party: named_by(party) for party in Party} == {
        Party.POLICE: {"mark", "beheer"},
        Party.MUNICIPALITY: {"fatima", "beheer"},
        Party.RESIDENT: set(),
        Party.PARTNER: set(),
    }


# the pages


def test_the_other_side_finds_it_on_three_pages_and_confirms(cast, pim, login):
    nomination = nominations.name(pim, actor=cast.mark)
    fatima = login(cast.fatima)

    home = fatima.get("/").content.decode()
    assert "Vindt u het goed dat Pim coördinator wordt?" in home
    network = fatima.get("/netwerken/overvecht/").content.decode()
    assert "Pim is voorgedragen als coördinator voor de politie." in network
    page = fatima.get("/netwerken/overvecht/coordinatoren/").content.decode()
    assert ("Ik vind het goed" in page, "Trek het in" in page) == (True, False)

    url = reverse("nominations:confirm", args=["overvecht", nomination.public_id])
    said = fatima.post(url, follow=True).content.decode()

    assert "Pim is nu coördinator." in said
    pim.refresh_from_db()
    assert pim.role == "coordinator"
    assert "Hierover was al besloten." in fatima.post(url, follow=True).content.decode()


def test_others_do_not_see_who_is_named(cast, pim, login):
    nominations.name(pim, actor=cast.mark)

    for user in (cast.youssef, cast.ingrid, cast.priya):
        client = login(user)
        pages = client.get("/").content.decode() + client.get("/netwerken/overvecht/").content.decode()
        assert "voorgedragen" not in pages
        assert "coördinator wordt" not in pages
        assert client.get("/netwerken/overvecht/coordinatoren/").status_code == 403


def test_the_nominee_sees_it_and_cannot_confirm(cast, pim, login):
    nomination = nominations.name(pim, actor=cast.mark)
    client = login(pim.user)

    page = client.get("/netwerken/overvecht/coordinatoren/").content.decode()
    assert ("De coördinator van de gemeente bevestigt het." in page, "Ik vind het goed" in page) == (
        True,
        False,
    )
    for action in ("confirm", "refuse", "withdraw"):
        url = reverse(f"nominations:{action}", args=["overvecht", nomination.public_id])
        assert client.post(url).status_code == 403
    nomination.refresh_from_db()
    assert nomination.is_open


def test_a_coordinator_names_somebody_of_the_own_side(cast, pim, login):
    client, url = login(cast.mark), "/netwerken/overvecht/coordinatoren/"
    mark = cast.overvecht.memberships.get(user=cast.mark)
    ingrid = cast.overvecht.memberships.get(user=cast.ingrid)
    form = client.get(url).context["form"]
    assert [key for key, _ in form.fields["member"].choices] == [ingrid.public_id, pim.public_id]

    client.post(url, {"member": pim.public_id, "instead_of": mark.public_id})

    nomination = Nomination.objects.get()
    assert (nomination.membership, nomination.named_by, nomination.instead_of) == (pim, cast.mark, mark)
    page = client.get(url).content.decode()
    assert ("in plaats van Mark" in page, "Trek het in" in page) == (True, True)

    client.post(reverse("nominations:withdraw", args=["overvecht", nomination.public_id]))
    assert (Nomination.objects.open().count(), events()[-1]) == (0, "nomination.withdrawn")


def test_a_coordinator_cannot_name_somebody_of_the_other_side(cast, login):
    gert = make_member(cast.overvecht, make_user("Gert"), Party.MUNICIPALITY)

    page = login(cast.mark).post("/netwerken/overvecht/coordinatoren/", {"member": gert.public_id})

    assert (page.status_code, Nomination.objects.count()) == (200, 0)
    assert page.context["form"].errors != {}


def test_a_form_without_a_choice_says_so(cast, pim, login):
    page = login(cast.mark).post("/netwerken/overvecht/coordinatoren/", {"member": ""}).content.decode()

    assert "Kies iemand." in page
