"""What can be done with a meeting. Each function is one transaction, its mail included."""

from meetings.services.actions import finish_action, record_action, reopen_action
from meetings.services.agenda import (
    object_to_agenda,
    propose_item,
    put_on_agenda,
    put_or_ask,
    put_what_was_agreed,
    take_off,
)
from meetings.services.answers import answer, answer_for, attendance_of
from meetings.services.planning import draft_meeting, edit_draft, send_invitations
from meetings.services.refusals import (
    ActionsFull,
    AgendaFull,
    EditedMeanwhile,
    ReporterNotAsked,
    ReporterObjected,
    TooEarly,
    TooLate,
)
from meetings.services.reminders import send_reminders

__all__ = [
    "ActionsFull",
    "AgendaFull",
    "EditedMeanwhile",
    "ReporterNotAsked",
    "ReporterObjected",
    "TooEarly",
    "TooLate",
    "answer",
    "answer_for",
    "attendance_of",
    "draft_meeting",
    "edit_draft",
    "finish_action",
    "object_to_agenda",
    "propose_item",
    "put_on_agenda",
    "put_or_ask",
    "put_what_was_agreed",
    "record_action",
    "reopen_action",
    "send_invitations",
    "send_reminders",
    "take_off",
]
