"""Fills an empty database with a country of networks, to measure on."""

from django.core.management.base import BaseCommand, CommandError

from bench.national.build import NotEmpty, fill, tidy
from bench.national.sizes import Sizes, WrongSize

WIDTH = 30


class Command(BaseCommand):
    help = "Fill an empty database with invented networks of national size, the same for the same seed."

    def add_arguments(self, parser) -> None:
        standard = Sizes()
        for name in ("networks", "members", "meetings", "signals"):
            parser.add_argument(f"--{name}", type=int, default=getattr(standard, name))
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, **options) -> str:
        sizes = Sizes(*(options[name] for name in ("networks", "members", "meetings", "signals")))
        self.shown = ""
        try:
            fill(sizes, options["seed"], self.show)
        except NotEmpty as error:
            raise CommandError(
                "This database has people. Invented ones go into an empty database only."
            ) from error
        except WrongSize as error:
            raise CommandError(str(error)) from error
        self.show("looking over what was made", 0, 1)
        tidy()
        self.show("looking over what was made", 1, 1)
        return f"Made {sizes.networks:,} networks with {sizes.signals:,} concerns."

    def show(self, name: str, done: int, total: int) -> None:
        """A bar that grows on a terminal; a line at the end of each step elsewhere."""
        part = done / total if total else 1.0
        bar = "#" * int(WIDTH * part)
        line = f"{name:26} [{bar:{WIDTH}}] {int(part * 100):3}%"
        if line == self.shown or not (self.stderr.isatty() or done >= total):
            return
        self.shown = line
        start = "\r" if self.stderr.isatty() else ""
        self.stderr.write(start + line, ending="\n" if done >= total or not start else "")
