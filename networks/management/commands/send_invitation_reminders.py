from datetime import datetime

from bondgenoten.lib.commands import SweepCommand
from networks.services.invitations import remind_invited


class Command(SweepCommand):
    help = "Remind who was invited to a network and has not answered; prints how many."

    def sweep(self, now: datetime) -> int:
        return remind_invited(now)
