"""Invite everybody in a list, or nobody."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.constants import AuditChannel
from accounts.models import Language, User
from bondgenoten.lib.tables import Table, UnreadableTable, read_table
from networks.constants import Party
from networks.importing import members as importing
from networks.models import Network
from networks.services.invitations import CannotInvite, invite_many


class Command(BaseCommand):
    help = (
        "Invite everybody in a CSV or XLSX file to a network: all rows or none. "
        "Columns: an e-mail address, and perhaps a name and a party."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("network", help="the network as it stands in its address, such as overvecht")
        parser.add_argument("file", type=Path)
        parser.add_argument("--party", choices=Party.values, help="of rows that name none")
        parser.add_argument("--language", choices=Language.values, default=Language.DUTCH)
        parser.add_argument("--by", metavar="ADDRESS", help="of who invites, for the mail")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        network = Network.objects.filter(slug=options["network"]).first()
        if network is None:
            raise CommandError(f"There is no network {options['network']!r}.")
        actor = self._by(options["by"])
        lines = self._look(network, options, actor)
        people = [line.invitee for line in lines if line.is_sent]
        if not options["dry_run"]:
            fields = {"actor": actor, "language": options["language"], "channel": AuditChannel.COMMAND}
            try:
                invite_many(network, people, **fields)
            except CannotInvite as refusal:
                raise CommandError(f"{refusal} Nobody was invited.") from refusal
        what = "would be invited" if options["dry_run"] else "invited"
        self.stdout.write(f"{len(people)} {what}, {len(lines) - len(people)} left out.")

    @staticmethod
    def _by(address: str | None) -> User | None:
        if address is None:
            return None
        user = User.objects.filter(email=address.lower(), is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody logs in with {address}.")
        return user

    def _look(self, network: Network, options: dict[str, Any], actor: User | None) -> list[importing.Line]:
        """What each row would do, said row by row. Raises CommandError when one is bad."""
        table = self._read(options["file"])
        columns = importing.guess(table.columns)
        if not columns["email"]:
            raise CommandError(f"Which column holds the address? Found: {', '.join(table.columns)}.")
        party = Party(options["party"]) if options["party"] else None
        lines = importing.look_up(network, importing.listed(table.rows, columns, party), actor)
        for line in lines:
            if not line.is_sent:
                entry = line.entry
                self.stderr.write(f"row {entry.number}: {entry.email or entry.name} {line.standing.label}")
        if bad := sum(line.is_bad for line in lines):
            raise CommandError(f"{bad} of {len(lines)} rows must be put right. Nobody was invited.")
        return lines

    @staticmethod
    def _read(path: Path) -> Table:
        try:
            with path.open("rb") as file:
                return read_table(file, path.name, max_rows=importing.MOST_ROWS)
        except (OSError, UnreadableTable) as error:
            raise CommandError(f"{path.name}: {error}") from error
