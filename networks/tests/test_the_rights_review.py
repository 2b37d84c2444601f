"""Once a quarter somebody looks at who may do what: in a network a coordinator, for all an administrator."""

from datetime import date

import pytest
import time_machine

from accounts.models import AuditEvent
from networks import permissions
from networks.constants import NetworkStatus, Office, Party, Role
from networks.models import Network, OfficeHolder, RightsReview, TeamChief
from networks.oversight import access_to, organisation, without_factor
from networks.rights_review import (
    is_asked,
    last_day,
    late_quarter,
    overdue,
    quarter_of,
    state_of_organisation,
)
from networks.services import rights_review
from networks.services.administered import set_status
from networks.tests.factories import LONG_AGO, make_invitation, make_member, make_network, make_user
from tests.at_once import at_once

URL = "/toezicht/rechten/overvecht/"
EVERYWHERE = "/toezicht/organisatie/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-10T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def overvecht(cast) -> Network:
    """A network that began long ago, so that each quarter asks for its review."""
    Network.objects.filter(pk=cast.overvecht.pk).update(started_on=LONG_AGO)
    cast.overvecht.refresh_from_db()
    return cast.overvecht


def mark(network: Network) -> str:
    return access_to(network).mark


def say(network: Network, actor) -> bool:
    return rights_review.confirm(network, actor=actor, mark=mark(network))


def asked(day: str) -> tuple[list[str], list[str]]:
    """Networks whose review is to be done on a day, and those that are too late."""
    on = date.fromisoformat(day)
    to_do = Network.objects.filter(is_asked(on)).order_by("slug")
    return [n.slug for n in to_do], [n.slug for n in overdue(Network.objects.order_by("slug"), on)]


@pytest.mark.parametrize(
    ("day", "quarter", "until", "late"),
    [
        ("2026-01-01", "2026-01-01", "2026-01-31", "2025-10-01"),
        ("2026-01-31", "2026-01-01", "2026-01-31", "2025-10-01"),
        ("2026-02-01", "2026-01-01", "2026-01-31", "2026-01-01"),
        ("2026-06-30", "2026-04-01", "2026-04-30", "2026-04-01"),
        ("2026-07-01", "2026-07-01", "2026-07-31", "2026-04-01"),
        ("2026-12-31", "2026-10-01", "2026-10-31", "2026-10-01"),
    ],
)
def test_quarters_and_their_last_day(day, quarter, until, late):
    on = date.fromisoformat(day)

    assert (quarter_of(on), last_day(quarter_of(on)), late_quarter(on)) == tuple(
        map(date.fromisoformat, (quarter, until, late))
    )


def test_the_first_quarter_is_the_one_after_the_start(cast):
    Network.objects.filter(pk=cast.zeist.pk).update(status=NetworkStatus.DRAFT)
    Network.objects.filter(pk=cast.overvecht.pk).update(started_on=date(2026, 10, 1))

    assert asked("2026-10-01") == ([], [])
    assert asked("2026-12-31") == ([], [])
    assert asked("2027-01-01") == (["overvecht"], [])
    assert asked("2027-01-31") == (["overvecht"], [])
    assert asked("2027-02-01") == (["overvecht"], ["overvecht"])
    assert asked("2027-04-01") == (["overvecht"], ["overvecht"])


def test_a_network_begins_when_it_goes_live(cast):
    make_member(cast.zeist, make_user("Bea"), Party.MUNICIPALITY, Role.COORDINATOR)
    Network.objects.filter(pk=cast.zeist.pk).update(status=NetworkStatus.DRAFT, started_on=LONG_AGO)
    cast.zeist.refresh_from_db()

    assert set_status(cast.zeist, status=NetworkStatus.LIVE, actor=cast.beheer)

    cast.zeist.refresh_from_db()
    assert cast.zeist.started_on == date(2026, 11, 10)
    assert asked("2026-11-10") == ([], [])


@pytest.mark.parametrize("status", [NetworkStatus.DRAFT, NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_only_of_live_networks(overvecht, status):
    Network.objects.filter(pk=overvecht.pk).update(status=status)

    assert asked("2026-11-10") == ([], [])


def test_done_is_done_until_the_next_quarter(cast, overvecht):
    Network.objects.filter(pk=cast.zeist.pk).update(status=NetworkStatus.DRAFT)
    assert asked("2026-11-10") == (["overvecht"], ["overvecht"])

    assert say(overvecht, cast.mark)

    assert asked("2026-11-10") == ([], [])
    assert asked("2027-01-15") == (["overvecht"], [])
    assert asked("2027-02-01") == (["overvecht"], ["overvecht"])
    review = RightsReview.objects.get()
    assert (review.network, review.quarter, review.done_by) == (overvecht, date(2026, 10, 1), cast.mark)
    assert review.counts == {"coordinator": 2, "member": 5, "privacy_officer": 1, "chief": 1}
    assert list(AuditEvent.objects.values_list("event", "actor", "role", "object_id", "network")) == [
        ("rights.reviewed", cast.mark.pk, "coordinator", overvecht.public_id, overvecht.public_id)
    ]


def test_who_stands_in_and_who_is_invited_are_counted(cast, overvecht):
    overvecht.memberships.filter(user=cast.ingrid).update(
        acting_from=date(2026, 11, 1), acting_until=date(2026, 11, 30)
    )
    team = TeamChief.objects.get(user=cast.ingrid).base_team
    TeamChief.objects.create(base_team=team, user=cast.rob, is_deputy=True, from_date=LONG_AGO)
    make_invitation(overvecht, cast.fatima)

    assert access_to(overvecht).counts == {
        "coordinator": 2,
        "deputy": 1,
        "member": 4,
        "privacy_officer": 1,
        "chief": 1,
        "deputy_chief": 1,
        "invited": 1,
    }


def test_twice_is_once(cast, overvecht):
    assert [say(overvecht, cast.mark), say(overvecht, cast.fatima)] == [True, False]

    assert RightsReview.objects.get().done_by == cast.mark
    assert AuditEvent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_at_once_is_once(cast, overvecht):
    read = mark(overvecht)

    done = at_once(lambda: rights_review.confirm(overvecht, actor=cast.mark, mark=read))

    assert sorted(done) == [False, False, False, True]
    assert RightsReview.objects.count() == AuditEvent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_the_organisation_as_well(cast):
    read = organisation().mark

    done = at_once(lambda: rights_review.confirm_organisation(actor=cast.beheer, mark=read))

    assert sorted(done) == [False, False, False, True]
    assert RightsReview.objects.count() == AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda cast: cast.overvecht.memberships.filter(user=cast.dewi).update(to_date=date(2026, 11, 1)),
        lambda cast: cast.overvecht.memberships.filter(user=cast.ingrid).update(
            acting_from=date(2026, 11, 1), acting_until=date(2026, 11, 30)
        ),
        lambda cast: cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER),
        lambda cast: TeamChief.objects.filter(user=cast.ingrid).update(is_deputy=True),
        lambda cast: make_invitation(cast.overvecht, cast.fatima),
    ],
)
def test_what_changed_meanwhile_is_not_confirmed(cast, overvecht, change):
    read = mark(overvecht)
    change(cast)

    with pytest.raises(rights_review.Changed):
        rights_review.confirm(overvecht, actor=cast.mark, mark=read)

    assert not RightsReview.objects.exists()


@pytest.mark.parametrize("status", NetworkStatus.values)
def test_who_may_review(cast, overvecht, status):
    overvecht.status = status

    may = {name for name, user in cast.everybody.items() if permissions.can_review_rights(user, overvecht)}

    assert may == (set() if status == NetworkStatus.CLOSED else {"fatima", "mark"})


def test_the_page_of_a_coordinator(cast, login, overvecht):
    make_invitation(overvecht, cast.fatima)
    client = login(cast.fatima)

    page = client.get(URL)
    shown = " ".join(page.content.decode().split())

    assert "10 dagen te laat" in shown
    assert [row.user.name for row in page.context["access"].seats][-1] == "Priya"
    assert "noor@example.org" in shown
    assert all(url in shown for url in ("/netwerken/overvecht/leden/", "/netwerken/overvecht/uitnodigen/"))

    done = client.post(URL, {"mark": page.context["access"].mark}, follow=True)
    again = client.post(URL, {"mark": page.context["access"].mark}, follow=True)

    assert "Genoteerd dat dit klopt" in done.content.decode()
    assert "Bekeken op di 10 november" in done.content.decode()
    assert "Ja, dit klopt" not in done.content.decode()
    assert "Dit is dit kwartaal al bekeken." in again.content.decode()


def test_a_page_that_is_old_is_shown_again(cast, login, overvecht):
    client = login(cast.fatima)

    page = client.post(URL, {"mark": "old"}, follow=True)

    assert "Dit veranderde terwijl u keek." in page.content.decode()
    assert "Ja, dit klopt" in page.content.decode()
    assert not RightsReview.objects.exists()


def test_it_stands_on_the_worklist_until_it_is_done(cast, login, clock, overvecht):
    def lines(day: str) -> list[tuple]:
        clock.move_to(f"{day}T12:00:00+00:00")
        work = login(cast.mark).get("/").context["worklist"][0]
        return [(line.text, line.url) for line in work.lines if line.title == "Bekijk wie wat mag"]

    RightsReview.objects.create(network=overvecht, quarter=date(2026, 7, 1))
    assert lines("2026-10-05") == [("uiterlijk za 31 oktober", URL)]
    assert lines("2026-11-10") == [("10 dagen te laat", URL)]
    say(overvecht, cast.fatima)
    assert lines("2026-11-10") == []


def test_the_privacy_officer_hears_of_it(cast, login, overvecht):
    Network.objects.filter(pk=cast.zeist.pk).update(started_on=LONG_AGO)
    client = login(cast.priya)

    home = client.get("/").context["waiting"]

    assert [(line.title, line.url) for line in home] == [
        ("1 netwerk heeft niet bekeken wie wat mag", "/toezicht/")
    ]
    page = client.get("/toezicht/")
    assert page.context["reviews_late"] == 1
    assert [review.text for _network, review in page.context["networks"]] == ["10 dagen te laat"]
    say(overvecht, cast.mark)
    page = client.get("/toezicht/")
    assert page.context["reviews_late"] == 0
    assert [review.text for _network, review in page.context["networks"]] == ["Bekeken op di 10 november"]
    assert client.get("/").context["waiting"] == []


def test_the_administrator_sees_which_networks_are_late(cast, login, overvecht):
    client = login(cast.beheer)

    assert client.get("/beheer/").context["reviews_late"] == 1
    assert EVERYWHERE in client.get("/beheer/").content.decode()
    assert list(client.get(EVERYWHERE).context["late"]) == [overvecht]


def test_offices_chiefs_and_who_has_no_second_step(cast, login):
    type(cast.mark).objects.filter(pk__in=[cast.mark.pk, cast.samira.pk]).update(needs_second_factor=True)
    type(cast.mark).objects.filter(pk=cast.samira.pk).update(is_active=False)
    OfficeHolder.objects.create(
        user=cast.dewi, office=Office.ADMINISTRATOR, from_date=LONG_AGO, to_date=date(2026, 11, 9)
    )

    context = login(cast.beheer).get(EVERYWHERE).context

    assert [(row.user.name, row.office) for row in context["everywhere"].offices] == [
        ("Beheer", "administrator"),
        ("Rob", "programme_lead"),
    ]
    assert [row.user.name for row in context["chiefs"]] == ["Ingrid"]
    assert list(without_factor()) == list(context["factorless"]) == [cast.mark]


def test_the_organisation_is_reviewed_once_a_quarter(cast, login):
    client = login(cast.beheer)
    today = date(2026, 11, 10)
    assert state_of_organisation(today).text == "10 dagen te laat"

    done = client.post(EVERYWHERE, {"mark": organisation().mark}, follow=True)
    again = client.post(EVERYWHERE, {"mark": organisation().mark}, follow=True)

    assert "Genoteerd dat dit klopt" in done.content.decode()
    assert "Dit is dit kwartaal al bekeken." in again.content.decode()
    review = RightsReview.objects.get()
    assert (review.network, review.quarter, review.done_by) == (None, date(2026, 10, 1), cast.beheer)
    assert review.counts == {"administrator": 1, "programme_lead": 1, "chief": 1}
    assert list(AuditEvent.objects.values_list("event", "actor", "role")) == [
        ("rights.reviewed", cast.beheer.pk, "administrator")
    ]
    assert state_of_organisation(today).text == "Bekeken op di 10 november"
    assert state_of_organisation(date(2027, 1, 5)).text == "uiterlijk zo 31 januari"


def test_the_organisation_is_asked_since_it_has_an_administrator(cast):
    OfficeHolder.objects.filter(office=Office.ADMINISTRATOR).update(from_date=date(2026, 10, 1))

    assert state_of_organisation(date(2026, 11, 10)) is None
    assert state_of_organisation(date(2027, 1, 1)).state == "open"


def test_an_office_that_changed_meanwhile_is_not_confirmed(cast):
    read = organisation().mark
    OfficeHolder.objects.create(user=cast.dewi, office=Office.ADMINISTRATOR, from_date=LONG_AGO)

    with pytest.raises(rights_review.Changed):
        rights_review.confirm_organisation(actor=cast.beheer, mark=read)


@pytest.mark.parametrize(("name", "url"), [("fatima", URL), ("beheer", EVERYWHERE), ("beheer", "/beheer/")])
def test_as_many_queries_for_three_as_for_one(
    cast, login, overvecht, name, url, django_assert_max_num_queries
):
    team = TeamChief.objects.get(user=cast.ingrid).base_team

    def grow(number: int) -> None:
        make_network(f"netwerk{number}", started_on=LONG_AGO)
        chief = make_user(f"Chef{number}", needs_second_factor=True)
        TeamChief.objects.create(base_team=team, user=chief, from_date=LONG_AGO)
        OfficeHolder.objects.create(user=chief, office=Office.PROGRAMME_LEAD, from_date=LONG_AGO)
        make_member(overvecht, chief, Party.PARTNER)
        make_invitation(overvecht, cast.fatima, f"gast{number}@example.org")

    grow(1)
    client = login(cast.everybody[name])
    client.get(url)
    with django_assert_max_num_queries(12) as one:
        client.get(url)
    grow(2)
    grow(3)
    with django_assert_max_num_queries(12) as three:
        client.get(url)
    assert len(three.captured_queries) == len(one.captured_queries)


def test_a_review_makes_up_for_the_quarters_before(cast, overvecht):
    assert asked("2026-10-20") == (["overvecht"], ["overvecht"])

    RightsReview.objects.create(network=overvecht, quarter=date(2026, 10, 1))

    assert asked("2026-10-20") == ([], [])
    assert asked("2026-12-31") == ([], [])
