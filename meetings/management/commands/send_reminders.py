from datetime import datetime

from bondgenoten.lib.commands import SweepCommand
from meetings.services import send_reminders


class Command(SweepCommand):
    help = "Queue the reminders of meetings that are due; prints how many."

    def sweep(self, now: datetime) -> int:
        return send_reminders(now)
