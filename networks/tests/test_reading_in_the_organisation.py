"""A list of units, teams and municipalities is read in whole or not at all, and twice does no harm."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import AuditEvent
from networks.importing.reading import Kind, read
from networks.models import BaseTeam, BaseTeamMunicipality, District, Municipality, Unit
from networks.services.organisation_import import load_organisation
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
OURS = Path(__file__).resolve().parents[1] / "data" / "organisation.csv"
LIST = """eenheid;district;basisteam;gemeentecode;gemeente
Noord;Fryslân;Sneek;GM0001;Sneek
noord;fryslân;Heerenveen;1;Sneek
;;;GM0002;Joure
"""


def everything() -> dict[str, list]:
    links = BaseTeamMunicipality.objects.order_by("base_team__name")
    return {
        "units": list(Unit.objects.values_list("name", flat=True)),
        "districts": list(District.objects.values_list("unit__name", "name")),
        "teams": list(BaseTeam.objects.order_by("name").values_list("district__name", "name")),
        "municipalities": list(Municipality.objects.order_by("code").values_list("code", "name")),
        "links": list(links.values_list("base_team__name", "municipality__code")),
    }


def read_in(text: str | bytes, **options):
    content = text.encode() if isinstance(text, str) else text
    parsed = read(Kind.ORGANISATION, content, "lijst.csv")
    assert parsed.problems == []
    return load_organisation(parsed.items, actor=None, **options)


def command(tmp_path: Path, text: str, *options: str) -> tuple[str, str]:
    file, out, err = tmp_path / "lijst.csv", StringIO(), StringIO()
    file.write_text(text)
    call_command("import_organisation", str(file), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_everything_in_the_list_is_there_once():
    outcome = read_in(LIST)
    assert everything() == {
        "units": ["Noord"],
        "districts": [("Noord", "Fryslân")],
        "teams": [("Fryslân", "Heerenveen"), ("Fryslân", "Sneek")],
        "municipalities": [("GM0001", "Sneek"), ("GM0002", "Joure")],
        "links": [("Heerenveen", "GM0001"), ("Sneek", "GM0001")],
    }
    assert outcome.added == {
        "unit": 1,
        "district": 1,
        "baseteam": 2,
        "municipality": 2,
        "baseteammunicipality": 2,
    }


def test_the_same_list_twice_changes_nothing():
    read_in(LIST)
    before, audited = everything(), AuditEvent.objects.count()
    outcome = read_in(LIST)
    assert (outcome.added, outcome.changed, outcome.unchanged) == ({}, {}, 8)
    assert (everything(), AuditEvent.objects.count()) == (before, audited)


@pytest.mark.django_db(transaction=True)
def test_the_same_list_at_the_same_moment_by_four():
    at_once(lambda: read_in(LIST))
    assert [len(rows) for rows in everything().values()] == [1, 1, 2, 2, 2]


def test_our_own_list_can_be_read_in_twice():
    for _time in range(2):
        call_command("import_organisation", str(OURS), stdout=StringIO(), stderr=StringIO())
    found = everything()
    assert [len(rows) for rows in found.values()] == [10, 5, 5, 37, 5]
    assert ("GM0344", "Utrecht") in found["municipalities"]


def test_english_names_of_columns_in_any_order():
    text = "municipality name,Base team,unit,DISTRICT,municipality_code\nSneek,Sneek,Noord,Fryslân,GM0001\n"
    read_in(text)
    assert everything()["links"] == [("Sneek", "GM0001")]


def test_a_municipality_gets_the_name_in_the_list():
    Municipality.objects.create(code="GM0001", name="Snits")
    outcome = read_in(LIST)
    assert (outcome.changed, Municipality.objects.get(code="GM0001").name) == ({"municipality": 1}, "Sneek")


def test_a_link_that_ends_goes_on_the_day_after():
    read_in(LIST)
    last = timezone.localdate() + timedelta(days=3)
    BaseTeamMunicipality.objects.filter(base_team__name="Sneek").update(to_date=last)
    read_in(LIST)
    read_in(LIST)
    links = BaseTeamMunicipality.objects.filter(base_team__name="Sneek").order_by("from_date")
    assert list(links.values_list("from_date", "to_date")) == [
        (timezone.localdate(), last),
        (last + timedelta(days=1), None),
    ]


def test_dry_run_says_what_would_happen_and_stores_nothing(tmp_path):
    out, _err = command(tmp_path, LIST, "--dry-run")
    assert "2 new base teams." in out
    assert [len(rows) for rows in everything().values()] == [0, 0, 0, 0, 0]
    assert not AuditEvent.objects.exists()


def test_the_command_stores_shows_progress_and_leaves_a_line(tmp_path):
    out, err = command(tmp_path, LIST)
    assert "Stored." in out
    assert err == f"[{'#' * 30}] 100%\n"
    assert list(AuditEvent.objects.values_list("event", "channel")) == [("organisation.imported", "command")]


BAD = """eenheid;district;basisteam;gemeentecode;gemeente
;Fryslân;;;
Noord;;Sneek;;
Noord;Fryslân;Sneek;GM1;Sneek
Noord;Fryslân;Sneek;GM0009;
;;;;Sneek
Noord;Fryslân;Sneek;GM0001;Sneek
Noord;Fryslân;Sneek;GM0001;Snits
"""


def test_one_bad_row_stops_all_of_it_and_every_bad_row_is_named(tmp_path):
    err = StringIO()
    file = tmp_path / "lijst.csv"
    file.write_text(BAD + f"{'x' * 81};;;;\n")
    with pytest.raises(CommandError) as error:
        call_command("import_organisation", str(file), stdout=StringIO(), stderr=err)
    assert str(error.value) == "7 rows are wrong. Nothing is stored."
    assert [line.split(":")[0] for line in err.getvalue().splitlines()] == ["2", "3", "4", "5", "6", "8", "9"]
    assert not Unit.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("naam;plaats\na;b\n", "There is no column"),
        ("", "This file is empty"),
        ('eenheid\n"Noord', "quotation marks"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_in_words(tmp_path, text, said):
    with pytest.raises(CommandError, match=said):
        command(tmp_path, text)


def test_no_file(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_organisation", str(tmp_path / "nergens.csv"))


def test_a_thousand_rows_within_a_second_or_two(django_assert_max_num_queries):
    rows = [f"E{n % 10};D{n % 43};T{n};GM{n:04};Plaats {n}" for n in range(1000)]
    with django_assert_max_num_queries(30):
        outcome = read_in("eenheid;district;basisteam;gemeentecode;gemeente\n" + "\n".join(rows))
    assert outcome.added["baseteam"] == 1000
