"""The form says what is wrong in plain Dutch and keeps what was typed; nothing wrong gets in."""

from datetime import date

import pytest

from bondgenoten.lib.submission import new_key
from networks.constants import Party
from networks.models import Neighbourhood
from networks.tests.factories import make_member, make_network
from signals.constants import Readers
from signals.forms import ShareForm
from signals.models import Signal

pytestmark = pytest.mark.usefixtures("clock")


def form_with(cast, **overrides) -> ShareForm:
    fields = {
        "submission": new_key(cast.anneke.public_id),
        "observation": "Elke avond harde knallen.",
        "where": cast.tigrisdreef.pk,
        "when": "today",
        "readers": Readers.COORDINATORS,
        **overrides,
    }
    return ShareForm(fields, network=cast.overvecht, user=cast.anneke)


def errors_of(cast, **overrides) -> dict[str, list[str]]:
    return dict(form_with(cast, **overrides).errors)


def test_a_filled_form_is_fine(cast):
    assert errors_of(cast) == {}


def test_an_empty_form_asks_for_what_is_needed(cast):
    empty = {"observation": "", "where": "", "when": "", "readers": ""}

    assert errors_of(cast, **empty) == {
        "observation": ["Schrijf wat u merkte."],
        "where": ["Kies waar het was."],
        "when": ["Kies wanneer het was."],
        "readers": ["Dit veld is verplicht."],
    }


@pytest.mark.parametrize("text", ["   ", "\u202e\u200b", "\n\n"])
def test_only_spaces_or_tricks_is_nothing(cast, text):
    assert errors_of(cast, observation=text) == {"observation": ["Schrijf wat u merkte."]}


def test_only_emoji_is_no_word(cast):
    assert errors_of(cast, observation="🎆🎆🎆") == {"observation": ["Schrijf het in woorden op."]}


def test_ten_thousand_characters_is_too_much_and_stays_in_the_form(cast):
    form = form_with(cast, observation="x" * 10_000)

    assert list(form.errors) == ["observation"]
    assert "4000" in form.errors["observation"][0]
    assert form["observation"].value() == "x" * 10_000


def test_four_thousand_fits(cast):
    assert errors_of(cast, observation="é" * 4000) == {}


@pytest.mark.parametrize(
    ("when", "earlier_on", "noticed_on"),
    [
        ("today", "", date(2026, 12, 8)),
        ("yesterday", "", date(2026, 12, 7)),
        ("earlier", "2026-11-30", date(2026, 11, 30)),
        ("earlier", "2026-12-08", date(2026, 12, 8)),
        ("earlier", "2025-12-08", date(2025, 12, 8)),
        ("today", "2026-11-30", date(2026, 12, 8)),  # the day counts only with "earlier"
    ],
)
def test_when_it_was(cast, when, earlier_on, noticed_on):
    form = form_with(cast, when=when, earlier_on=earlier_on)

    assert form.is_valid()
    assert form.fields_for_service().noticed_on == noticed_on


@pytest.mark.parametrize(
    ("earlier_on", "error"),
    [
        ("", "Kies de dag. Ongeveer is goed."),
        ("2026-12-09", "Deze dag moet nog komen. Kies vandaag of eerder."),
        ("2025-12-07", "Dat is meer dan een jaar geleden. Kies een latere dag."),
        ("2026-02-30", "Voer een geldige datum in."),
    ],
)
def test_a_day_that_cannot_be(cast, earlier_on, error):
    assert errors_of(cast, when="earlier", earlier_on=earlier_on) == {"earlier_on": [error]}


def test_a_neighbourhood_of_another_network_cannot_be_chosen(cast):
    elsewhere = Neighbourhood.objects.get(name="Zeist-West")

    assert list(errors_of(cast, where=elsewhere.pk)) == ["where"]


def test_a_network_without_an_area_yet_asks_no_neighbourhood(cast):
    network = make_network("nieuw")
    make_member(network, cast.anneke, Party.RESIDENT)
    fields = {"observation": "Knallen.", "when": "today", "readers": Readers.COORDINATORS, "submission": ""}

    form = ShareForm(fields, network=network, user=cast.anneke)

    assert form.is_valid()
    assert form.fields_for_service().neighbourhood is None


@pytest.mark.parametrize("who", ["youssef", "zeist_coordinator", "anneke", "priya"])
def test_only_a_coordinator_of_this_network_can_be_the_one_reader(cast, who):
    assert list(errors_of(cast, readers=f"one:{cast.everybody[who].public_id}")) == ["readers"]


@pytest.mark.parametrize("readers", ["one", "one:", "everybody", "administrator"])
def test_readers_that_do_not_exist_are_refused(cast, readers):
    assert list(errors_of(cast, readers=readers)) == ["readers"]


@pytest.mark.parametrize(
    ("field", "value"), [("felt", "7"), ("felt", "0"), ("learnt", "dreamt"), ("when", "x")]
)
def test_answers_that_do_not_exist_are_refused(cast, field, value):
    assert list(errors_of(cast, **{field: value})) == [field]


def test_a_wrong_form_answers_200_with_what_was_typed_and_stores_nothing(cast, login):
    client = login(cast.anneke)

    response = client.post(
        "/zorgen/nieuw/", {"observation": "Dit typte ik.", "when": "", "readers": "network"}
    )

    assert response.status_code == 200
    page = response.content.decode()
    assert "Dit typte ik." in page
    assert "Kies wanneer het was." in page
    assert Signal.objects.count() == 0


def test_who_has_two_networks_chooses_first(cast, login):
    make_member(cast.zeist, cast.anneke, Party.RESIDENT)
    client = login(cast.anneke)

    page = client.get("/zorgen/nieuw/").content.decode()
    response = client.get("/zorgen/nieuw/", {"netwerk": "zeist"})

    assert 'href="?netwerk=overvecht"' in page
    assert 'href="?netwerk=zeist"' in page
    assert response.context["network"] == cast.zeist


def test_another_network_is_not_there(cast, login):
    assert login(cast.anneke).get("/zorgen/nieuw/", {"netwerk": "zeist"}).status_code == 404


def test_a_paused_network_takes_no_concerns(cast, login):
    type(cast.overvecht).objects.update(status="paused")

    assert login(cast.anneke).get("/zorgen/nieuw/").status_code == 404
