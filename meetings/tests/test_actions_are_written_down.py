"""A coordinator writes down who does what, by which day: from the start of the meeting on, once."""

from datetime import date

import pytest

from bondgenoten.lib.submission import new_key
from meetings import services
from meetings.constants import MAX_ACTIONS
from meetings.models import ActionItem, Meeting
from meetings.tests.agreeing import agree
from meetings.tests.factories import make_action
from networks.models import Membership

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def begun(meeting, clock) -> Meeting:
    """22 December 2026, 13.00 in Amsterdam: the meeting starts now."""
    clock.move_to(meeting.starts_at)
    return meeting


def seat(cast, name: str) -> Membership:
    return Membership.objects.get(user=cast.everybody[name], role__in=["member", "coordinator"])


def stored() -> list[tuple]:
    return [(a.title, a.owner.user.name, a.due_on, a.state) for a in ActionItem.objects.order_by("pk")]


ONE = ("Posters ophangen bij de winkels", "Youssef", date(2027, 1, 5), "open")


@pytest.mark.parametrize("name", ["fatima", "mark"])
def test_both_coordinators_can(cast, begun, login, name):
    user = cast.everybody[name]
    response = agree(login(user), begun, user, seat(cast, "youssef"))

    assert (response.status_code, response["Location"]) == (302, f"{begun.get_absolute_url()}#actions")
    assert stored() == [ONE]


def test_it_says_so_and_shows_it(cast, begun, login):
    client = login(cast.fatima)
    agree(client, begun, cast.fatima, seat(cast, "youssef"))

    page = client.get(begun.get_absolute_url()).content.decode()

    assert [text in page for text in ("Het staat erbij.", ONE[0], "uiterlijk di 5 januari")] == [True] * 3


def test_two_clicks_are_one_action(cast, begun, login):
    key = new_key(cast.fatima.public_id)
    for _ in range(2):
        agree(login(cast.fatima), begun, cast.fatima, seat(cast, "youssef"), submission=key)

    assert stored() == [ONE]


def test_htmx_gets_the_actions_alone_with_an_empty_form(cast, begun, login):
    response = agree(
        login(cast.fatima), begun, cast.fatima, seat(cast, "youssef"), headers={"HX-Request": "true"}
    )

    page = response.content.decode().strip()
    assert response.status_code == 200
    assert [page.startswith('<section id="actions"'), ONE[0] in page, "<html" in page] == [True, True, False]
    assert ("Het staat erbij." in page, response.context["action_form"]["title"].value()) == (True, None)


def test_four_weeks_unless_somebody_chooses_otherwise(cast, begun, login):
    form = login(cast.fatima).get(begun.get_absolute_url()).context["action_form"]

    assert form["due_on"].value() == date(2027, 1, 19)


def test_who_does_it_is_chosen_by_first_name_with_the_party(cast, begun, login):
    form = login(cast.fatima).get(begun.get_absolute_url()).context["action_form"]

    assert [label for _, label in form.fields["who"].choices] == [
        "Kies een persoon",
        "Anneke, bewoner",
        "Dewi, bewoner",
        "Fatima, gemeente",
        "Ingrid, politie",
        "Mark, politie",
        "Samira, partner",
        "Youssef, bewoner",
    ]


WORDS = "Schrijf op wat is afgesproken."
WRONG = [
    ({"title": ""}, {"title": [WORDS]}),
    ({"title": "    "}, {"title": [WORDS]}),
    ({"title": "🎆🎆"}, {"title": ["Schrijf het in woorden op."]}),
    ({"title": "x" * 121}, {"title": ["Gebruik hoogstens 120 tekens. Nu zijn het er 121."]}),
    ({"who": ""}, {"who": ["Kies wie het doet."]}),
    ({"who": "x" * 20}, {"who": ["Kies iemand van dit netwerk."]}),
    ({"due_on": ""}, {"due_on": ["Kies de laatste dag."]}),
    ({"due_on": "2026-02-30"}, {"due_on": ["Kies een dag die bestaat."]}),
    ({"due_on": "2026-12-21"}, {"due_on": ["Deze dag is voorbij. Kies vandaag of later."]}),
    (
        {"due_on": "2029-01-01"},
        {"due_on": ["Dat duurt meer dan twee jaar. Kies een eerdere dag."]},
    ),
]


@pytest.mark.parametrize(("fields", "errors"), WRONG)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, begun, login, fields, errors, headers):
    typed = {"title": "Zaal regelen", "due_on": "2027-01-06", **fields}
    response = agree(login(cast.fatima), begun, cast.fatima, seat(cast, "dewi"), headers=headers, **typed)

    form, page = response.context["action_form"], response.content.decode()
    assert (response.status_code, form.errors, stored()) == (200, errors, [])
    assert [error in page for messages in errors.values() for error in messages] == [True]
    assert {name: form[name].value() for name in typed} == typed
    assert page.lstrip().startswith("<section" if headers else "<!doctype html>")


def test_today_and_a_hundred_and_twenty_characters_are_fine(cast, begun, login):
    agree(login(cast.fatima), begun, cast.fatima, seat(cast, "dewi"), title="x" * 120, due_on="2026-12-22")

    assert stored() == [("x" * 120, "Dewi", date(2026, 12, 22), "open")]


@pytest.mark.parametrize("name", ["lotte", "priya"])
def test_nobody_of_another_network_and_nobody_without_a_seat(cast, begun, login, name):
    member = Membership.objects.get(user=cast.everybody[name])

    response = agree(login(cast.fatima), begun, cast.fatima, member)

    assert response.context["action_form"].errors == {"who": ["Kies iemand van dit netwerk."]}
    assert (stored(), cast.everybody[name].name in response.content.decode()) == ([], False)


def test_before_it_begins_nothing_is_agreed(cast, meeting, login):
    response = agree(login(cast.fatima), meeting, cast.fatima, seat(cast, "youssef"))

    assert (response.status_code, stored()) == (403, [])
    with pytest.raises(services.TooEarly):
        services.record_action(
            meeting, owner=seat(cast, "youssef"), title="T", due_on=date(2027, 1, 5), submission="1"
        )


def test_an_evening_bears_sixty(cast, begun, login):
    for _ in range(MAX_ACTIONS - 1):
        make_action(begun, cast.youssef)
    client = login(cast.fatima)
    assert agree(client, begun, cast.fatima, seat(cast, "dewi")).status_code == 302

    response = agree(client, begun, cast.fatima, seat(cast, "dewi"))

    message = "Er kunnen niet meer afspraken bij deze bijeenkomst. Bewaar deze voor de volgende keer."
    assert response.context["action_form"].errors == {"title": [message]}
    assert len(stored()) == MAX_ACTIONS


def test_what_was_typed_comes_back_after_a_lost_session(cast, begun, login):
    client, page = login(cast.fatima), begun.get_absolute_url()
    client.logout()
    agree(client, begun, cast.fatima, seat(cast, "dewi"), headers={"Referer": f"http://testserver{page}"})

    form = login(cast.fatima).get(page).context["action_form"]

    assert [form["title"].value(), form["who"].value()] == [ONE[0], seat(cast, "dewi").public_id]
    assert stored() == []
