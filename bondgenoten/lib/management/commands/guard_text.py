"""Prints what the text guard finds, a JSON list a line; reads no database."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bondgenoten.lib.guard import find


class Command(BaseCommand):
    help = "Find what could point at a person: a sentence a line in, a JSON list of findings a line out."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="a file with a sentence a line; else standard input"
        )

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        with file.open("rb") if file else nullcontext(sys.stdin.buffer) as lines:
            for line in lines:
                text = line.decode("utf-8", "replace").rstrip("\r\n")
                found = [{"kind": one.kind.value, "start": one.start, "end": one.end} for one in find(text)]
                self.stdout.write(json.dumps(found))
