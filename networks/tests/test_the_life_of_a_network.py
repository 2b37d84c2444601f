"""A network goes live when both sides and a resident are there; it can rest, go on, and end for good."""

import pytest

from accounts.models import AuditEvent
from networks.constants import NetworkStatus, Party, Role
from networks.models import Network
from networks.services.administered import NotReady, missing_to_start, set_status
from networks.tests.factories import make_member, make_network, make_user
from tests.at_once import at_once

POLICE = "De politie heeft nog geen bevestigde coördinator."
MUNICIPALITY = "De gemeente heeft nog geen bevestigde coördinator."
RESIDENT = "Er doet nog geen bewoner mee."


@pytest.fixture
def draft(db):
    return make_network("lombok", status=NetworkStatus.DRAFT)


def fill(network: Network, *seats: tuple[Party, Role]) -> None:
    for number, (party, role) in enumerate(seats):
        make_member(network, make_user(f"Persoon{number}"), party, role)


READY = (
    (Party.POLICE, Role.COORDINATOR),
    (Party.MUNICIPALITY, Role.COORDINATOR),
    (Party.RESIDENT, Role.MEMBER),
)


@pytest.mark.parametrize(
    ("seats", "missing"),
    [
        ((), [POLICE, MUNICIPALITY, RESIDENT]),
        (READY[:1], [MUNICIPALITY, RESIDENT]),
        (READY[:2], [RESIDENT]),
        ((*READY[:2], (Party.PARTNER, Role.MEMBER)), [RESIDENT]),
        (((Party.POLICE, Role.MEMBER), *READY[1:]), [POLICE]),
        (((Party.POLICE, Role.DEPUTY), *READY[1:]), [POLICE]),
        (READY, []),
    ],
)
def test_what_a_draft_waits_for(draft, seats, missing):
    fill(draft, *seats)

    assert missing_to_start(draft) == missing


def test_a_draft_that_misses_something_does_not_go_live(cast, login, draft):
    fill(draft, *READY[:1], READY[2])
    url = f"/beheer/netwerken/{draft.public_id}/"
    client = login(cast.beheer)
    assert (MUNICIPALITY in client.get(url).content.decode()) is True

    page = client.post(f"{url}status/", {"status": "live"}, follow=True).content.decode()

    assert f"Het netwerk kan nog niet starten. {MUNICIPALITY}" in page
    draft.refresh_from_db()
    assert (draft.status, AuditEvent.objects.filter(event__startswith="network").count()) == ("draft", 0)
    with pytest.raises(NotReady) as refusal:
        set_status(draft, status=NetworkStatus.LIVE, actor=cast.beheer)
    assert refusal.value.missing == [MUNICIPALITY]


def test_it_starts_rests_goes_on_and_ends(cast, login, draft):
    fill(draft, *READY)
    client, url = login(cast.beheer), f"/beheer/netwerken/{draft.public_id}/"
    seen = []
    for path, data in (
        ("status/", {"status": "live"}),
        ("status/", {"status": "paused"}),
        ("status/", {"status": "live"}),
        ("sluiten/", {}),
        ("status/", {"status": "live"}),
    ):
        client.post(url + path, data)
        seen.append(Network.objects.get(pk=draft.pk).status)

    assert seen == ["live", "paused", "live", "closed", "closed"]
    lines = AuditEvent.objects.filter(event__startswith="network").order_by("pk")
    assert list(lines.values_list("event", flat=True)) == [
        "network.went_live",
        "network.paused",
        "network.resumed",
        "network.closed",
    ]


@pytest.mark.parametrize("status", ["closed", "draft", "", "onzin"])
def test_the_buttons_do_nothing_else(cast, login, status):
    login(cast.beheer).post(f"/beheer/netwerken/{cast.overvecht.public_id}/status/", {"status": status})

    cast.overvecht.refresh_from_db()
    assert cast.overvecht.status == "live"


def test_ending_asks_first_and_says_what_it_means(cast, login):
    page = login(cast.beheer).get(f"/beheer/netwerken/{cast.overvecht.public_id}/sluiten/").content.decode()

    assert "7 bondgenoten kunnen blijven lezen wat er is." in page
    assert "Een gesloten netwerk kan niet weer open." in page
    cast.overvecht.refresh_from_db()
    assert cast.overvecht.status == "live"


@pytest.mark.django_db(transaction=True)
def test_four_who_pause_at_once_pause_once(cast):
    def pause() -> bool:
        network = Network.objects.get(pk=cast.overvecht.pk)
        return set_status(network, status=NetworkStatus.PAUSED, actor=cast.beheer)

    assert sorted(at_once(pause)) == [False, False, False, True]
    assert AuditEvent.objects.filter(event="network.paused").count() == 1
