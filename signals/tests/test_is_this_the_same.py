"""Before sending, concerns that look like it are shown: only those that this person may read."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from structlog.testing import capture_logs

from signals.constants import Outcome, Readers
from signals.models import CoReporter, Signal, Theme
from signals.tests.factories import make_signal

URL = reverse("signals:create")
TEXT = "Elke avond harde knallen bij de speeltuin."
ASKED = "Is dit hetzelfde als …?"
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def theme(db) -> Theme:
    return Theme.objects.first()


@pytest.fixture
def share(cast, login, theme):
    """``share(user, **fields)``: that user sends the form, filled in like a concern of before."""

    def send(user, **fields):
        client = login(user)
        submission = client.get(URL).context["form"]["submission"].value()
        filled = {
            "submission": submission,
            "observation": "Harde knallen bij de speeltuin, elke avond weer.",
            "where": cast.tigrisdreef.pk,
            "when": "yesterday",
            "theme": theme.code,
            "readers": Readers.COORDINATORS,
        }
        return client.post(URL, filled | fields)

    return send


@pytest.fixture
def there(cast, theme):
    """``there(reporter, **fields)``: a concern that was shared before."""

    def make(reporter=cast.youssef, **fields):
        place = {"neighbourhood": cast.tigrisdreef, "theme": theme}
        return make_signal(
            cast.overvecht, reporter, observation=TEXT, **{"readers": Readers.NETWORK, **place, **fields}
        )

    return make


def asked(response) -> list[Signal]:
    """Which concerns are shown; none when it went on to the page of the concern."""
    return [concern for concern, _may_join in response.context["alike"]] if response.context else []


def test_one_that_everybody_reads_is_shown_and_nothing_is_shared_yet(cast, share, there):
    before = there()

    response = share(cast.anneke)

    page = response.content.decode()
    assert asked(response) == [before]
    assert Signal.objects.count() == 1
    assert ASKED in page
    assert "Elke avond harde knallen bij de speeltuin" in page
    assert f'action="/zorgen/{before.public_id}/ook/"' in page
    assert f'form="join-{before.public_id}"' in page
    assert "Nee, deel mijn zorg" in page


def test_all_that_was_filled_in_is_still_there(cast, share, there):
    there()

    form = share(cast.anneke, learnt="heard", source="door", hidden_from="readers").context["form"]

    values = {name: form[name].value() for name in ("observation", "where", "when", "learnt", "source")}
    assert values == {
        "observation": "Harde knallen bij de speeltuin, elke avond weer.",
        "where": str(cast.tigrisdreef.pk),
        "when": "yesterday",
        "learnt": "heard",
        "source": "door",
    }
    assert form["hidden_from"].value() == "readers"


def test_no_shares_it(cast, share, there):
    there()

    response = share(cast.anneke, not_the_same="1")

    assert response.status_code == 302
    assert Signal.objects.filter(reporter=cast.anneke).count() == 1


def test_who_said_no_is_not_asked_again_after_a_mistake(cast, share, there):
    there()

    response = share(cast.anneke, not_the_same="1", when="")

    page = response.content.decode()
    assert list(response.context["form"].errors) == ["when"]
    assert ASKED not in page
    assert '<input type="hidden" name="not_the_same" value="1">' in page


def test_a_mistake_is_said_before_anything_is_compared(cast, share, there):
    there()

    response = share(cast.anneke, when="")

    assert (list(response.context["form"].errors), asked(response)) == (["when"], [])
    assert 'name="not_the_same"' not in response.content.decode()


@pytest.mark.parametrize(
    ("who", "fields"),
    [
        ("anneke", {"readers": Readers.COORDINATORS}),
        ("anneke", {"readers": Readers.COORDINATORS_AND_CHIEF}),
        ("ingrid", {"readers": Readers.COORDINATORS}),
    ],
)
def test_one_that_this_person_may_not_read_is_never_compared_with(cast, share, there, who, fields):
    there(**fields)

    response = share(cast.everybody[who])

    assert response.status_code == 302
    assert Signal.objects.count() == 2


def test_one_for_the_other_coordinator_is_never_compared_with(cast, share, there):
    there(readers=Readers.ONE, reader=cast.fatima)

    assert share(cast.mark).status_code == 302
    assert asked(share(cast.fatima)) != []


def test_one_from_before_somebody_joined_is_never_compared_with(cast, share, there):
    there()
    Signal.objects.update(shared_on="2019-12-31")

    assert share(cast.anneke).status_code == 302


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.WITHDRAWN, Outcome.NOT_OURS])
def test_one_that_ended_is_not_shown(cast, share, there, outcome):
    there()
    Signal.objects.update(outcome=outcome)

    assert share(cast.anneke).status_code == 302


def test_something_else_is_not_asked_about(cast, share, there):
    there()
    other = Theme.objects.last()

    assert (
        share(cast.anneke, theme=other.code, observation="De brievenbus is al weken vol.").status_code == 302
    )


def test_yes_joins_it_and_the_draft_goes(cast, share, there, login):
    before = there()
    share(cast.anneke)

    response = login(cast.anneke).post(f"/zorgen/{before.public_id}/ook/", {"instead": "1"}, follow=True)

    assert list(CoReporter.objects.values_list("signal", "user")) == [(before.pk, cast.anneke.pk)]
    assert Signal.objects.count() == 1
    key = f"draft:{cast.anneke.public_id}:{cast.overvecht.public_id}"
    assert f'data-draft-sent="{key}"' in response.content.decode()


def test_joining_from_its_own_page_leaves_a_draft_alone(cast, there, login):
    before = there()

    page = login(cast.anneke).post(f"/zorgen/{before.public_id}/ook/", follow=True).content.decode()

    assert "Genoteerd" in page
    assert "data-draft-sent" not in page


def test_ones_own_and_those_in_care_are_shown_without_a_button(cast, share, there):
    own = there(cast.anneke)
    page = share(cast.anneke).content.decode()
    assert "Deze deelde u zelf." in page
    assert f"join-{own.public_id}" not in page

    page = share(cast.mark).content.decode()
    assert "Deze leest u als coördinator of teamchef." in page
    assert f"join-{own.public_id}" not in page


def test_a_hidden_name_is_not_shown(cast, share, there):
    there(hidden_from="readers")

    assert "Youssef" not in share(cast.anneke).content.decode()


def test_a_trick_in_its_first_sentence_is_text(cast, share, there):
    trick = "<script>alert(1)</script> {{ 7*7 }} bij de speeltuin"
    Signal.objects.filter(pk=there().pk).update(observation=trick)

    page = share(cast.anneke).content.decode()

    assert trick not in page
    assert page.count(escape(trick)) == 2  # once more in the name of the button


def test_the_guard_asks_first_then_this_question_then_it_is_shared(cast, share, there):
    before = there()
    text = "Knallen bij de speeltuin. Bel 0612345678."

    first = share(cast.anneke, observation=text)
    assert (list(first.context["form"].errors), asked(first)) == (["observation"], [])
    (found,) = first.context["form"].fields["observation"].widget.found
    decided = {"observation": text, f"observation-guard-{found.key}": "out"}

    second = share(cast.anneke, **decided)
    assert (dict(second.context["form"].errors), asked(second)) == ({}, [before])
    page = second.content.decode()
    assert f'name="observation-guard-{found.key}" value="out" checked' in page
    assert second.context["form"]["observation"].value() == text

    third = share(cast.anneke, **decided, not_the_same="1")
    assert third.status_code == 302
    assert "0612345678" not in Signal.objects.get(reporter=cast.anneke).observation


def test_a_second_click_asks_nothing(cast, login, share, there):
    client = login(cast.anneke)
    submission = client.get(URL).context["form"]["submission"].value()

    places = [share(cast.anneke, submission=submission)["Location"] for _ in range(2)]

    assert places == [f"/zorgen/{Signal.objects.get().public_id}/"] * 2


def test_what_was_shown_is_in_the_log_by_its_id(cast, share, there):
    before = there()

    with capture_logs() as logs:
        share(cast.anneke)

    assert [(line["page"], line["actor"], line["ids"]) for line in logs if line["event"] == "seen"] == [
        ("alike", cast.anneke.public_id, [before.public_id])
    ]
