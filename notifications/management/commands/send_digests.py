from datetime import datetime

from bondgenoten.lib.commands import SweepCommand
from notifications.digests import send_digests


class Command(SweepCommand):
    help = "Make the daily mails that are due; prints how many."

    def sweep(self, now: datetime) -> int:
        return send_digests(now)
