from datetime import datetime

from bondgenoten.lib.commands import SweepCommand
from insights.services import send_summaries


class Command(SweepCommand):
    help = "Make and queue the summaries that are due; prints how many were mailed."

    def sweep(self, now: datetime) -> int:
        return send_summaries(now)
