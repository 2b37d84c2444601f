"""Texts to begin an answer with: of the own network to keep, of the country to use, and none of others."""

import pytest

from bondgenoten.lib import guard
from bondgenoten.lib.submission import new_key
from networks.constants import Party, Role
from networks.tests.factories import make_member, make_network
from signals.constants import MAX_TEXT
from signals.models import StandardAnswer, Theme
from signals.permissions import can_change_answer
from signals.services import write_reply
from signals.services.standard_answers import AnswerFields, add_answer, change_answer, remove_answer
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")

ALL = "/zorgen/standaardantwoorden/"
NEW = f"{ALL}nieuw/"
FIELDS = AnswerFields(title="Meer licht", text="Dank u. Wij vragen om meer licht.")


@pytest.fixture
def answer(cast) -> StandardAnswer:
    return add_answer(cast.overvecht, fields=FIELDS, submission="1")


def own() -> list[tuple]:
    rows = StandardAnswer.objects.filter(network__isnull=False)
    return list(rows.values_list("network__slug", "theme__code", "title", "text"))


def filled_in(user, **fields) -> dict:
    return {"title": FIELDS.title, "text": FIELDS.text, "submission": new_key(user.public_id), **fields}


def titles(response) -> list[str]:
    return [answer.title for answer, _may in response.context["rows"]]


def test_there_are_twelve_for_the_whole_country_that_name_nobody(cast):
    national = StandardAnswer.objects.filter(network=None)

    assert national.count() == 12
    assert [answer.title for answer in national if len(answer.text) > MAX_TEXT or "{" in answer.text] == []
    found = [(answer.title, finding.kind) for answer in national for finding in guard.find(answer.text)]
    assert [one for one in found if one[1] != guard.Kind.PHONE] == []  # the numbers everybody may call


def test_a_coordinator_adds_one_for_the_own_network(cast, login):
    response = login(cast.mark).post(NEW, filled_in(cast.mark, theme="street_nuisance"))

    assert (response.status_code, response["Location"]) == (302, ALL)
    assert own() == [("overvecht", "street_nuisance", FIELDS.title, FIELDS.text)]


def test_two_clicks_are_one(cast, login):
    client, fields = login(cast.mark), filled_in(cast.mark)
    for _ in range(2):
        client.post(NEW, fields)

    assert len(own()) == 1


def test_with_several_networks_it_is_chosen_first(cast, login):
    make_member(make_network("noord"), cast.mark, Party.POLICE, Role.COORDINATOR)
    client = login(cast.mark)

    assert [network.slug for network in client.get(NEW).context["networks"]] == ["noord", "overvecht"]
    client.post(f"{NEW}?netwerk=noord", filled_in(cast.mark))
    assert [row[0] for row in own()] == ["noord"]
    assert client.get(f"{NEW}?netwerk=zeist").status_code == 404


def test_the_other_coordinator_changes_and_removes_it(cast, answer, login):
    client = login(cast.fatima)
    url = f"{ALL}{answer.public_id}/"

    assert client.get(url).context["form"]["text"].value() == FIELDS.text
    client.post(url, filled_in(cast.fatima, text="Dank u.", theme="online"))
    assert own() == [("overvecht", "online", FIELDS.title, "Dank u.")]
    client.post(f"{url}weg/")
    assert own() == []
    assert client.post(f"{url}weg/").status_code == 404


def test_national_ones_stay_as_they_are(cast):
    national = StandardAnswer.objects.filter(network=None).first()

    assert not change_answer(national, fields=FIELDS)
    assert not remove_answer(national)
    assert StandardAnswer.objects.get(pk=national.pk).title == national.title


@pytest.mark.parametrize(
    ("name", "may"),
    [(name, name in {"mark", "fatima"}) for name in ("mark", "fatima", "ingrid", "anneke", "lotte", "rob")],
)
def test_only_coordinators_of_the_network_may(cast, answer, name, may):
    national = StandardAnswer.objects.filter(network=None).first()

    assert can_change_answer(cast.everybody[name], answer) == may
    assert not can_change_answer(cast.everybody[name], national)


def test_another_network_sees_only_the_national_ones(cast, answer, login):
    client = login(cast.zeist_coordinator)

    assert FIELDS.title not in titles(client.get(ALL))
    assert len(titles(client.get(ALL))) == 12
    assert client.get(f"{ALL}{answer.public_id}/").status_code == 404
    assert FIELDS.title in titles(login(cast.mark).get(ALL))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?zoek=meer+LICHT", ["Meer licht"]),
        ("?zoek=internet", ["Onrust op internet"]),
        ("?zoek=tegenover&thema=polarisation", ["Mensen tegenover elkaar"]),
        ("?zoek=tegenover&thema=online", []),
        ("?zoek=licht&thema=online", ["Meer licht"]),  # it fits every subject
    ],
)
def test_they_are_found_by_words_and_by_subject(cast, answer, login, query, expected):
    assert titles(login(cast.mark).get(ALL + query)) == expected


def test_the_list_says_which_are_national_and_only_own_ones_are_changed(cast, answer, login):
    response = login(cast.mark).get(ALL)

    assert [one.title for one, may in response.context["rows"] if may] == ["Meer licht"]
    page = response.content.decode()
    assert (page.count("landelijk"), f"{ALL}{answer.public_id}/" in page) == (12, True)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": " "}, {"title": ["Geef het een titel."]}),
        ({"text": ""}, {"text": ["Schrijf eerst de tekst."]}),
        ({"text": "👍"}, {"text": ["Schrijf het in woorden op."]}),
    ],
)
def test_a_mistake_is_said_and_nothing_is_kept(cast, login, fields, errors):
    response = login(cast.mark).post(NEW, filled_in(cast.mark, **fields))

    assert (response.status_code, response.context["form"].errors) == (200, errors)
    assert own() == []


@pytest.mark.parametrize("fields", [{"title": "Bel 06-12345678"}, {"text": "Bel mij op 06-12345678."}])
def test_a_number_in_it_is_asked_about(cast, login, fields):
    response = login(cast.mark).post(NEW, filled_in(cast.mark, **fields))

    assert (list(response.context["form"].errors), own()) == (list(fields), [])


# In the thread of a concern.


def test_it_is_chosen_for_a_concern_and_stands_in_the_message(cast, answer, login):
    concern = make_signal(cast.overvecht, cast.anneke, theme=Theme.objects.get(code="online"))
    client, url = login(cast.mark), concern.get_absolute_url()

    page = client.get(url).content.decode()
    assert f"{ALL}?voor={concern.public_id}&amp;thema=online" in page
    page = client.get(f"{ALL}?voor={concern.public_id}&thema=online").content.decode()
    assert f"{url}?antwoord={answer.public_id}#thread" in page
    response = client.get(f"{url}?antwoord={answer.public_id}")

    assert response.context["form"]["text"].value() == FIELDS.text
    assert concern.replies.count() == 0


def test_those_on_the_subject_come_before_those_that_fit_every_one(cast, answer, login):
    concern = make_signal(cast.overvecht, cast.anneke)

    found = titles(login(cast.mark).get(f"{ALL}?voor={concern.public_id}&thema=online"))

    assert (found[0], len(found), "Meer licht" in found) == ("Onrust op internet", 7, True)


def test_of_another_network_none_can_be_chosen(cast, login):
    other = add_answer(cast.zeist, fields=FIELDS, submission="2")
    make_member(cast.zeist, cast.mark, Party.POLICE, Role.COORDINATOR)
    concern = make_signal(cast.overvecht, cast.anneke)
    client = login(cast.mark)

    response = client.get(f"{concern.get_absolute_url()}?antwoord={other.public_id}")

    assert response.context["form"]["text"].value() is None
    assert FIELDS.title not in titles(client.get(f"{ALL}?voor={concern.public_id}"))
    assert FIELDS.title in titles(client.get(ALL))


@pytest.mark.parametrize(("reporter", "status"), [("anneke", 200), ("mark", 403), ("lotte", 404)])
def test_only_for_a_concern_that_one_answers(cast, login, reporter, status):
    network = cast.zeist if reporter == "lotte" else cast.overvecht
    concern = make_signal(network, cast.everybody[reporter])

    assert login(cast.mark).get(f"{ALL}?voor={concern.public_id}").status_code == status


@pytest.mark.parametrize("name", ["anneke", "ingrid"])
def test_who_does_not_answer_is_offered_none(cast, answer, login, name):
    url = make_signal(cast.overvecht, cast.anneke).get_absolute_url()

    response = login(cast.everybody[name]).get(f"{url}?antwoord={answer.public_id}")

    assert response.context["ready"] is None
    assert response.context["form"]["text"].value() is None


def test_what_was_typed_before_a_lost_session_goes_first(cast, answer, login, monkeypatch):
    monkeypatch.setattr("bondgenoten.lib.typed.take", lambda *_args: {"text": "Half getypt"})
    url = make_signal(cast.overvecht, cast.anneke).get_absolute_url()

    response = login(cast.mark).get(f"{url}?antwoord={answer.public_id}")

    assert response.context["form"]["text"].value() == "Half getypt"


def test_what_was_written_with_it_stays_when_it_goes(cast, answer):
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text=answer.text, submission="3")
    remove_answer(answer)

    assert [reply.text for reply in concern.replies.all()] == [FIELDS.text]
