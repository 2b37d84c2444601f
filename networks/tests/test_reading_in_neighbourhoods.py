"""A map of CBS or PDOK is read in whole or not at all; what is no map in degrees is refused in words."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from networks.importing.problems import UnreadableFile
from networks.importing.reading import Kind, read
from networks.models import Municipality, Neighbourhood
from networks.services.organisation_import import load_neighbourhoods

pytestmark = pytest.mark.django_db
SQUARE = [[[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.1]]]
CODE, OTHER, ZEIST = "BU03440311", "BU03440312", "BU03550101"
AREA = {"type": "Polygon", "coordinates": SQUARE}


def feature(code: str = "BU03440311", name: str = "Tigrisdreef", geometry=AREA, **more) -> dict:
    properties = {"buurtcode": code, "buurtnaam": name, "gemeentenaam": "Utrecht", **more}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def as_map(*features: object, **more) -> bytes:
    return json.dumps({"type": "FeatureCollection", **more, "features": features}).encode()


def parse(content: bytes):
    with translation.override("en"):
        return read(Kind.NEIGHBOURHOODS, content, "buurten.geojson")


def reasons(*features: object) -> list[tuple[int, str]]:
    return [(problem.number, problem.reason) for problem in parse(as_map(*features)).problems]


def read_in(*features: dict, edition: int = 2026, **options):
    parsed = parse(as_map(*features))
    assert parsed.problems == []
    return load_neighbourhoods(parsed.items, edition=edition, actor=None, **options)


def there() -> list[tuple]:
    rows = Neighbourhood.objects.order_by("edition", "code")
    return list(rows.values_list("code", "edition", "name", "municipality__code", "shape"))


def test_neighbourhoods_with_their_municipality_and_shape():
    outcome = read_in(feature())
    assert there() == [("BU03440311", 2026, "Tigrisdreef", "GM0344", AREA)]
    assert Municipality.objects.get().name == "Utrecht"
    assert outcome.added == {"municipality": 1, "neighbourhood": 1}


@pytest.mark.parametrize(
    "properties",
    [
        {
            "buurtcode": "BU03440311",
            "buurtnaam": "Tigrisdreef",
            "gemeentecode": "GM0344",
            "gemeentenaam": "U",
        },
        {
            "BU_CODE": "BU03440311",
            "BU_NAAM": "Tigrisdreef",
            "GM_CODE": "GM0344",
            "GM_NAAM": "U",
            "H2O": "NEE",
        },
        {"statcode": "BU03440311", "statnaam": "Tigrisdreef", "gemeentenaam": "U"},
    ],
)
def test_what_properties_are_called_through_the_years(properties):
    area = parse(as_map({"type": "Feature", "properties": properties, "geometry": None})).items[0]
    assert (area.code, area.name, area.municipality_code, area.municipality) == (
        "BU03440311",
        "Tigrisdreef",
        "GM0344",
        "U",
    )


def test_the_same_map_twice_changes_nothing_and_a_new_name_is_taken_over():
    read_in(feature())
    assert read_in(feature()).total == 0
    outcome = read_in(feature(name="Tigrisdreef e.o.", geometry=None))
    assert outcome.changed == {"neighbourhood": 1}
    assert there() == [("BU03440311", 2026, "Tigrisdreef e.o.", "GM0344", AREA)]  # its shape stays


def test_another_edition_stands_beside_the_one_before():
    read_in(feature(), edition=2025)
    read_in(feature(), edition=2026)
    assert [row[:2] for row in there()] == [("BU03440311", 2025), ("BU03440311", 2026)]


def test_a_known_municipality_needs_no_name():
    Municipality.objects.create(code="GM0344", name="Utrecht")
    read_in(feature(gemeentenaam=None))
    assert Municipality.objects.get().name == "Utrecht"


def test_water_is_left_out():
    parsed = parse(as_map(feature(water="JA"), feature(water="NEE")))
    assert (len(parsed.items), parsed.left_out, parsed.problems) == (1, 1, [])


def test_dry_run_stores_nothing():
    assert read_in(feature(), dry_run=True).total == 2
    assert (there(), Municipality.objects.count()) == ([], 0)


def test_shapes_are_kept_to_ten_centimetres_and_flat():
    ring = [[5.123456789, 52.1, 7.0], [5.2, 52.1], [5.2, 52.2], [5.123456789, 52.1]]
    area = parse(as_map(feature(geometry={"type": "MultiPolygon", "coordinates": [[ring]]}))).items[0]
    kept = json.loads(area.shape)["coordinates"][0][0][0]
    assert kept == [5.123457, 52.1]


RD = "Its shape is not in degrees (WGS84), but perhaps in metres (RD). Download it as WGS84."


def ring(*positions: object) -> dict:
    return {"type": "Polygon", "coordinates": [list(positions)]}


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (ring([136000, 455000], [136100, 455000], [136100, 455100], [136000, 455000]), RD),
        (ring([1e400, 5], *SQUARE[0]), None),
        (ring([52.1, 5.1], [52.1, 5.2], [52.2, 5.2]), "Longitude and latitude of its shape are swapped."),
        (ring(*SQUARE[0][:3]), "Its shape is not closed."),
        (ring([5.1], *SQUARE[0]), "Its shape cannot be read."),
        (ring(["5.1", "52.1"], *SQUARE[0]), "Its shape cannot be read."),
        (ring([True, False], *SQUARE[0]), "Its shape cannot be read."),
        ({"type": "Polygon", "coordinates": []}, "Its shape cannot be read."),
        ({"type": "Polygon"}, "Its shape cannot be read."),
        ({"type": "Point", "coordinates": [5.1, 52.1]}, "Its shape is no area (Polygon or MultiPolygon)."),
        ({"type": ["Polygon"]}, "Its shape is no area (Polygon or MultiPolygon)."),
        ("Polygon", "Its shape is no area (Polygon or MultiPolygon)."),
    ],
)
def test_a_shape_that_is_none_is_named(geometry, said):
    if said is None:  # infinite is no JSON
        with pytest.raises(UnreadableFile):
            parse(as_map(feature(geometry=geometry)))
    else:
        assert reasons(feature(), feature(code="BU03440312", geometry=geometry)) == [
            (2, f"Tigrisdreef: {said}")
        ]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (feature(code=""), "It has no code of a neighbourhood (buurtcode)."),
        (
            feature(code="WK034403"),
            "“WK034403” is no code of a neighbourhood. It is BU and eight characters.",
        ),
        (feature(code="BU03440312", name=""), "BU03440312 has no name (buurtnaam)."),
        (feature(), "BU03440311 stands in the map twice, first at number 1."),
        (
            feature(code=ZEIST, gemeentenaam=None),
            "Municipality GM0355 is not there yet. Add it first.",
        ),
        (
            feature(code=ZEIST, gemeentecode="GM0344"),
            "BU03550101 does not belong to municipality GM0344.",
        ),
        (feature(code="BU03440312", name="x" * 81), "A name is longer than 80 characters."),
        ({"type": "Feature", "properties": None}, "It has no code of a neighbourhood (buurtcode)."),
    ],
)
def test_a_bad_area_is_named_with_its_number(bad, said):
    assert reasons(feature(), bad) == [(2, said)]


NO_MAP = "This is no map that we can read: it must be GeoJSON."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NO_MAP),
        (b"buurtcode;naam", NO_MAP),
        (b"[1, 2]", NO_MAP),
        (b"{}", NO_MAP),
        (b'{"type": "Topology"}', NO_MAP),
        (b'{"features": {}}', NO_MAP),
        (b'{"features": [1]}', NO_MAP),
        (b'{"features": [{"a": NaN}]}', NO_MAP),
        (b'{"features": [' + b"[" * 100_000, NO_MAP),
        (as_map(feature())[:-10], NO_MAP),
        (b"\xff\xfe\x00", NO_MAP),
        (b'{"features": []}', "There are no areas in this map."),
        (b" " * (20 * 1024 * 1024 + 1), "This file is larger than 20 MB. Divide it into several files."),
    ],
)
def test_what_is_no_map_is_refused_in_words(content, said):
    with pytest.raises(UnreadableFile) as error:
        parse(content)
    assert str(error.value) == said


def test_what_else_stands_in_the_map_is_passed_over():
    content = as_map(feature(), name="buurten", crs={"type": "name", "properties": {"name": "CRS84"}})
    assert len(parse(b"\xef\xbb\xbf" + content).items) == 1


def test_too_many_areas(monkeypatch):
    monkeypatch.setattr("networks.importing.neighbourhoods.MOST", 1)
    with pytest.raises(UnreadableFile, match="more than 1 areas"):
        parse(as_map(feature(), feature(code="BU03440312")))


def test_the_command(tmp_path: Path):
    file, out, err = tmp_path / "buurten.geojson", StringIO(), StringIO()
    file.write_bytes(as_map(feature(), feature(code="BU03440312", name="Zambesidreef")))
    call_command("import_neighbourhoods", str(file), "--edition", "2026", stdout=out, stderr=err)
    assert [row[0] for row in there()] == ["BU03440311", "BU03440312"]
    assert "2 new neighbourhoods." in out.getvalue()
    assert err.getvalue() == f"[{'#' * 30}] 100%\n"
    for edition in ("1815", "nu"):
        with pytest.raises(CommandError, match="no year of edition"):
            call_command("import_neighbourhoods", str(file), "--edition", edition)


def test_a_thousand_neighbourhoods_need_few_questions(django_assert_max_num_queries):
    areas = [feature(code=f"BU0344{n:04}", name=f"Buurt {n}") for n in range(1000)]
    with django_assert_max_num_queries(20):
        assert read_in(*areas).added["neighbourhood"] == 1000
