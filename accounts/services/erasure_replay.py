"""After a backup was put back: erase again who had been erased, and tell table and file of each other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from accounts import audit, erasures
from accounts.constants import AuditChannel
from accounts.models import User
from accounts.services.erasure import forget
from bondgenoten.lib.registry import stray_addresses

Report = Callable[[int], None]


def erase_again(*, dry_run: bool = False, progress: Report = lambda looked: None) -> int:
    """Erase everybody in the database whom table or file remembers; how many. A second run finds nobody.

    Somebody is found by public id; or by address, when that account existed at the erasure: whoever joined
    with that address later is a new person. ``progress`` hears every thousand people looked at. With
    ``dry_run`` nothing changes.
    """
    remembered = Remembered.all()
    found = []
    for looked, user in enumerate(_everybody().iterator(chunk_size=1000), 1):
        line = remembered.of(user)
        if line is not None:
            found.append((user, line))
        if looked % 1000 == 0:
            progress(looked)
    if not dry_run:
        erasures.write_table()
        for user, line in found:
            _again(user, line)
        for forgets in stray_addresses:
            forgets(lambda address, since: remembered.address(address, since) is not None)
        erasures.write_file()
    return len(found)


def _everybody():
    return User.objects.exclude(is_active=False, email__isnull=True, name="").order_by("pk")


def _again(user: User, line: erasures.Line) -> None:
    if forget(user, concerns_too=not line.concerns_kept):
        audit.record("person.erased_again", actor=None, thing=user, channel=AuditChannel.COMMAND)


@dataclass(frozen=True)
class Remembered:
    """All erasures of table and file by the hash of the person, and the last one of each address."""

    people: dict[str, erasures.Line]
    addresses: dict[str, erasures.Line]

    @classmethod
    def all(cls) -> "Remembered":
        lines = sorted([*erasures.in_table(), *erasures.in_file()], key=lambda line: line.moment)
        return cls({line.person: line for line in lines}, {line.address: line for line in lines})

    def of(self, user: User) -> erasures.Line | None:
        by_id = self.people.get(erasures.person_hash(user.public_id))
        return by_id or self.address(user.email or "", user.joined_at)

    def address(self, address: str, since: datetime) -> erasures.Line | None:
        """The erasure of an address, when what has it now was there already."""
        line = self.addresses.get(erasures.address_hash(address)) if address else None
        return line if line is not None and since <= line.moment else None
