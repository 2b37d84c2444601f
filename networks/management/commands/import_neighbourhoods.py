"""Read neighbourhoods from a map of CBS or PDOK."""

from argparse import ArgumentParser, ArgumentTypeError

from networks.importing.codes import is_edition
from networks.importing.commands import ImportCommand
from networks.importing.reading import Kind


def edition(text: str) -> int:
    """A year of edition. Raises ArgumentTypeError."""
    if not (text.isdecimal() and is_edition(int(text))):
        raise ArgumentTypeError(f"{text!r} is no year of edition, such as 2026.")
    return int(text)


class Command(ImportCommand):
    kind = Kind.NEIGHBOURHOODS
    help = "Read neighbourhoods with their shapes from a GeoJSON file in WGS84. All of them or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--edition", type=edition, required=True, help="year of the edition of CBS")
