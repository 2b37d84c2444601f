from datetime import datetime

from bondgenoten.lib.commands import SweepCommand
from notifications.delivery import send_due


class Command(SweepCommand):
    help = "Send the mail that is due; prints how many were sent."

    def sweep(self, now: datetime) -> int:
        return send_due(now)
