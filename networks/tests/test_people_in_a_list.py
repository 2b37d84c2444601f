"""Who stands in pasted text or in a file, and what inviting them would do."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from bondgenoten.lib.tables import read_table
from networks.constants import Party
from networks.importing.members import guess, listed, look_up, pasted
from networks.models import Invitation
from networks.tests.factories import make_invitation
from notifications.models import OutgoingMail


def found(text: str) -> list[tuple[str, str]]:
    return [(entry.email, entry.name) for entry in pasted(text, Party.RESIDENT)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Noor@Example.org", [("noor@example.org", "")]),
        ("a@x.nl, b@x.nl; c@x.nl\nd@x.nl", [(f"{c}@x.nl", "") for c in "abcd"]),
        ("a@x.nl b@x.nl\tc@x.nl", [(f"{c}@x.nl", "") for c in "abc"]),
        ("Noor de Wit <noor@x.nl>", [("noor@x.nl", "Noor de Wit")]),
        ('"Wit, Noor de" <noor@x.nl>, Ali <ali@x.nl>', [("noor@x.nl", "Wit, Noor de"), ("ali@x.nl", "Ali")]),
        ("Wit, Noor de <noor@x.nl>; Ali <ali@x.nl>", [("noor@x.nl", "Wit, Noor de"), ("ali@x.nl", "Ali")]),
        ("\ufeff a@x.nl\u200b ,, ;\r\n\r\n", [("a@x.nl", "")]),
        ("geen adres", [("geen adres", "")]),
        ("x, a@x.nl, y,", [("x", ""), ("a@x.nl", ""), ("y", "")]),
        ("Noor <>", [("", "Noor")]),
        ("", []),
    ],
)
def test_people_in_pasted_text(text, people):
    assert found(text) == people


def test_a_long_text_is_read_at_once():
    assert len(found('"' * 30_000)) == 1
    assert len(found("a@x.nl," * 8_000)) == 8_000


def standings(lines) -> list[tuple[str, str]]:
    return [(line.entry.email, line.standing.value) for line in lines]


def test_what_inviting_would_do(cast, django_assert_num_queries):
    make_invitation(cast.overvecht, cast.fatima, "open@x.nl")
    make_invitation(cast.overvecht, cast.fatima, "laat@x.nl")
    Invitation.objects.filter(email="laat@x.nl").update(expires_at="2020-01-01T00:00Z")
    text = "nieuw@x.nl, open@x.nl, laat@x.nl, anneke@example.org, fatima@example.org, "
    text += "lotte@example.org, x, nieuw@x.nl"
    with django_assert_num_queries(2):
        lines = look_up(cast.overvecht, pasted(text, Party.RESIDENT), cast.fatima)
    assert standings(lines) == [
        ("nieuw@x.nl", "new"),
        ("open@x.nl", "invited"),
        ("laat@x.nl", "late"),
        ("anneke@example.org", "member"),
        ("fatima@example.org", "oneself"),
        ("lotte@example.org", "new"),  # that she takes part elsewhere is nobody's business
        ("x", "malformed"),
        ("nieuw@x.nl", "repeated"),
    ]


def test_columns_are_known_by_their_names():
    assert guess(["Naam", "E-mailadres", "Partij", "Straat"]) == {
        "email": "E-mailadres",
        "name": "Naam",
        "party": "Partij",
    }
    assert guess(["a", "b"]) == {"email": "", "name": "", "party": ""}


CSV = """E-mail;Naam;Partij
noor@x.nl;Noor;bewoner
POLITIE@x.nl;=HYPERLINK("http://kwaad");Politie
partner@x.nl;;Maatschappelijke partner
zonder@x.nl;Zonder;
vreemd@x.nl;Vreemd;voetbal
;Piet;bewoner
"""


def test_a_row_that_names_no_party_takes_the_chosen_one(cast):
    table = read_table(io.BytesIO(CSV.encode()), "lijst.csv")
    columns = guess(table.columns)
    with_party = listed(table.rows, columns, Party.RESIDENT)
    assert [(entry.number, entry.email, entry.party) for entry in with_party] == [
        (2, "noor@x.nl", "resident"),
        (3, "politie@x.nl", "police"),
        (4, "partner@x.nl", "partner"),
        (5, "zonder@x.nl", "resident"),
        (6, "vreemd@x.nl", None),
        (7, "", "resident"),
    ]
    without = look_up(cast.overvecht, listed(table.rows, columns, None), None)
    assert standings(without)[3:] == [
        ("zonder@x.nl", "no_party"),
        ("vreemd@x.nl", "no_party"),
        ("", "missing"),
    ]


@pytest.fixture
def import_file(tmp_path):
    """Run the command on a file with this content."""

    def run(content: str | bytes, *options: str) -> str:
        path = tmp_path / "lijst.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        out = io.StringIO()
        call_command("import_members", "overvecht", str(path), *options, stdout=out, stderr=out)
        return out.getvalue()

    return run


def test_the_command_invites_everybody_in_a_file(cast, import_file):
    make_invitation(cast.overvecht, cast.fatima, "open@x.nl")
    windows = "Naam;E-mail\nZoë;zoe@x.nl\nOpen;open@x.nl\n".encode("cp1252")
    assert import_file(windows, "--party", "resident", "--by", "Mark@example.org") == (
        "row 3: open@x.nl is al uitgenodigd\n1 invited, 1 left out.\n"
    )
    zoe = Invitation.objects.get(email="zoe@x.nl")
    assert (zoe.name, zoe.party, zoe.invited_by, zoe.language) == ("Zoë", "resident", cast.mark, "nl")
    assert AuditEvent.objects.get(object_id=zoe.public_id).channel == "command"
    assert import_file(windows, "--party", "resident").endswith("0 invited, 2 left out.\n")


def test_a_dry_run_invites_nobody(cast, import_file):
    said = import_file("email\na@x.nl\nb@x.nl\n", "--party", "partner", "--dry-run")
    assert said == "2 would be invited, 0 left out.\n"
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_one_bad_row_stops_all_and_each_is_named(cast, import_file, capsys):
    with pytest.raises(CommandError, match=r"4 of 7 rows must be put right\. Nobody was invited\."):
        import_file(CSV + "noor@x.nl;Noor;bewoner\n")
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [("a;b\n1;2\n", "Which column"), ("", "lijst.csv: "), ("email\n" + "a@x.nl\n" * 50_000, "2000")],
)
def test_a_file_that_cannot_be_is_refused(cast, import_file, content, words):
    with pytest.raises(CommandError, match=words):
        import_file(content)


@pytest.mark.parametrize(
    "options",
    [
        ("--by", "niemand@x.nl"),
    ],
)
def test_who_invites_must_be_somebody(cast, import_file, options):
    with pytest.raises(CommandError):
        import_file("email\na@x.nl\n", "--party", "resident", *options)


def test_a_thousand_rows_take_a_few_seconds(cast, import_file):
    rows = "".join(f"lid{number}@x.nl;Lid {number}\n" for number in range(1000))
    assert import_file("email;naam\n" + rows, "--party", "resident") == "1000 invited, 0 left out.\n"
