"""Who was erased, as keyed hashes: in a table, and in a file that a restored backup does not turn back.

A line of the file is JSON: ``{"person": …, "address": …, "concerns_kept": …, "erased_at": …}``. Without
ERASURE_KEY nobody can find out from it whether a given person was erased.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import structlog
from django.conf import settings

from accounts.models import Erasure

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Line:
    """One erasure as it is remembered; ``erased_at`` is an ISO moment."""

    person: str
    address: str
    concerns_kept: bool
    erased_at: str

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.erased_at)


def keyed_hash(kind: str, word: str) -> str:
    """HMAC-SHA256 of a public id or an address in lower case, as 64 hexadecimal characters."""
    return hmac.new(settings.ERASURE_KEY, f"{kind}:{word.lower()}".encode(), hashlib.sha256).hexdigest()


def person_hash(public_id: str) -> str:
    return keyed_hash("person", public_id)


def address_hash(address: str) -> str:
    """Of an e-mail address; an empty text for who has none."""
    return keyed_hash("address", address) if address else ""


def remember(public_id: str, address: str, *, concerns_kept: bool) -> None:
    """Note an erasure in the table, once; call in its transaction."""
    kept = {"address": address_hash(address), "concerns_kept": concerns_kept}
    Erasure.objects.get_or_create(person=person_hash(public_id), defaults=kept)


def ensure_file() -> None:
    """Raises OSError when the file cannot be written: then nobody should be erased yet."""
    path = Path(settings.ERASURES_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab"):
        pass


def write_file() -> int:
    """Add to the file what only the table knows; how many lines. Two at once may write a line twice."""
    known = {line.person for line in in_file()}
    new = [line for line in in_table() if line.person not in known]
    if new:
        ensure_file()
        text = "".join(f"{json.dumps(asdict(line))}\n" for line in new)
        with Path(settings.ERASURES_FILE).open("ab+") as file:
            file.write(b"" if _ends_well(file) else b"\n")
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def _ends_well(file: BinaryIO) -> bool:
    """False after half a line, which a stop in the middle of writing left behind."""
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def write_table() -> int:
    """Add to the table what only the file knows: the restored database forgot it. How many."""
    known = set(Erasure.objects.values_list("person", flat=True))
    new = {line.person: line for line in in_file() if line.person not in known}
    Erasure.objects.bulk_create(
        [Erasure(**asdict(line) | {"erased_at": line.moment}) for line in new.values()],
        ignore_conflicts=True,
    )
    return len(new)


def in_table() -> Iterator[Line]:
    for row in Erasure.objects.order_by("pk"):
        yield Line(row.person, row.address, row.concerns_kept, row.erased_at.isoformat())


def in_file() -> Iterator[Line]:
    """The lines that can be read; half a line of a stop in the middle of writing is passed over."""
    path = Path(settings.ERASURES_FILE)
    if not path.exists():
        return
    for number, text in enumerate(path.read_text(encoding="ascii", errors="replace").splitlines(), 1):
        try:
            kept = json.loads(text)
            datetime.fromisoformat(kept["erased_at"])
            yield Line(kept["person"], kept["address"], bool(kept["concerns_kept"]), kept["erased_at"])
        except (ValueError, KeyError, TypeError):
            logger.warning("erasure_line_unreadable", line=number)
