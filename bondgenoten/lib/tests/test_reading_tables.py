"""A table that somebody uploads is read as they see it, or refused in words they understand."""

import io
import zipfile
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bondgenoten.lib import tables, workbooks
from bondgenoten.lib.tables import Row, Table, UnreadableTable, find_columns, read_table


def read(content: bytes | str, name: str = "lijst.csv", **options) -> Table:
    return read_table(io.BytesIO(content.encode() if isinstance(content, str) else content), name, **options)


def refused(content: bytes | str, name: str = "lijst.csv", **options) -> str:
    with translation.override("en"), pytest.raises(UnreadableTable) as error:
        read(content, name, **options)
    return str(error.value)


def workbook(*rows: tuple) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, change) -> bytes:
    """A workbook with one part of it changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part == name else text)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
CAFE = Table(["Naam", "Plaats"], [Row(2, {"Naam": "Café Noûr", "Plaats": "Utrecht"})])


@pytest.mark.parametrize(
    "content",
    [
        b"Naam,Plaats\nCaf\xc3\xa9 No\xc3\xbbr,Utrecht\n",
        b"\xef\xbb\xbfNaam;Plaats\r\nCaf\xc3\xa9 No\xc3\xbbr;Utrecht",
        b"Naam\tPlaats\rCaf\xe9 No\xfbr\tUtrecht\r",
        b"Naam;Plaats\nCaf\xe9 No\xfbr ; Utrecht;;\n;;\n",
        b'sep=;\r\n"Naam";"Plaats"\r\n"Caf\xe9 No\xfbr";"Utrecht"\r\n',
        "Naam\tPlaats\nCafé Noûr\tUtrecht".encode("utf-16"),
        b'"Naam"|"Plaats"'.replace(b"|", b",") + b"\nCaf\xe9 No\xfbr,Utrecht",
    ],
)
def test_text_as_programs_write_it(content):
    assert read(content) == CAFE


def test_rows_have_the_numbers_of_a_spreadsheet_whatever_stands_between_quotation_marks():
    read_as = read('\nnaam;zegt\n\n"Jansen; Piet";"een\nregel ""meer"""\nAnneke;\n')
    assert read_as == Table(
        ["naam", "zegt"],
        [
            Row(4, {"naam": "Jansen; Piet", "zegt": 'een\nregel "meer"'}),
            Row(5, {"naam": "Anneke", "zegt": ""}),
        ],
    )


def test_one_column_and_no_rows():
    assert read("e-mail\na@example.org") == Table(["e-mail"], [Row(2, {"e-mail": "a@example.org"})])
    assert read("naam;partij\n") == Table(["naam", "partij"], [])


def test_what_looks_like_a_formula_in_text_is_text():
    assert read('naam\n"=1+1"\n+31612345678').rows == [
        Row(2, {"naam": "=1+1"}),
        Row(3, {"naam": "+31612345678"}),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty."),
        (b" \r\n\t ", "This file is empty."),
        (b";;\n;;\n", "This file is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This file is no table of text. Save it as .xlsx or .csv."),
        (b"naam\n\x81\x8d\x00", "This file is no table of text. Save it as .xlsx or .csv."),
        (b"\xff\xfea", "This file is no table of text. Save it as .xlsx or .csv."),
        (b'naam;plaats\n"Jansen;Utrecht\n', "Row 2 cannot be read: look at its quotation marks."),
        (b'naam;plaats\na;b\n"Jan"sen;Utrecht\n', "Row 3 cannot be read: look at its quotation marks."),
        (b"naam;Naam \na;b", "Two columns are called \u201cnaam\u201d."),
        (b"naam;plaats\na;b;c", "Row 2 has a cell in a column without a name."),
        (b"naam;;plaats\na;b;c", "Row 2 has a cell in a column without a name."),
        (b";".join(b"k%d" % n for n in range(101)), "This file has more than 100 columns."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is an old kind of spreadsheet, or it has a password. Save it as .xlsx or .csv.",
        ),
    ],
)
def test_text_that_is_refused(content, said):
    assert refused(content) == said


def test_more_rows_than_asked_for_are_refused_and_the_last_one_is_not():
    content = "naam\n" + "a\n\n" * 3
    assert len(read(content, max_rows=3).rows) == 3
    assert refused(content, max_rows=2) == "This file has more than 2 rows. Divide it into several files."


def test_a_large_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(tables, "MOST_BYTES", 10)
    assert refused("naam\nabcdef") == "This file is larger than 20 MB. Divide it into several files."
    assert read("naam\nabcde").rows


def test_cells_of_a_spreadsheet_are_text():
    content = workbook(
        ("Naam", "Code", "Sinds", None), (), (" Nour ", 344, date(2026, 12, 1), None), (True, 1.5, None)
    )
    assert read(content, "lijst.xlsx") == Table(
        ["Naam", "Code", "Sinds"],
        [
            Row(3, {"Naam": "Nour", "Code": "344", "Sinds": "2026-12-01"}),
            Row(4, {"Naam": "True", "Code": "1.5", "Sinds": ""}),
        ],
    )


def test_a_spreadsheet_is_known_by_what_is_in_it():
    content = workbook(("naam",), ("Nour",))
    assert read(content, "lijst.csv").rows == [Row(2, {"naam": "Nour"})]
    said = "This file is damaged, or is no spreadsheet. Save it as .xlsx or .csv."
    assert refused("naam\nNour", "lijst.xlsx") == said


def test_a_formula_in_a_spreadsheet_is_refused_with_its_cell():
    content = workbook(("naam", "plaats"), ("Nour", '=HYPERLINK("http://x")'))
    said = "Cell B2 holds a formula. Copy the sheet and paste it as values only."
    assert refused(content, "lijst.xlsx") == said


def test_a_spreadsheet_that_unpacks_too_large_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = with_part(workbook(("naam",), ("Nour",)), SHEET, lambda _: b"<a>" * (40 * 1024 * 1024))
    assert len(bomb) < 500_000
    monkeypatch.setattr(workbooks, "load_workbook", lambda *args, **options: pytest.fail("was opened"))
    assert refused(bomb, "lijst.xlsx") == "This file becomes too large when it is unpacked."


def test_a_spreadsheet_of_a_thousand_parts_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for number in range(1001):
            parts.writestr(str(number), b"")
    said = "This file becomes too large when it is unpacked."
    assert refused(file.getvalue(), "lijst.xlsx") == said


def entities(text: bytes) -> bytes:
    """A sheet in which ten names stand for a thousand million words."""
    lines = [b'<!ENTITY a0 "%s">' % (b"ha" * 10)]
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)]
    kind = b"<!DOCTYPE worksheet [%s]>" % b"".join(lines)
    body = text[text.index(b"<worksheet") :].replace(b"<sheetData>", b"<sheetData>&a9;")
    return kind + body


@pytest.mark.parametrize(
    "change",
    [
        entities,
        lambda text: text[: len(text) // 2],
        lambda text: b"",
        lambda text: text.replace(b"<sheetData>", b""),
    ],
)
def test_a_damaged_spreadsheet_is_refused(change):
    content = with_part(workbook(("naam",), ("Nour",)), SHEET, change)
    said = "This file is damaged, or is no spreadsheet. Save it as .xlsx or .csv."
    assert refused(content, "lijst.xlsx") == said


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'),
        lambda text: text.replace(b'<row r="2"', b'<row r="999999999999"').replace(b'r="A2"', b""),
    ],
)
def test_a_spreadsheet_that_lies_about_its_size_ends_soon(change):
    content = with_part(workbook(("naam",), ("Nour",)), SHEET, change)
    assert len(read(content, "lijst.xlsx").rows) <= 1


def test_no_spreadsheet_at_all():
    said = "This file is damaged, or is no spreadsheet. Save it as .xlsx or .csv."
    assert refused(b"PK\x03\x04 and no more", "lijst.xlsx") == said


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.txt", ""]))
def test_whatever_is_sent_is_read_or_refused(content, name):
    try:
        table = read(content, name)
    except UnreadableTable:
        return
    assert all(set(row.cells) == set(table.columns) for row in table.rows)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6), st.sampled_from(";,\t"))
def test_what_a_program_writes_is_what_is_read(rows, separator):
    file = io.StringIO(newline="")
    writer = tables.csv.writer(file, delimiter=separator)
    writer.writerows([("een", "twee"), *rows])
    filled = [tuple(cell.strip() for cell in row) for row in rows]
    table = read(file.getvalue())
    assert [tuple(row.cells.values()) for row in table.rows] == [row for row in filled if any(row)]


def test_columns_are_found_whatever_their_capitals_and_marks():
    names = {"team": ("base team", "basisteam"), "unit": ("unit", "eenheid"), "code": ("code",)}
    assert find_columns(["Basis-Team", "EENHEID ", "x"], names) == {
        "team": "Basis-Team",
        "unit": "EENHEID ",
        "code": "",
    }
