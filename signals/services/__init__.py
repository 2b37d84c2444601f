"""What can be done with a concern. Each function is one transaction, its mail included."""

from signals.services.care import coordinators_in_care
from signals.services.clock import end_day, promised_day
from signals.services.deciding import NotAnswered, round_off
from signals.services.life import advance, log
from signals.services.reading import mark_read
from signals.services.sharing import ConcernFields, share_concern
from signals.services.thread import write_reply

__all__ = [
    "ConcernFields",
    "NotAnswered",
    "advance",
    "coordinators_in_care",
    "end_day",
    "log",
    "mark_read",
    "promised_day",
    "round_off",
    "share_concern",
    "write_reply",
]
