"""Make the first administrator, who makes the others on screen."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import translation

from networks.services.invitations import is_address
from networks.services.offices import first_administrator
from networks.services.persons import PersonRefused


class Command(BaseCommand):
    help = "Make somebody administrator, and print a link with which they log in once, within a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="for who is not in Bondgenoten yet")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        email, name = email.strip().lower(), " ".join(name.split())[:80]
        if not is_address(email):
            raise CommandError(f"{email!r} is no e-mail address.")
        try:
            with translation.override("en"):  # of one language, as all our commands are
                holder, is_new, token = first_administrator(email, name)
        except PersonRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        became = "is administrator now" if is_new else "was administrator already"
        self.stdout.write(f"{holder.user.name} {became}. This link works once, for 24 hours:")
        self.stdout.write(f"{settings.BASE_URL}{reverse('first_login:page', args=[token])}")
