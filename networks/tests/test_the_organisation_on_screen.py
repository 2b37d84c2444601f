"""An administrator adds, renames and removes what the organisation is made of, and finds it back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from networks.models import (
    BaseTeam,
    BaseTeamMunicipality,
    District,
    Municipality,
    Neighbourhood,
    TeamChief,
    Unit,
)
from networks.services import organisation as services
from networks.tests.factories import LONG_AGO

MOST = 12


@pytest.fixture
def beheer(cast, client):
    """The administrator, in English: what stands in the code is what stands on the page."""
    cast.beheer.language = "en"
    cast.beheer.save(update_fields=["language"])
    client.force_login(cast.beheer)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"organisation:{name}", args=args)


def read(client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def make_unit(name: str = "Oost-Nederland", districts: int = 0, teams: int = 0) -> Unit:
    unit = Unit.objects.create(name=name)
    for number in range(districts):
        district = District.objects.create(unit=unit, name=f"District {number}")
        for team in range(teams):
            BaseTeam.objects.create(district=district, name=f"Team {number}.{team}")
    return unit


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_from_a_unit_down_to_a_team(beheer, cast):
    answer = beheer.post(url("unit_add"), {"name": "Oost-Nederland"})
    unit = Unit.objects.get(name="Oost-Nederland")
    assert answer.url == url("unit", unit.public_id)
    beheer.post(url("district_add", unit.public_id), {"name": "Twente"})
    district = District.objects.get(unit=unit)
    beheer.post(url("team_add", district.public_id), {"name": "Enschede Noord"})
    team = BaseTeam.objects.get(district=district)
    assert (district.name, team.name) == ("Twente", "Enschede Noord")
    assert "Enschede Noord" in read(beheer, url("district", district.public_id))
    assert "Twente" in read(beheer, url("unit", unit.public_id))
    assert events() == ["unit.added", "district.added", "team.added"]


def test_a_municipality_and_its_neighbourhood(beheer, cast):
    beheer.post(url("municipality_add"), {"name": "Almere", "code": "gm 0034"})
    beheer.post(
        url("neighbourhood_add", "GM0034"),
        {"name": "Centrum", "code": "BU00340101", "edition": timezone.localdate().year},
    )
    assert Neighbourhood.objects.get(code="BU00340101").municipality.name == "Almere"
    assert "Centrum" in read(beheer, url("municipality", "GM0034"))
    assert events() == ["municipality.added", "neighbourhood.added"]


@pytest.mark.parametrize(
    ("form", "data", "said"),
    [
        ("unit_add", {"name": " "}, "Write the name."),
        ("unit_add", {"name": "midden-nederland"}, "There is one with this name already."),
        ("unit_add", {"name": "x" * 81}, "80"),
        ("municipality_add", {"name": "Utrecht", "code": "0344"}, "Write GM and four digits"),
        ("municipality_add", {"name": "Utrecht", "code": "GM0344"}, "There is one with this code already."),
        (
            "neighbourhood_add",
            {"name": "A", "code": "BU03550102", "edition": 2026},
            "The four digits",
        ),
        ("neighbourhood_add", {"name": "A", "code": "BU0344", "edition": 2026}, "Write BU and eight"),
        ("neighbourhood_add", {"name": "A", "code": "BU03440312", "edition": 1815}, "an edition of CBS"),
        ("neighbourhood_add", {"name": "A", "code": "BU03440311", "edition": 2026}, "this code already"),
    ],
)
def test_what_cannot_be_added_comes_back_with_the_reason(beheer, form, data, said):
    before = [model.objects.count() for model in (Unit, Municipality, Neighbourhood)]
    where = url(form, "GM0344") if form.startswith("neighbourhood") else url(form)
    page = beheer.post(where, data).content.decode()
    assert said in page
    assert data["name"] == " " or f'value="{data["name"]}"' in page
    assert [model.objects.count() for model in (Unit, Municipality, Neighbourhood)] == before


@pytest.mark.parametrize("kind", ["unit", "district", "team"])
def test_another_name(beheer, cast, kind):
    make_unit("Oost-Nederland", districts=1, teams=1)
    place = {
        "unit": Unit.objects.get(name="Oost-Nederland"),
        "district": District.objects.get(name="District 0"),
        "team": BaseTeam.objects.get(name="Team 0.0"),
    }[kind]
    answer = beheer.post(url(f"{kind}_rename", place.public_id), {"name": "Anders", "was": place.name})
    assert answer.url == url(kind, place.public_id)
    place.refresh_from_db()
    assert (place.name, events()) == ("Anders", [f"{kind}.renamed"])


def test_another_name_for_municipality_and_neighbourhood(beheer):
    beheer.post(url("municipality_rename", "GM0344"), {"name": "Utrecht (stad)", "was": "Utrecht"})
    was = "Tigrisdreef en omgeving"
    beheer.post(url("neighbourhood_rename", "BU03440311", 2026), {"name": "Tigrisdreef", "was": was})
    assert Municipality.objects.get(code="GM0344").name == "Utrecht (stad)"
    assert Neighbourhood.objects.get(code="BU03440311").name == "Tigrisdreef"


def test_who_renames_second_sees_the_first_and_may_insist(beheer):
    unit = make_unit("Oost-Nederland")
    Unit.objects.update_or_create(pk=unit.pk, defaults={"name": "Oost"})
    where = url("unit_rename", unit.public_id)
    page = beheer.post(where, {"name": "Oosten", "was": "Oost-Nederland"}).content.decode()
    assert "It is called “Oost” now." in page
    assert 'value="Oosten"' in page
    assert Unit.objects.get(pk=unit.pk).name == "Oost"
    beheer.post(where, {"name": "Oosten", "was": "Oost"})
    assert Unit.objects.get(pk=unit.pk).name == "Oosten"


def test_a_name_that_another_has_is_refused(beheer):
    unit = make_unit("Oost-Nederland")
    where = url("unit_rename", unit.public_id)
    page = beheer.post(where, {"name": "MIDDEN-NEDERLAND", "was": unit.name}).content.decode()
    assert "There is one with this name already." in page


def test_what_was_never_used_goes_away(beheer):
    unit = make_unit("Oost-Nederland", districts=1, teams=1)
    for name, place in (("team", BaseTeam), ("district", District), ("unit", Unit)):
        found = place.objects.order_by("-pk").first()
        assert "Remove “" in read(beheer, url(f"{name}_remove", found.public_id))
        assert beheer.post(url(f"{name}_remove", found.public_id)).status_code == 302
        assert not place.objects.filter(pk=found.pk).exists()
    assert beheer.post(url("unit_remove", unit.public_id)).status_code == 404
    assert events() == ["team.removed", "district.removed", "unit.removed"]


def test_what_is_in_use_stays(beheer, cast):
    team = BaseTeam.objects.get(name="Team Overvecht")
    used = [
        (url("team_remove", team.public_id), BaseTeam),
        (url("district_remove", team.district.public_id), District),
        (url("unit_remove", team.district.unit.public_id), Unit),
        (url("municipality_remove", "GM0344"), Municipality),
        (url("neighbourhood_remove", "BU03440311", 2026), Neighbourhood),
    ]
    for where, model in used:
        count = model.objects.count()
        assert "So it stays." in read(beheer, where)
        assert "So it stays." in beheer.post(where, follow=True).content.decode()
        assert model.objects.count() == count
    assert events() == []


def test_a_team_with_only_a_past_stays(beheer, cast):
    make_unit("Oost-Nederland", districts=1, teams=1)
    team = BaseTeam.objects.get(name="Team 0.0")
    link = {"municipality": Municipality.objects.first(), "from_date": LONG_AGO, "to_date": LONG_AGO}
    BaseTeamMunicipality.objects.create(base_team=team, **link)
    with pytest.raises(services.InUse):
        services.remove(team, actor=cast.beheer)


def test_a_double_click_adds_one_and_removes_one(cast):
    services.add(Unit(name="Oost"), actor=cast.beheer)
    with pytest.raises(services.Taken):
        services.add(Unit(name="Oost"), actor=cast.beheer)
    unit = Unit.objects.get(name="Oost")
    services.remove(unit, actor=cast.beheer)
    services.remove(unit, actor=cast.beheer)
    assert events() == ["unit.added", "unit.removed"]


def test_searching(beheer, cast):
    make_unit("Oost-Nederland", districts=1, teams=2)
    team = BaseTeam.objects.get(name="Team 0.1")
    place = Municipality.objects.create(code="GM0153", name="Enschede")
    BaseTeamMunicipality.objects.create(base_team=team, municipality=place, from_date=LONG_AGO)
    assert "Team Overvecht" not in read(beheer, url("teams") + "?zoek=district 0")
    for wanted in ("0.1", "enschede"):
        page = read(beheer, url("teams") + f"?zoek={wanted}")
        assert ("Team 0.1" in page, "Team 0.0" in page) == (True, False)
    page = read(beheer, url("teams") + "?van=zonder-teamchef")
    assert ("Team 0.1" in page, "Team Overvecht" in page) == (True, False)
    page = read(beheer, url("municipalities") + "?zoek=GM0153")
    assert ("Enschede" in page, "Utrecht" in page) == (True, False)
    page = read(beheer, url("neighbourhoods") + "?zoek=zeist")
    assert ("Zeist-West" in page, "Tigrisdreef" in page) == (True, False)
    assert "There is no such base team." in read(beheer, url("teams") + "?zoek=%00nergens")


def test_an_empty_organisation_says_what_to_do(beheer, cast):
    cast.overvecht.base_team_links.all().delete()
    for model in (TeamChief, BaseTeam, District, Unit):
        model.objects.all().delete()
    assert "Read in a list of units" in read(beheer, url("index"))
    assert "No base teams yet" in read(beheer, url("teams"))


@pytest.mark.parametrize("edition", [0, 99999, 10**30])
def test_a_neighbourhood_that_cannot_be(beheer, edition):
    assert beheer.get(f"/beheer/organisatie/buurten/BU03440311/{edition}/naam/").status_code == 404


PAGES = ["index", "teams", "municipalities", "neighbourhoods", "offices"]


@pytest.mark.parametrize("name", [*PAGES, "unit", "district", "team", "municipality"])
def test_as_many_questions_with_many_as_with_one(beheer, cast, name):
    counts = []
    for number in range(2):
        unit = make_unit(f"Eenheid {number}", districts=1 + 2 * number, teams=1 + 2 * number)
        team = BaseTeam.objects.filter(district__unit=unit).first()
        for place in range(1 + 2 * number):
            municipality = Municipality.objects.create(code=f"GM9{number}{place}0", name=f"Plaats {place}")
            link = {"municipality": municipality, "from_date": LONG_AGO}
            BaseTeamMunicipality.objects.create(base_team=team, **link)
            fields = {"edition": 2026, "municipality": municipality, "name": "Buurt"}
            Neighbourhood.objects.create(code=f"BU9{number}{place}00101", **fields)
        things = {
            "unit": [unit.public_id],
            "district": [team.district.public_id],
            "team": [team.public_id],
            "municipality": [f"GM9{number}00"],
        }
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(beheer, url(name, *things.get(name, [])))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST
