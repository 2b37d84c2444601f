"""Reading which units, districts, base teams and municipalities stand in a table. Nothing is stored here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bondgenoten.lib.forms import INVISIBLE
from bondgenoten.lib.tables import Row, Table, find_columns
from networks.importing.codes import MUNICIPALITY_CODE, as_municipality_code
from networks.importing.problems import Parsed, UnreadableFile

LONGEST_NAME = 80
COLUMNS = {
    "unit": ("eenheid", "regionale eenheid", "unit", "regional unit"),
    "district": ("district",),
    "team": ("basisteam", "team", "base team"),
    "code": ("gemeentecode", "gemeente code", "code", "municipality code", "GM_CODE", "statcode"),
    "municipality": ("gemeente", "gemeentenaam", "municipality", "municipality name", "GM_NAAM", "statnaam"),
}


@dataclass(frozen=True)
class Line:
    """One row: a team in its district and unit, a municipality, or both. What is not said is empty."""

    number: int
    unit: str
    district: str
    team: str
    code: str
    municipality: str


def parse(table: Table) -> Parsed[Line]:
    """The lines of a table, and what is wrong with which row. Raises UnreadableFile without known columns."""
    columns = find_columns(table.columns, COLUMNS)
    if not (columns["unit"] or columns["code"]):
        raise UnreadableFile(
            _("There is no column that is called eenheid (unit) or gemeentecode (municipality code).")
        )
    parsed: Parsed[Line] = Parsed()
    names: dict[str, str] = {}
    for row in table.rows:
        line = _line(row, columns)
        reason = _problem(line) or _other_name(line, names)
        if reason:
            parsed.refuse(row.number, reason)
        elif line.unit or line.code:
            parsed.items.append(line)
        else:
            parsed.left_out += 1
    return parsed


def _line(row: Row, columns: dict[str, str]) -> Line:
    cells = {
        field: " ".join(INVISIBLE.sub("", row.cells.get(column, "")).split()) if column else ""
        for field, column in columns.items()
    }
    cells["code"] = as_municipality_code(cells["code"])
    return Line(row.number, **cells)


def _problem(line: Line) -> str | None:
    """What is wrong with a line by itself."""
    if line.district and not line.unit:
        return _("There is a district, but no unit.")
    if line.team and not line.district:
        return _("There is a base team, but no district.")
    if line.municipality and not line.code:
        return _("There is a municipality, but no code.")
    if line.code and not MUNICIPALITY_CODE.fullmatch(line.code):
        return _("“%(code)s” is no code of a municipality. It is GM and four digits, such as GM0344.") % {
            "code": line.code[:LONGEST_NAME]
        }
    if any(len(name) > LONGEST_NAME for name in (line.unit, line.district, line.team, line.municipality)):
        return _("A name is longer than 80 characters.")
    return None


def _other_name(line: Line, names: dict[str, str]) -> str | None:
    """Whether an earlier line has another name for the same municipality; else this one is kept."""
    if not line.municipality:
        return None
    known = names.setdefault(line.code, line.municipality)
    if known == line.municipality:
        return None
    return _("%(code)s is called %(one)s here and %(other)s before.") % {
        "code": line.code,
        "one": line.municipality,
        "other": known,
    }
