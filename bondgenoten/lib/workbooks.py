"""Reading the first sheet of a spreadsheet (XLSX) that may be made to break us."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from bondgenoten.lib.tables import MOST_COLUMNS, UnreadableTable

MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 1000
LAST_ROW = 1_048_576  # of any spreadsheet; a row that says it is further down is a trick


def lines_of_workbook(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each row of the first sheet that is not empty. Raises UnreadableTable.

    A formula is refused: what it stands for is known to the program that made it, not to us.
    """
    _refuse_a_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        yield from _filled_lines(book.worksheets[0])
    except UnreadableTable:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over in a damaged file
        raise UnreadableTable(
            _("This file is damaged, or is no spreadsheet. Save it as .xlsx or .csv.")
        ) from error


def _filled_lines(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what a sheet says of its size need not be true
    gap: tuple | None = None
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=LAST_ROW)
    for number, cells in enumerate(rows, start=1):
        if cells is gap:  # openpyxl gives one and the same tuple for all rows that are missing
            continue
        texts = [_text_of(cell) for cell in cells]
        if any(texts):
            yield number, texts
        else:
            gap = cells


def _refuse_a_bomb(content: bytes) -> None:
    """Look at how large the parts become before any is unpacked; zipfile unpacks no more than they say."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except zipfile.BadZipFile as error:
        raise UnreadableTable(
            _("This file is damaged, or is no spreadsheet. Save it as .xlsx or .csv.")
        ) from error
    if len(sizes) > MOST_PARTS or sum(sizes) > MOST_UNPACKED:
        raise UnreadableTable(_("This file becomes too large when it is unpacked."))


def _text_of(cell: Any) -> str:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        raise UnreadableTable(
            _("Cell %(cell)s holds a formula. Copy the sheet and paste it as values only.")
            % {"cell": cell.coordinate}
        )
    return _as_text(cell.value)


def _as_text(value: Any) -> str:
    """As somebody reads it: whole numbers without decimals, days as 2026-12-01."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)
