"""Fills the demo's database with invented people in real places."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bondgenoten.demo.seed.build import fill


class Command(BaseCommand):
    help = "Fill the demo: two networks with people, meetings and concerns. A second run changes nothing."

    def handle(self, *args, **options) -> str:
        if not settings.DEMO:
            raise CommandError("This makes invented people: it runs in the demo only (DEMO=1).")
        return "Filled the demo." if fill() else "The demo is filled already; nothing was changed."
