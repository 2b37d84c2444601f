"""A concern about the police, the municipality or a coordinator goes to one person of choice."""

from datetime import date

import pytest
from django.urls import reverse

from bondgenoten.lib.submission import new_key
from networks.constants import Role
from signals.constants import Readers
from signals.forms import ShareForm
from signals.models import Signal
from signals.readers import choices_for
from signals.services import ConcernFields
from signals.tests.factories import make_signal

URL = reverse("signals:create")
ABOUT = ["police", "municipality", "coordinator"]
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def fields(cast) -> dict:
    """Filled in by anneke, but for whom it is about."""
    return {
        "submission": new_key(cast.anneke.public_id),
        "observation": "Er werd niet naar ons geluisterd.",
        "where": cast.tigrisdreef.pk,
        "when": "today",
        "readers": Readers.COORDINATORS_AND_CHIEF,
        "hidden_from": "network",
    }


def only(*people) -> list[str]:
    return [f"one:{person.public_id}" for person in people]


def offered(form) -> list[str]:
    return [value for value, _label in form.fields["readers"].choices]


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("readers", [Readers.COORDINATORS_AND_CHIEF, Readers.COORDINATORS, Readers.NETWORK])
def test_more_readers_than_one_are_refused_and_all_that_was_typed_stays(cast, login, fields, about, readers):
    response = login(cast.anneke).post(URL, fields | {"about": about, "readers": readers})

    form = response.context["form"]
    assert response.status_code == 200
    assert dict(form.errors) == {"readers": ["Het gaat over een van hen. Kies één persoon die het leest."]}
    assert form["observation"].value() == "Er werd niet naar ons geluisterd."
    assert [one.data["value"] for one in form["readers"] if one.data["selected"]] == []
    assert Signal.objects.count() == 0


@pytest.mark.parametrize(("about", "last"), [("police", "mark"), ("municipality", "fatima")])
def test_who_is_of_that_side_comes_last_with_a_warning(cast, login, fields, about, last):
    page = login(cast.anneke).post(URL, fields | {"about": about})

    people = sorted([cast.fatima, cast.mark], key=lambda person: person == cast.everybody[last])
    assert offered(page.context["form"]) == only(*people)
    choice = (
        page.content.decode().split(f'value="one:{cast.everybody[last].public_id}"')[1].split("</label>")[0]
    )
    assert "Let op: werkt bij de" in choice
    assert f'data-party="{about}"' in choice


def test_about_a_coordinator_both_are_offered_by_name(cast, login, fields):
    page = login(cast.anneke).post(URL, fields | {"about": "coordinator"})

    assert offered(page.context["form"]) == only(cast.fatima, cast.mark)


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("reader", ["fatima", "mark"])
def test_it_goes_to_the_one_person_of_choice(cast, login, fields, about, reader):
    person = cast.everybody[reader]

    login(cast.anneke).post(URL, fields | {"about": about, "readers": only(person)[0]})

    concern = Signal.objects.get()
    assert (concern.about, concern.readers, concern.reader) == (about, Readers.ONE, person)
    readers = {
        name
        for name, user in cast.everybody.items()
        if Signal.objects.visible_to(user).filter(pk=concern.pk).exists()
    }
    assert readers == {"anneke", reader}


def test_with_one_coordinator_left_it_can_still_be_shared(cast, login, fields):
    cast.overvecht.memberships.filter(user=cast.fatima).update(to_date=date(2026, 12, 7))
    client = login(cast.anneke)

    first = client.post(URL, fields | {"about": "police"})
    client.post(URL, fields | {"about": "police", "readers": only(cast.mark)[0]})

    assert offered(first.context["form"]) == only(cast.mark)
    assert Signal.objects.get().reader == cast.mark


def test_where_no_single_person_is_left_nobody_is_asked_whom_it_is_about(cast, login, fields):
    cast.overvecht.memberships.filter(role=Role.COORDINATOR).update(role=Role.MEMBER)
    client = login(cast.anneke)

    assert 'name="about"' not in client.get(URL).content.decode()
    client.post(URL, fields)

    assert Signal.objects.get().about == ""


def test_it_goes_to_nobody_else_when_the_last_single_person_left_meanwhile(cast, login, fields):
    cast.overvecht.memberships.filter(role=Role.COORDINATOR).update(role=Role.MEMBER)
    client = login(cast.anneke)

    for readers in (only(cast.mark)[0], Readers.COORDINATORS_AND_CHIEF):
        response = client.post(URL, fields | {"about": "police", "readers": readers})
        (error,) = response.context["form"].errors["readers"]
        assert error.startswith("Niemand kan het nu alleen lezen.")

    assert Signal.objects.count() == 0


def test_a_form_that_was_opened_offers_everybody(cast):
    form = ShareForm(network=cast.overvecht, user=cast.anneke)

    assert offered(form) == [choice.value for choice in choices_for(cast.overvecht, cast.anneke)]
    assert form["readers"].value() == Readers.COORDINATORS_AND_CHIEF


@pytest.mark.parametrize("about", ABOUT)
def test_the_service_takes_nothing_else(about):
    with pytest.raises(ValueError, match="goes to one person"):
        ConcernFields(observation="x", noticed_on=date(2026, 12, 8), about=about)


def test_its_reader_sees_whom_it_is_about(cast, login):
    fields = {"readers": Readers.ONE, "reader": cast.mark}
    about, other = (
        make_signal(cast.overvecht, cast.anneke, about=who, **fields) for who in ("municipality", "")
    )

    pages = [login(cast.mark).get(concern.get_absolute_url()).content.decode() for concern in (about, other)]

    assert ["Gaat over" in page for page in pages] == [True, False]
