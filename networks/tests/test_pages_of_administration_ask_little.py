"""Pages of the administrator ask as much for three networks or people as for one, and not much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.constants import NetworkStatus, Party, Role
from networks.models import BaseTeam, NetworkBaseTeam
from networks.services import nominations
from networks.services.invitations import invite
from networks.tests.factories import (
    make_chief,
    make_member,
    make_neighbourhood,
    make_network,
    make_user,
)
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail

BAR = 12
PAGES = [
    ("beheer", "/beheer/netwerken/"),
    ("beheer", "/beheer/netwerken/?zoek=lombok"),
    ("beheer", "/beheer/netwerken/nieuw/"),
    ("beheer", "/beheer/netwerken/{network}/"),
    ("beheer", "/beheer/netwerken/{network}/wijzigen/"),
    ("beheer", "/beheer/netwerken/{network}/sluiten/"),
    ("beheer", "/beheer/netwerken/{network}/buurten/"),
    ("beheer", "/beheer/netwerken/{network}/buurten/?gemeente=GM0344"),
    ("beheer", "/beheer/netwerken/{network}/coordinator/"),
    ("beheer", "/beheer/mensen/"),
    ("beheer", "/beheer/mensen/{person}/"),
    ("beheer", "/beheer/mensen/{person}/uitzetten/"),
    ("beheer", "/beheer/mensen/{person}/tweede-stap/"),
    ("beheer", "/beheer/mensen/{person}/adres/"),
    ("beheer", "/beheer/"),
    ("fatima", "/netwerken/overvecht/coordinatoren/"),
]


def grow(cast, number: int) -> None:
    """One more draft, neighbourhood, base team, nomination, invitation, seat and lost mail."""
    make_network(f"lombok{number}", status=NetworkStatus.DRAFT)
    make_neighbourhood(cast.overvecht, f"Buurt {number}", f"BU034499{number:02}")
    pim = make_member(cast.overvecht, make_user(f"Pim{number}"), Party.POLICE)
    nominations.name(pim, actor=cast.mark)
    make_member(cast.overvecht, make_user(f"Greet{number}"), Party.MUNICIPALITY, Role.COORDINATOR)
    invite(
        cast.overvecht,
        email=f"nieuw{number}@example.org",
        party=Party.POLICE,
        role=Role.COORDINATOR,
        actor=cast.beheer,
    )
    place = make_network(f"elders{number}")
    make_member(place, cast.mark, Party.POLICE, Role.COORDINATOR)
    make_chief(place, cast.mark)
    NetworkBaseTeam.objects.create(network=cast.overvecht, base_team=BaseTeam.objects.latest("pk"))
    make_mail(cast.mark, f"mail{number}")
    OutgoingMail.objects.filter(key=f"mail{number}").update(status="failed", error="SMTPDataError 552")


def counts(cast, client) -> dict[str, int]:
    ids = {"network": cast.overvecht.public_id, "person": cast.mark.public_id}
    found = {}
    for name, path in PAGES:
        client.force_login(cast.everybody[name])
        url = path.format(**ids)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        found[path] = len([q for q in queries.captured_queries if q["sql"].startswith(("SELECT", "("))])
    return found


@pytest.mark.django_db
def test_as_often_for_three_as_for_one_and_not_often(cast, client):
    grow(cast, 1)
    one = counts(cast, client)
    grow(cast, 2)
    grow(cast, 3)
    three = counts(cast, client)

    assert three == one
    assert {path: count for path, count in three.items() if count > BAR} == {}


def test_the_lists_grow(cast, client):
    """Else the test above would count nothing."""
    sizes = []
    for number in (1, 2):
        grow(cast, number)
        client.force_login(cast.beheer)
        network = client.get(f"/beheer/netwerken/{cast.overvecht.public_id}/").context
        person = client.get(f"/beheer/mensen/{cast.mark.public_id}/").context
        lists = [network[name] for name in ("teams", "area", "coordinators", "nominations", "invitations")]
        lists += [person[name] for name in ("seats", "teams", "mails")]
        lists += [client.get(url).context["page"] for url in ("/beheer/netwerken/",)]
        sizes.append([len(list(found)) for found in lists])

    assert [second - first for first, second in zip(*sizes, strict=True)] == [1, 1, 1, 1, 1, 1, 1, 1, 2]
