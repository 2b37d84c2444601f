"""Every member can put a point on the agenda, logged in or by the link, until the meeting begins."""

from datetime import timedelta

import pytest

from bondgenoten.lib.submission import new_key
from meetings import links, services
from meetings.constants import MAX_AGENDA_ITEMS
from meetings.models import AgendaItem, Meeting
from meetings.tests.factories import attendance, make_meeting
from networks.constants import Party


@pytest.fixture
def meeting(cast, clock) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima, ("Licht in het park",))


@pytest.fixture(params=["login", "link"])
def way(request, cast, meeting, client):
    """Youssef, who proposes: ``way(title)`` posts, with the key of the form he opened."""
    own = attendance(meeting, cast.youssef)
    if request.param == "login":
        client.force_login(cast.youssef)
        page, action, owner = (
            meeting.get_absolute_url(),
            f"{meeting.get_absolute_url()}punt/",
            cast.youssef.public_id,
        )
    else:
        page = links.prepare_path(own)
        action, owner = f"{page}punt/", own.public_id

    def propose(title: str, submission: str = "", **headers):
        return client.post(
            action, {"title": title, "submission": submission or new_key(owner)}, headers=headers
        )

    propose.page, propose.by_link, propose.owner = page, request.param == "link", owner
    return propose


def points(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.agenda.on()]


def test_it_comes_at_the_end_with_who_proposed_it_and_how(cast, meeting, way):
    response = way("Hangplek bij de school")

    assert (response.status_code, response["Location"]) == (302, way.page)
    item = meeting.agenda.get(position=2)
    assert (item.title, item.proposer.user, item.party, item.via_link, item.signal) == (
        "Hangplek bij de school",
        cast.youssef,
        Party.RESIDENT,
        way.by_link,
        None,
    )


def test_the_pages_say_that_it_came_by_the_link(cast, meeting, way, client):
    way("Hangplek bij de school")
    client.force_login(cast.dewi)

    page = client.get(meeting.get_absolute_url()).content.decode()

    assert ("Hangplek bij de school" in page, "via de link in de mail" in page) == (True, way.by_link)


def test_two_taps_are_one_point(meeting, way):
    key = new_key(way.owner)

    for _ in range(2):
        way("Hangplek", key)

    assert points(meeting) == ["Licht in het park", "Hangplek"]


@pytest.mark.parametrize(
    ("title", "error"),
    [
        ("", "Schrijf wat u wilt bespreken."),
        ("    ", "Schrijf wat u wilt bespreken."),
        ("\u202e\u200b", "Schrijf wat u wilt bespreken."),
        ("🎆🎆", "Schrijf het in woorden op."),
    ],
)
def test_no_words_are_no_point(meeting, way, title, error):
    response = way(title)

    assert response.status_code == 200
    assert response.context["form"].errors == {"title": [error]}
    assert error in response.content.decode()
    assert points(meeting) == ["Licht in het park"]


def test_ten_thousand_characters_stay_in_the_form(meeting, way):
    response = way("lang " * 2000)

    assert response.context["form"]["title"].value() == "lang " * 2000
    assert list(response.context["form"].errors) == ["title"]
    assert points(meeting) == ["Licht in het park"]


def test_text_that_runs_backwards_is_straightened(meeting, way):
    way("Punt \u202eneo\u202c gewoon")

    assert points(meeting)[-1] == "Punt neo gewoon"


def test_an_evening_bears_sixty_points(cast, meeting, way):
    member = cast.overvecht.memberships.get(user=cast.fatima)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, title=f"punt {n}", position=n, party=member.party, submission=str(n))
        for n in range(2, MAX_AGENDA_ITEMS)
    )
    assert way("Nummer zestig").status_code == 302

    response = way("Nummer eenenzestig")

    assert response.status_code == 200
    assert response.context["form"].errors == {
        "title": ["De agenda is vol. Zeg tegen een coördinator wat u wilt bespreken."]
    }
    assert 'value="Nummer eenenzestig"' in response.content.decode()
    assert (len(points(meeting)), points(meeting)[-1]) == (60, "Nummer zestig")


def test_htmx_gets_the_agenda_alone(meeting, way):
    response = way("Hangplek", **{"HX-Request": "true"})

    page = response.content.decode().strip()
    assert (response.status_code, page.startswith('<section id="agenda"'), "Hangplek" in page) == (
        200,
        True,
        True,
    )


def test_once_it_has_begun_no_points_are_added(cast, meeting, way, clock, client):
    clock.move_to(meeting.starts_at)
    client.force_login(cast.youssef)  # a session of two weeks has just ended

    response = way("Te laat")

    assert points(meeting) == ["Licht in het park"]
    if way.by_link:
        message = "De bijeenkomst is begonnen. Neem uw punt mee naar de tafel."
        assert response.context["form"].errors == {"title": [message]}
    else:
        assert response.status_code == 403


def test_the_service_too_says_too_late(cast, meeting, clock):
    clock.move_to(meeting.starts_at + timedelta(minutes=1))
    member = cast.overvecht.memberships.get(user=cast.youssef)

    with pytest.raises(services.TooLate):
        services.propose_item(meeting, actor=member, title="Te laat", submission="1")


def test_a_key_of_another_counts_as_a_new_form(cast, meeting, way):
    """Whoever has seen somebody's key cannot stop that person's point, nor answer for them."""
    key = new_key(cast.dewi.public_id)

    way("Een", key)
    way("Twee", key)

    assert points(meeting) == ["Licht in het park", "Een", "Twee"]
