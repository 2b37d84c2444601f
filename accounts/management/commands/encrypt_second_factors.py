"""After a new first key in MFA_ENCRYPTION_KEYS: encrypt the second factors with it."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.services import second_factor


class Command(BaseCommand):
    help = "Encrypt the secrets of second factors with the first key of MFA_ENCRYPTION_KEYS."

    def handle(self, *args, **options) -> None:
        try:
            count = second_factor.encrypt_anew()
        except ValidationError as error:
            raise CommandError("A second factor opens with none of the keys: keep the old ones.") from error
        self.stdout.write(f"{count} secrets encrypted with the first key.")
