"""A login that ran out in the middle of a form: log in again and what was typed is there, for you only."""

import pytest
from django.http import QueryDict

from meetings.models import Meeting
from meetings.tests.factories import make_draft, make_meeting
from signals.models import Signal
from signals.tests.factories import make_signal


def key_on(client, url: str) -> str:
    return client.get(url).context["form"]["submission"].value()


def typed(client, url: str, fields: dict, back: str = "", **headers):
    """Fill in the form on ``url``, lose the session, send it to ``url`` (the form stands on ``back``)."""
    submission = key_on(client, back or url)
    client.logout()
    data = QueryDict(mutable=True)
    for name, value in {"submission": submission, **fields}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    headers = {"Referer": f"http://testserver{back or url}", **headers}
    return client.post(
        url, data.urlencode(), content_type="application/x-www-form-urlencoded", headers=headers
    )


CONCERN = {"observation": "Dit typte ik een kwartier lang.", "when": "yesterday", "readers": "network"}


def test_the_person_goes_to_the_login_page_and_back(cast, login):
    response = typed(login(cast.anneke), "/zorgen/nieuw/", CONCERN)

    assert (response.status_code, response.url) == (302, "/account/login/?next=/zorgen/nieuw/")
    assert Signal.objects.count() == 0


def test_a_concern_stands_there_again_after_logging_in(cast, login):
    client = login(cast.anneke)
    typed(client, "/zorgen/nieuw/", CONCERN)
    login(cast.anneke)

    form = client.get("/zorgen/nieuw/").context["form"]

    assert {name: form[name].value() for name in CONCERN} == CONCERN
    response = client.post(
        "/zorgen/nieuw/", CONCERN | {"where": cast.tigrisdreef.pk, "submission": form["submission"].value()}
    )
    assert response.status_code == 302
    assert Signal.objects.get().observation == CONCERN["observation"]


def test_another_person_on_the_same_phone_sees_nothing_of_it(cast, login):
    client = login(cast.anneke)
    typed(client, "/zorgen/nieuw/", CONCERN)
    login(cast.youssef)

    page = client.get("/zorgen/nieuw/").content.decode()
    login(cast.anneke)
    later = client.get("/zorgen/nieuw/").content.decode()

    assert ["Dit typte ik" in text for text in (page, later)] == [False, False]


def test_it_comes_back_once(cast, login):
    client = login(cast.anneke)
    typed(client, "/zorgen/nieuw/", CONCERN)
    login(cast.anneke)

    pages = [client.get("/zorgen/nieuw/").content.decode() for _ in range(2)]

    assert ["Dit typte ik" in page for page in pages] == [True, False]


def test_a_reply_comes_back_on_the_page_of_the_concern(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    client, page = login(cast.anneke), concern.get_absolute_url()

    response = typed(client, f"{page}antwoord/", {"text": "Mijn lange antwoord."}, back=page)

    assert response.url == f"/account/login/?next={page}"
    login(cast.anneke)
    assert client.get(page).context["form"]["text"].value() == "Mijn lange antwoord."
    assert concern.replies.count() == 0


def test_a_point_comes_back_on_the_page_of_the_meeting(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    client, page = login(cast.youssef), meeting.get_absolute_url()

    typed(client, f"{page}punt/", {"title": "Licht in het park"}, back=page)
    login(cast.youssef)

    assert client.get(page).context["form"]["title"].value() == "Licht in het park"


@pytest.mark.parametrize("points", [["Een"], ["Een", "", "Twee", "Drie"]])
def test_a_meeting_comes_back_with_all_its_points(cast, login, points):
    client = login(cast.fatima)
    fields = {"day": "2027-01-20", "start": "19:30", "end": "21:00", "place": "De Stoep", "agenda": points}

    typed(client, "/bijeenkomsten/nieuw/", fields)
    login(cast.fatima)
    page = client.get("/bijeenkomsten/nieuw/").content.decode()

    shown = [point for point in ("Een", "Twee", "Drie") if f'value="{point}"' in page]
    assert shown == [point for point in points if point]
    assert 'value="De Stoep"' in page
    assert Meeting.objects.count() == 0


def test_a_draft_that_was_changed_comes_back_changed(cast, login):
    draft = make_draft(cast.overvecht, cast.fatima, ("Een",))
    client, url = login(cast.fatima), f"/bijeenkomsten/{draft.public_id}/wijzigen/"

    typed(client, url, {"place": "School De Klim", "agenda": ["Een", "Nieuw punt"], "version": "0"})
    login(cast.fatima)
    form = client.get(url).context["form"]

    assert (form["place"].value(), form["agenda"].value()) == ("School De Klim", ["Een", "Nieuw punt"])


def test_htmx_moves_the_whole_page_to_the_login(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    client, page = login(cast.anneke), concern.get_absolute_url()
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"}

    response = typed(client, f"{page}antwoord/", {"text": "Mijn antwoord."}, back=page, **headers)

    assert (response.status_code, response["HX-Redirect"]) == (200, f"/account/login/?next={page}")
    assert b"<form" not in response.content
    login(cast.anneke)
    assert client.get(page).context["form"]["text"].value() == "Mijn antwoord."


@pytest.mark.parametrize(
    "referer",
    [
        "https://kwaad.example/zorgen/nieuw/",
        "//kwaad.example/",
        "http://testserver.kwaad.example/",
        "rubbish",
        "",
    ],
)
def test_a_page_of_another_site_is_not_where_one_goes_back_to(cast, login, referer):
    response = typed(login(cast.anneke), "/zorgen/nieuw/", CONCERN, Referer=referer)

    assert response.url == "/account/login/?next=/zorgen/nieuw/"


def test_the_page_with_its_question_is_where_one_goes_back_to(cast, client):
    response = client.get("/zorgen/?van=mij&pagina=2")

    assert response.url == "/account/login/?next=/zorgen/%3Fvan%3Dmij%26pagina%3D2"


def test_before_login_nothing_is_looked_up(cast, client, django_assert_num_queries):
    concern = make_signal(cast.overvecht, cast.anneke)

    with django_assert_num_queries(0):
        known = client.get(concern.get_absolute_url())
    unknown = client.get("/zorgen/22222222222222222222/")

    assert (known.status_code, unknown.status_code) == (302, 302)
