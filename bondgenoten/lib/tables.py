"""Reading a table that somebody uploads: CSV as any program writes it, or a spreadsheet (XLSX).

Everything in a cell is text. What cannot be read is refused in plain words, before any row is used.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
MOST_COLUMNS = 100
ZIPPED = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and an .xlsx with a password
SEPARATORS = ";,\t"
SAYS_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # a line that Excel writes and hides
QUOTED = re.compile(r'"[^"]*"')


class UnreadableTable(Exception):
    """The file is no table we can read. Its text says why, in the language of who reads it."""


@dataclass(frozen=True)
class Row:
    """A row that is not empty: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The names of the columns as written in the first row that is not empty, and the rows below it."""

    columns: list[str]
    rows: list[Row]


def read_table(file: BinaryIO, name: str, *, max_rows: int = 50_000) -> Table:
    """The table in an open file that is called ``name``. Raises UnreadableTable, and nothing else.

    Spaces around cells, empty rows, and columns without a name and without cells are left out.
    """
    content = _content(file)
    if content.startswith(OLD_OFFICE):
        raise UnreadableTable(
            _("This is an old kind of spreadsheet, or it has a password. Save it as .xlsx or .csv.")
        )
    if content.startswith(ZIPPED):
        from bondgenoten.lib.workbooks import lines_of_workbook

        return _table(lines_of_workbook(content), max_rows)
    if name.lower().endswith((".xlsx", ".xls", ".ods", ".numbers", ".pdf")):
        raise UnreadableTable(_("This file is damaged, or is no spreadsheet. Save it as .xlsx or .csv."))
    return _table(_lines_of_text(_text(content)), max_rows)


def find_columns(columns: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each key of ``names`` the column that has one of its names, or an empty text.

    Capitals, spaces, hyphens and underscores make no difference; an earlier name goes before a later one.
    """
    by_word = {_word(column): column for column in reversed(columns)}
    return {
        key: next((by_word[word] for word in map(_word, known) if word in by_word), "")
        for key, known in names.items()
    }


def _word(text: str) -> str:
    return re.sub(r"[\s_.\-]+", "", text).lower()


def _content(file: BinaryIO) -> bytes:
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableTable(_("This file is larger than 20 MB. Divide it into several files."))
    if not content.strip():
        raise UnreadableTable(_("This file is empty."))
    return content


def _text(content: bytes) -> str:
    """As text: what the file says it is, else UTF-8, else what Windows in Europe writes."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableTable(_("This file is no table of text. Save it as .xlsx or .csv."))


def _lines_of_text(text: str) -> Iterator[tuple[int, list[str]]]:
    said = SAYS_SEPARATOR.match(text)
    if said:
        text = text[said.end() :]
    separator = said[1] if said else _separator(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            yield number, cells
    except csv.Error as error:
        raise UnreadableTable(
            _("Row %(number)s cannot be read: look at its quotation marks.") % {"number": number + 1}
        ) from error


def _separator(text: str) -> str:
    """What stands most often between the names of the columns; a comma when there is one column."""
    header = text.lstrip().splitlines()[0] if text.strip() else ""
    header = QUOTED.sub("", header)
    return max(SEPARATORS, key=lambda mark: (header.count(mark), mark == ","))


def _table(lines: Iterable[tuple[int, list[str]]], max_rows: int) -> Table:
    filled = ((number, cells) for number, raw in lines if any(cells := [cell.strip() for cell in raw]))
    first = next(filled, None)
    if first is None:
        raise UnreadableTable(_("This file is empty."))
    columns = _columns(first[1])
    rows: list[Row] = []
    for number, cells in filled:
        if len(rows) == max_rows:
            raise UnreadableTable(
                _("This file has more than %(most)s rows. Divide it into several files.") % {"most": max_rows}
            )
        rows.append(Row(number, _cells(number, columns, cells)))
    return Table([name for name in columns if name], rows)


def _columns(names: list[str]) -> list[str]:
    """The names of the columns, an empty text for one without."""
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise UnreadableTable(_("This file has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    words = [_word(name) for name in names if name]
    for name in names:
        if name and words.count(_word(name)) > 1:
            raise UnreadableTable(_("Two columns are called “%(name)s”.") % {"name": name})
    return names


def _cells(number: int, columns: list[str], cells: list[str]) -> dict[str, str]:
    """The cells by column. A filled cell without a column means that the row is shifted: refused."""
    named = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    outside = [cell for cell, name in zip(cells, columns, strict=False) if not name]
    if any(cells[len(columns) :]) or any(outside):
        raise UnreadableTable(_("Row %(number)s has a cell in a column without a name.") % {"number": number})
    return {name: named.get(name, "") for name in columns if name}
