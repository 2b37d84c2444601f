"""An installation that is still empty says what to do first, until all of it is done."""

import pytest

from networks.constants import NetworkStatus, Office
from networks.models import BaseTeam, Neighbourhood, Network, OfficeHolder, TeamChief
from networks.tests.factories import make_user

pytestmark = pytest.mark.django_db


def steps(client) -> list[bool]:
    return [step.is_done for step in client.get("/beheer/").context["steps"]]


def test_what_to_do_first(login):
    first = make_user("Nadia")
    OfficeHolder.objects.create(user=first, office=Office.ADMINISTRATOR)
    page = login(first).get("/beheer/")
    assert [step.is_done for step in page.context["steps"]] == [False] * 6
    text = page.content.decode()
    assert "Eerste stappen" in text
    for path in ("organisatie/", "organisatie/basisteams/", "organisatie/inlezen/", "netwerken/nieuw/"):
        assert f'href="/beheer/{path}"' in text


def test_once_a_network_is_live_only_what_is_left_is_shown_and_at_the_end_nothing(cast, login):
    client = login(cast.beheer)
    assert steps(client) == [False]
    OfficeHolder.objects.create(user=cast.dewi, office=Office.ADMINISTRATOR)
    assert steps(client) == []
    assert "Eerste stappen" not in client.get("/beheer/").content.decode()


def test_each_step_looks_at_what_is_there_today(cast, login):
    client = login(cast.beheer)
    Network.objects.update(status=NetworkStatus.DRAFT)
    assert steps(client) == [True, True, True, True, False, False]
    TeamChief.objects.update(to_date="2021-01-01")
    assert steps(client)[:2] == [True, False]
    assert BaseTeam.objects.exists()
    assert Neighbourhood.objects.exists()
