from datetime import datetime

from bondgenoten.lib.commands import SweepCommand
from signals.services.promising import check_promises


class Command(SweepCommand):
    help = "Queue mail about promises that are near or missed; prints how many."

    def sweep(self, now: datetime) -> int:
        return check_promises(now)
