"""Fills the demo's database with invented people in real places."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bondgenoten.demo.seed.build import fill
from insights.services import send_summaries


class Command(BaseCommand):
    help = "Fill the demo: three networks with people, meetings and concerns. A second run changes nothing."

    def handle(self, *args, **options) -> str:
        if not settings.DEMO:
            raise CommandError("This makes invented people: it runs in the demo only (DEMO=1).")
        if not fill():
            return "The demo is filled already; nothing was changed."
        send_summaries()  # the sweep would do so within a quarter of an hour; a visitor need not wait
        return "Filled the demo."
