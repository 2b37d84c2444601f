"""Choosing a file, seeing what it does, and then all of it or nothing."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from networks.importing import kept
from networks.models import Municipality, Neighbourhood, Unit

pytestmark = pytest.mark.django_db
CHOOSE = "/beheer/organisatie/inlezen/"
LIST = "eenheid;district;basisteam;gemeentecode;gemeente\nNoord;Fryslân;Sneek;GM0001;Sneek\n"
AREA = {
    "type": "Feature",
    "properties": {"buurtcode": "BU03440399", "buurtnaam": "Nieuw"},
    "geometry": None,
}
MAP = json.dumps({"type": "FeatureCollection", "features": [AREA]})


@pytest.fixture
def beheer(cast, client) -> Client:
    cast.beheer.language = "en"
    cast.beheer.save(update_fields=["language"])
    client.force_login(cast.beheer)
    return client


def choose(client: Client, text: str | bytes, kind: str = "organisation", **more):
    content = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("lijst.csv", content)
    return client.post(CHOOSE, {"kind": kind, "file": file, **more})


def test_the_preview_stores_nothing_and_one_post_stores_all(beheer):
    where = choose(beheer, LIST).url
    page = beheer.get(where).content.decode()
    assert "1 new unit." in page
    assert not Unit.objects.filter(name="Noord").exists()
    answer = beheer.post(where, follow=True)
    assert answer.redirect_chain == [(reverse("organisation:index"), 302)]
    assert "The file is read in. 1 new unit. 1 new district. 1 new base team." in answer.content.decode()
    assert Unit.objects.filter(name="Noord").count() == 1


def test_a_second_click_does_no_harm(beheer):
    where = choose(beheer, LIST).url
    beheer.post(where)
    assert "read in already" in beheer.post(where, follow=True).content.decode()
    assert "read in already" in beheer.get(where).content.decode()


def test_every_bad_row_is_named_and_there_is_no_button(beheer):
    rows = "\n".join(f";District {number};;;" for number in range(60))
    where = choose(beheer, f"{LIST}{rows}\n").url
    page = beheer.get(where).content.decode()
    assert "60 rows are wrong" in page
    assert ("Row 3<" in page, "Row 52<" in page, "Row 53<" in page) == (True, True, False)
    assert "Row 62<" in beheer.get(f"{where}?pagina=2").content.decode()
    assert "Store all of it" not in page
    beheer.post(where)
    assert not Unit.objects.filter(name="Noord").exists()


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("organisation", "naam;plaats\na;b", "There is no column"),
        ("organisation", "", "empty"),
        ("neighbourhoods", LIST, "it must be GeoJSON"),
    ],
)
def test_a_file_that_cannot_be_read_comes_back_with_the_reason(beheer, kind, text, said):
    page = choose(beheer, text, kind)
    assert (page.status_code, said in page.content.decode()) == (200, True)


def test_a_map_of_an_edition(beheer):
    where = choose(beheer, MAP, "neighbourhoods", edition="2025").url
    beheer.post(where)
    place = Neighbourhood.objects.get(code="BU03440399")
    assert (place.edition, place.name, place.shape) == (2025, "Nieuw", None)


def test_a_year_that_is_none(beheer):
    assert "such as 2026" in choose(beheer, MAP, "neighbourhoods", edition="1815").content.decode()


def test_somebody_else_finds_nothing_there(beheer, cast):
    where = choose(beheer, LIST).url
    other = Client()
    other.force_login(cast.lotte)
    assert (other.get(where).status_code, other.post(where).status_code) == (404, 404)
    assert not Unit.objects.filter(name="Noord").exists()


def test_another_administrator_neither(beheer, cast):
    from networks.services import offices

    offices.give("administrator", email="dewi@example.org", name="", actor=cast.beheer)
    cast.dewi.refresh_from_db()
    cast.dewi.needs_second_factor = False
    cast.dewi.save()
    where = choose(beheer, LIST).url
    other = Client()
    other.force_login(cast.dewi)
    page = other.post(where)
    assert (page.status_code, Unit.objects.filter(name="Noord").exists()) == (404, False)


def test_after_an_hour_the_file_is_chosen_again(beheer):
    where = choose(beheer, LIST).url
    cache.clear()
    page = beheer.post(where)
    assert (page.status_code, "Choose it again" in page.content.decode()) == (404, True)
    assert timedelta(seconds=kept.SECONDS) == timedelta(hours=1)


def test_what_changed_between_preview_and_yes(beheer, cast):
    Municipality.objects.create(code="GM0001", name="Sneek")
    where = choose(beheer, "eenheid;gemeentecode\nNoord;GM0001\n").url
    Municipality.objects.filter(code="GM0001").delete()
    assert "Something changed meanwhile" in beheer.post(where, follow=True).content.decode()
    assert not Unit.objects.filter(name="Noord").exists()


def test_a_large_file_on_screen(beheer, django_assert_max_num_queries):
    rows = "\n".join(f"E{n % 10};D{n % 43};T{n};GM{n:04};Plaats {n}" for n in range(1000))
    text = f"eenheid;district;basisteam;gemeentecode;gemeente\n{rows}"
    with django_assert_max_num_queries(40):
        where = choose(beheer, text).url
    with django_assert_max_num_queries(10):
        assert "1000 new base teams." in beheer.get(where).content.decode()
