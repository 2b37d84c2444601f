"""The form says what is wrong in plain Dutch and keeps what was typed; nothing wrong gets in."""

from datetime import date

import pytest

from bondgenoten.lib.submission import new_key
from networks.constants import Party
from networks.models import Neighbourhood
from networks.tests.factories import make_member, make_neighbourhood, make_network
from signals.constants import Readers
from signals.forms import ShareForm
from signals.models import Signal
from signals.tests.factories import make_signal

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
        "readers": ["Kies wie het mag lezen."],
    }


@pytest.mark.parametrize("text", ["   ", "\u202e\u200b", "\n\n"])
def test_only_spaces_or_tricks_is_nothing(cast, text):
    assert errors_of(cast, observation=text) == {"observation": ["Schrijf wat u merkte."]}


def test_only_emoji_is_no_word(cast):
    assert errors_of(cast, observation="🎆🎆🎆") == {"observation": ["Schrijf het in woorden op."]}


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


def test_a_neighbourhood_that_was_merged_into_another_cannot_be_chosen_any_more(cast):
    cast.overvecht.area_links.update(to_date=date(2026, 12, 7))
    make_neighbourhood(cast.overvecht, "Overvecht-Noord", "BU03440399")

    assert errors_of(cast) == {
        "where": ["Deze buurt hoort niet meer bij het gebied van het netwerk. Kies opnieuw."]
    }


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
    ("field", "value"),
    [("felt", "7"), ("felt", "0"), ("learnt", "dreamt"), ("when", "x"), ("source", "letter"), ("about", "x")],
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


@pytest.mark.parametrize("status", ["paused", "closed", "draft"])
def test_a_network_that_is_not_live_takes_no_concerns(cast, login, status):
    client = login(cast.anneke)
    fields = form_with(cast).data
    type(cast.overvecht).objects.filter(pk=cast.overvecht.pk).update(status=status)

    answers = [client.get("/zorgen/nieuw/"), client.post("/zorgen/nieuw/", fields)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Signal.objects.count() == 0


def test_a_network_one_just_left_is_not_there_any_more(cast, login):
    client = login(cast.anneke)
    make_member(cast.zeist, cast.anneke, Party.RESIDENT)
    cast.overvecht.memberships.filter(user=cast.anneke).update(to_date=date(2026, 12, 7))

    response = client.post("/zorgen/nieuw/", form_with(cast).data | {"netwerk": "overvecht"})

    assert response.status_code == 404
    assert Signal.objects.count() == 0


@pytest.mark.parametrize(("before", "now"), [(None, "network"), ("nobody", "nobody"), ("readers", "readers")])
def test_from_whom_the_name_is_hidden_is_remembered_from_the_last_time(cast, before, now):
    make_signal(cast.overvecht, cast.youssef, hidden_from="readers")  # of another
    make_signal(cast.zeist, cast.anneke, hidden_from="readers")  # in another network
    if before:
        make_signal(cast.overvecht, cast.anneke, hidden_from="network")
        make_signal(cast.overvecht, cast.anneke, hidden_from=before)

    form = ShareForm(network=cast.overvecht, user=cast.anneke)

    assert form["hidden_from"].value() == now
    assert f'value="{now}"' in next(
        label for label in str(form["hidden_from"]).split("<label") if "checked" in label
    )


def test_for_oneself_about_nobody_is_what_is_filled_in(cast):
    form = form_with(cast)

    assert form.is_valid()
    assert (form.fields_for_service().source, form.fields_for_service().about) == ("own", "")
    opened = ShareForm(network=cast.overvecht, user=cast.anneke)
    assert (opened["source"].value(), opened["about"].value()) == ("own", "")
