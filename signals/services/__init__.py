"""What can be done with a concern. Each function is one transaction, its mail included."""

from signals.services.answering import assign, may_answer
from signals.services.care import coordinators_in_care
from signals.services.clock import end_day, promised_day
from signals.services.consent import (
    AskedEnough,
    AskedTooSoon,
    NotAsked,
    NothingToAsk,
    agreed_titles,
    ask_consent,
    check_may_ask,
    decide_consent,
    lapse_request,
    must_agree,
    open_request,
    take_back_request,
    wider_than,
)
from signals.services.deciding import Decision, NotAnswered, decide, hand_over, round_off, seen_of
from signals.services.life import advance, log
from signals.services.own import (
    Outdated,
    correct_concern,
    join_concern,
    leave_concern,
    version_of_text,
    withdraw_concern,
)
from signals.services.readership import Readership, choose_readers, readership_of, version_of_readers
from signals.services.reading import mark_read
from signals.services.redacting import redact
from signals.services.sharing import ConcernFields, is_shared, share_concern
from signals.services.solving import say_solved
from signals.services.thread import write_reply
from signals.services.weighing import WeighingFields, weigh

__all__ = [
    "AskedEnough",
    "AskedTooSoon",
    "ConcernFields",
    "Decision",
    "NotAnswered",
    "NotAsked",
    "NothingToAsk",
    "Outdated",
    "Readership",
    "WeighingFields",
    "advance",
    "agreed_titles",
    "ask_consent",
    "assign",
    "check_may_ask",
    "choose_readers",
    "coordinators_in_care",
    "correct_concern",
    "decide",
    "decide_consent",
    "end_day",
    "hand_over",
    "is_shared",
    "join_concern",
    "lapse_request",
    "leave_concern",
    "log",
    "mark_read",
    "may_answer",
    "must_agree",
    "open_request",
    "promised_day",
    "readership_of",
    "redact",
    "round_off",
    "say_solved",
    "seen_of",
    "share_concern",
    "take_back_request",
    "version_of_readers",
    "version_of_text",
    "weigh",
    "wider_than",
    "withdraw_concern",
    "write_reply",
]
