from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.services.erasure_replay import erase_again


class Command(BaseCommand):
    help = "After a backup was put back: erase again who had been erased. Prints how many; safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many it would be")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> str:
        return str(erase_again(dry_run=dry_run, progress=self._say))

    def _say(self, looked: int) -> None:
        self.stderr.write(f"{looked} people looked at")
