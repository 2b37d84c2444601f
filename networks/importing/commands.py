"""What the commands share that read the organisation from a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from accounts.constants import AuditChannel
from bondgenoten.lib.tables import MOST_BYTES
from networks.importing.problems import Parsed, UnreadableFile
from networks.importing.reading import Kind, read
from networks.presenting_imports import lines_of
from networks.services.organisation_import import load

WIDTH = 30


class ImportCommand(BaseCommand):
    """Reads a file: all rows or none, with a bar on stderr, and ``--dry-run`` to see what it would do."""

    kind: Kind

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):  # of one language, as all our commands are
            self._handle(options["file"], options["dry_run"], options.get("edition"))

    def _handle(self, file: Path, dry_run: bool, edition: int | None) -> None:
        parsed = self._read(file)
        for problem in parsed.problems:
            self.stderr.write(f"{problem.number}: {problem.reason}")
        if parsed.problems:
            raise CommandError(f"{len(parsed.problems)} rows are wrong. Nothing is stored.")
        outcome = load(
            parsed.items,
            edition=edition,
            actor=None,
            dry_run=dry_run,
            channel=AuditChannel.COMMAND,
            progress=self._show,
        )
        self.stdout.write("Nothing is stored; this would happen:" if dry_run else "Stored.")
        for line in lines_of(outcome):
            self.stdout.write(f"  {line}")
        self.stdout.write(f"  {outcome.unchanged} were there already; {parsed.left_out} rows left out.")

    def _read(self, file: Path) -> Parsed:
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
            return read(self.kind, content, file.name)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except UnreadableFile as refusal:
            raise CommandError(f"{file}: {refusal}") from refusal

    def _show(self, done: int, total: int) -> None:
        """A bar that grows on a terminal; a line at the end elsewhere."""
        ends = done >= total
        if not (self.stderr.isatty() or ends):
            return
        part = done / total if total else 1.0
        bar = "#" * int(WIDTH * part)
        start = "\r" if self.stderr.isatty() else ""
        self.stderr.write(f"{start}[{bar:{WIDTH}}] {int(part * 100):3}%", ending="\n" if ends else "")
