"""HTML and template syntax in a place, a note or a point is text: in pages, in mail text and in mail HTML."""

import pytest
from django.utils.html import escape

from meetings import links
from meetings.tests.factories import attendance, make_draft, make_meeting
from notifications.models import OutgoingMail

TRICK = '<script>alert(1)</script> {{ 7*7 }} {% now "Y" %} & %(day)s'
PLACE, NOTE, POINT = f"Plek {TRICK}", f"Noot {TRICK}", f"Punt {TRICK}"


@pytest.fixture
def meeting(cast, clock):
    return make_meeting(cast.overvecht, cast.fatima, (POINT,), place=PLACE, note=NOTE)


def found(page: str, *texts: str) -> dict[str, object]:
    return {
        "literal": [escape(text) in page for text in texts],
        "live": "<script>alert" in page,
        "computed": "&gt; 49" in page or "&gt; {{ 7*7 }} 20" in page,
    }


def safe(*texts: str) -> dict[str, object]:
    return {"literal": [True] * len(texts), "live": False, "computed": False}


@pytest.mark.parametrize("name", ["fatima", "youssef"])
def test_on_the_page_of_the_meeting(cast, meeting, login, name):
    page = login(cast.everybody[name]).get(meeting.get_absolute_url()).content.decode()

    assert found(page, PLACE, NOTE, POINT) == safe(PLACE, NOTE, POINT)


def test_on_the_page_behind_the_link(cast, meeting, client):
    page = client.get(links.prepare_path(attendance(meeting, cast.youssef))).content.decode()

    assert found(page, PLACE, NOTE, POINT) == safe(PLACE, NOTE, POINT)


@pytest.mark.parametrize(
    ("url", "texts"),
    [("/", (PLACE, NOTE)), ("/bijeenkomsten/", (PLACE,)), ("/netwerken/overvecht/", (PLACE,))],
)
def test_on_the_pages_that_announce_it(cast, meeting, login, url, texts):
    page = login(cast.youssef).get(url).content.decode()

    assert found(page, *texts) == safe(*texts)


@pytest.mark.parametrize("page", ["uitnodigen", "wijzigen"])
def test_in_the_preview_and_the_form(cast, clock, login, page):
    draft = make_draft(cast.overvecht, cast.fatima, (POINT,), place=PLACE, note=NOTE)

    html = login(cast.fatima).get(f"/bijeenkomsten/{draft.public_id}/{page}/").content.decode()

    assert found(html, PLACE, NOTE, POINT) == safe(PLACE, NOTE, POINT)


def test_in_the_mail(cast, meeting):
    mail = OutgoingMail.objects.get(kind="meetings.invitation", recipient=cast.youssef)

    assert [text in mail.text for text in (PLACE, NOTE, POINT)] == [True, True, True]
    assert ("<script>alert" in mail.html, "&lt;script&gt;alert(1)" in mail.html) == (False, True)
    assert [mail.html.count(text) for text in ("{{ 7*7 }}", '{% now "Y" %}', "%(day)s")] == [3, 3, 3]


def test_a_name_in_a_mail(cast, clock):
    type(cast.youssef).objects.filter(pk=cast.youssef.pk).update(name="{{7*7}}<b> Trick")
    make_meeting(cast.overvecht, cast.fatima)

    mail = OutgoingMail.objects.get(kind="meetings.invitation", recipient=cast.youssef)
    assert mail.text.startswith("Dag {{7*7}}<b>,\n")
    assert "Dag {{7*7}}&lt;b&gt;," in mail.html


def test_a_proposed_point(cast, meeting, client):
    path = links.prepare_path(attendance(meeting, cast.youssef))

    refused = client.post(f"{path}punt/", {"title": f"{TRICK} {'x' * 120}"}).content.decode()
    client.post(f"{path}punt/", {"title": f"Nieuw {TRICK}"})
    page = client.get(path).content.decode()

    assert found(refused, TRICK) == safe(TRICK)
    assert found(page, f"Nieuw {TRICK}") == safe(TRICK)
