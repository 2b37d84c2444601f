"""Read units, districts, base teams and municipalities from a list."""

from networks.importing.commands import ImportCommand
from networks.importing.reading import Kind


class Command(ImportCommand):
    kind = Kind.ORGANISATION
    help = (
        "Read units, districts, base teams, municipalities and where teams work from a CSV or XLSX file. "
        "All rows or none; columns: eenheid, district, basisteam, gemeentecode, gemeente, or in English."
    )
