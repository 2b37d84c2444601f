"""The guard as a whole: every finder over one reading of the text."""

from collections.abc import Callable, Iterator

from bondgenoten.lib.guard.addresses import find_addresses
from bondgenoten.lib.guard.emails import find_emails
from bondgenoten.lib.guard.handles import find_handles
from bondgenoten.lib.guard.joining import without_overlap
from bondgenoten.lib.guard.kinds import Finding, Kind
from bondgenoten.lib.guard.labels import find_labels
from bondgenoten.lib.guard.names import find_names
from bondgenoten.lib.guard.numbers import find_bsns, find_ibans
from bondgenoten.lib.guard.phones import find_phones
from bondgenoten.lib.guard.plates import find_plates
from bondgenoten.lib.guard.reading import Reading, read

Finder = Callable[[Reading], Iterator[tuple[int, int]]]
FINDERS: tuple[tuple[Kind, Finder], ...] = (
    (Kind.BSN, find_bsns),
    (Kind.EMAIL, find_emails),
    (Kind.IBAN, find_ibans),
    (Kind.HANDLE, find_handles),
    (Kind.PHONE, find_phones),
    (Kind.ADDRESS, find_addresses),
    (Kind.PLATE, find_plates),
    (Kind.NAME, find_names),
    (Kind.LABEL, find_labels),
)


def find(text: str) -> list[Finding]:
    """What in the text could point at a person or label a group; sorted by start, none over another."""
    reading = read(text)
    found = (
        Finding(kind, *reading.original(start, end))
        for kind, finder in FINDERS
        for start, end in finder(reading)
    )
    return without_overlap(found)
