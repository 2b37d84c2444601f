"""What goes wrong, or is tried, in the form of a concern: it says so, keeps it there and stores nothing."""

import time

import pytest
from django.urls import reverse

from bondgenoten.lib import guard
from bondgenoten.lib.submission import new_key
from notifications.models import OutgoingMail
from signals.constants import Readers
from signals.models import Signal

URL = reverse("signals:create")
BSN = "111222333"  # passes the test of eleven
RIGHT_TO_LEFT = "\u202e"
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def post(cast, login):
    """``post(**fields)``: anneke sends the form."""
    client = login(cast.anneke)

    def send(**fields):
        filled = {
            "submission": new_key(cast.anneke.public_id),
            "observation": "Elke avond harde knallen.",
            "where": cast.tigrisdreef.pk,
            "when": "today",
            "readers": Readers.COORDINATORS,
        }
        return client.post(URL, filled | fields)

    return send


def nothing_was_stored() -> bool:
    return not Signal.objects.exists() and not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("     ", "Schrijf wat u merkte."),
        ("\r\n\t\r\n", "Schrijf wat u merkte."),
        ("\u200b\u2060\ufeff", "Schrijf wat u merkte."),
        (RIGHT_TO_LEFT, "Schrijf wat u merkte."),
        ("🎆🎆🎆", "Schrijf het in woorden op."),
        ("👨‍👩‍👧 ❤️‍🔥", "Schrijf het in woorden op."),
        ("?!…", "Schrijf het in woorden op."),
    ],
)
def test_nothing_in_words(post, text, error):
    response = post(observation=text)

    assert response.status_code == 200
    assert dict(response.context["form"].errors) == {"observation": [error]}
    assert nothing_was_stored()


def test_a_hundred_thousand_characters_are_said_to_be_too_many_at_once_and_stay_there(post):
    text = "Bel 0612345678 of Jan Jansen. " * 3334

    start = time.perf_counter()
    response = post(observation=text)
    took = time.perf_counter() - start

    (error,) = response.context["form"].errors["observation"]
    assert "4000" in error
    assert response.context["form"]["observation"].value() == text
    assert nothing_was_stored()
    assert took < 1  # the guard does not look at what is refused anyway


def test_what_turns_the_text_around_is_taken_out(post):
    post(observation=f"De lamp is {RIGHT_TO_LEFT}toor\u202c kapot.")

    assert Signal.objects.get().observation == "De lamp is toor kapot."


@pytest.mark.parametrize(
    "between",
    [
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        RIGHT_TO_LEFT,
        "\ufe0f",
        " ",
        ".",
        "-",
        "\u00a0",
    ],
    ids=lambda between: f"U+{ord(between):04X}",
)
def test_a_bsn_with_something_unseen_in_it_is_always_left_out(post, between):
    text = f"Zijn nummer is {BSN[:3]}{between}{BSN[3:6]}{between}{BSN[6:]}, zegt hij."

    response = post(observation=text)
    (found,) = response.context["form"].fields["observation"].widget.found
    assert (found.kind, found.always_goes) == (guard.Kind.BSN, True)
    assert nothing_was_stored()

    for choice in ("keep", "out"):
        post(observation=text, not_the_same="1", **{f"observation-guard-{found.key}": choice})
    stored = Signal.objects.values_list("observation", flat=True)
    assert len(stored) == 2
    assert [letter for kept in stored for letter in kept if letter.isdigit()] == []


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% debug %}", "<b>vet</b>", "' OR 1=1 --"])
def test_what_looks_like_code_is_text(post, text):
    post(observation=text)

    assert Signal.objects.get().observation == text


@pytest.mark.parametrize("where", ["0", "-1", "999999999999999999999", "x", "1 OR 1=1"])
def test_a_neighbourhood_that_does_not_exist(post, where):
    response = post(where=where)

    assert list(response.context["form"].errors) == ["where"]
    assert nothing_was_stored()


def test_two_answers_to_one_question_are_one(post):
    post(readers=[Readers.NETWORK, Readers.COORDINATORS])

    assert Signal.objects.get().readers == Readers.COORDINATORS
