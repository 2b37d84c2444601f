"""Coordinators choose which words go: what the guard found, and others that stand there exactly so."""

import pytest

from signals.constants import HiddenFrom, Readers
from signals.forms.redacting import version_of
from signals.models import Redaction, Signal
from signals.services import write_reply
from signals.tests.factories import make_signal
from signals.tests.redacting import TEXT, found_keys, post, take_out, text_of

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=TEXT, readers=Readers.NETWORK)


def test_what_the_guard_finds_is_chosen_already_and_goes(cast, concern, login):
    client, url = login(cast.mark), f"{concern.get_absolute_url()}weghalen/"
    keys = found_keys(client, url)

    response = post(client, cast.mark, url, TEXT, out=list(keys.values()))

    assert client.get(url).status_code == 200
    assert {"06-12345678", "Kees de Vries"} == set(keys)
    assert (response.status_code, response["Location"]) == (302, concern.get_absolute_url())
    assert text_of(concern) == "Harde knallen. Bel [naam] op [telefoonnummer].\n[naam] woont bij de bakker."


def test_the_form_has_all_that_was_found_ticked(cast, concern, login):
    form = login(cast.mark).get(f"{concern.get_absolute_url()}weghalen/").context["form"]

    assert sorted(form["out"].value()) == sorted(key for key, _label in form.fields["out"].choices)


def test_only_what_is_chosen_goes(cast, concern, login):
    client, url = login(cast.mark), f"{concern.get_absolute_url()}weghalen/"

    post(client, cast.mark, url, TEXT, out=[found_keys(client, url)["06-12345678"]])

    assert text_of(concern) == TEXT.replace("06-12345678", "[telefoonnummer]")


def test_other_words_go_as_what_they_are_called(cast, concern, login):
    client, url = login(cast.mark), f"{concern.get_absolute_url()}weghalen/"

    post(client, cast.mark, url, TEXT, words="bij de Bakker\n\n  harde ", kind="address")

    assert text_of(concern) == TEXT.replace("Harde", "[adres]").replace("bij de bakker", "[adres]")


def test_part_of_a_word_is_not_that_word(cast, concern, login):
    client, url = login(cast.mark), f"{concern.get_absolute_url()}weghalen/"

    response = post(client, cast.mark, url, TEXT, words="knal")

    assert response.context["form"].errors == {"words": ["“knal” staat zo niet in de tekst."]}
    assert (text_of(concern), response.context["form"]["words"].value()) == (TEXT, "knal")


@pytest.mark.parametrize(
    ("overrides", "field", "error"),
    [
        ({}, "__all__", "Kies welke woorden weg moeten, of schrijf ze hieronder op."),
        ({"words": "bakker", "reason": " "}, "reason", "Schrijf waarom. De schrijver mag dat weten."),
    ],
)
def test_what_is_missing_is_said(cast, concern, login, overrides, field, error):
    response = post(login(cast.mark), cast.mark, f"{concern.get_absolute_url()}weghalen/", TEXT, **overrides)

    assert (response.status_code, response.context["form"].errors) == (200, {field: [error]})
    assert (text_of(concern), Redaction.objects.count()) == (TEXT, 0)


def test_a_reason_with_a_name_is_asked_about(cast, concern, login):
    response = post(
        login(cast.mark),
        cast.mark,
        f"{concern.get_absolute_url()}weghalen/",
        TEXT,
        words="bakker",
        reason="Mail kees@example.org.",
    )

    assert list(response.context["form"].errors) == ["reason"]
    assert text_of(concern) == TEXT


def test_of_two_at_once_the_second_is_told_and_nothing_is_lost(cast, concern, login):
    client, url = login(cast.fatima), f"{concern.get_absolute_url()}weghalen/"
    take_out(cast, concern)
    after = text_of(concern)

    assert not take_out(cast, concern, actor=cast.fatima)
    response = post(client, cast.fatima, url, TEXT, words="bakker")

    assert response.context["form"].non_field_errors() == [
        "De tekst is intussen veranderd. Kijk opnieuw wat weg moet."
    ]
    assert f'value="{version_of(after)}"' in response.content.decode()
    assert (text_of(concern), Redaction.objects.count()) == (after, 1)


@pytest.mark.parametrize("hidden_from", [HiddenFrom.NOBODY, HiddenFrom.READERS])
def test_a_coordinator_corrects_their_own_and_takes_nothing_out_of_it(cast, clock, login, hidden_from):
    concern = make_signal(cast.overvecht, cast.mark, hidden_from=hidden_from)

    assert login(cast.mark).get(f"{concern.get_absolute_url()}weghalen/").status_code == 403


def test_a_message_of_another_concern_is_not_found(cast, concern, login):
    other = make_signal(cast.overvecht, cast.anneke)
    reply = write_reply(other, actor=cast.anneke, text="Hoi.", submission="1")

    url = f"{concern.get_absolute_url()}weghalen/{reply.public_id}/"
    assert login(cast.mark).get(url).status_code == 404
