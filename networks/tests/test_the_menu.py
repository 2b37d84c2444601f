"""The frame around every page: the entries somebody has, the current one, the button to share a concern."""

import pytest

from networks.constants import Party
from networks.context_processors import Frame
from networks.tests.factories import make_member

TABLE = ["Vandaag", "Bijeenkomsten", "Zorgen", "Netwerk"]


def frame_of(client, url="/account/") -> Frame:
    return client.get(url).context["frame"]


def labels(client, url="/account/") -> list[str]:
    return [entry.label for entry in frame_of(client, url).nav]


@pytest.mark.parametrize(
    ("name", "entries", "shares"),
    [
        ("fatima", TABLE, True),
        ("mark", TABLE, True),
        ("ingrid", ["Overzicht", *TABLE], True),
        ("youssef", TABLE, True),
        ("lotte", TABLE, True),
        ("priya", ["Vandaag", "Netwerk", "Toezicht"], False),
        ("rob", ["Vandaag"], False),
        ("beheer", ["Vandaag", "Beheer"], False),
    ],
)
def test_the_entries_of_each(cast, login, name, entries, shares):
    client = login(cast.everybody[name])

    assert labels(client) == entries
    assert ("/zorgen/nieuw/" in client.get("/account/").content.decode()) is shares


@pytest.mark.parametrize(
    ("url", "current"),
    [
        ("/", ["Vandaag"]),
        ("/bijeenkomsten/", ["Bijeenkomsten"]),
        ("/zorgen/", ["Zorgen"]),
        ("/zorgen/nieuw/", ["Zorgen"]),
        ("/netwerken/overvecht/", ["Netwerk"]),
        ("/account/", []),
    ],
)
def test_the_entry_of_the_page_is_marked(cast, login, url, current):
    client = login(cast.youssef)

    assert [entry.label for entry in frame_of(client, url).nav if entry.current] == current
    assert client.get(url).content.decode().count('class="tab"') == 4


def test_with_one_network_its_name_and_page_stand_at_the_top(cast, login):
    frame = frame_of(login(cast.youssef))

    assert (frame.place, frame.place_url) == ("Overvecht", "/netwerken/overvecht/")


def test_with_more_they_are_my_networks(cast, login):
    make_member(cast.zeist, cast.youssef, Party.RESIDENT)

    frame = frame_of(login(cast.youssef))

    assert (frame.place, frame.place_url) == ("Mijn netwerken", "/netwerken/")


def test_in_a_paused_network_there_is_no_button_to_share(cast, login):
    type(cast.overvecht).objects.update(status="paused")

    client = login(cast.youssef)
    assert (frame_of(client).can_share, labels(client)) == (False, TABLE)


def test_a_visitor_has_no_menu(client, db):
    assert 'class="tab"' not in client.get("/account/login/").content.decode()
