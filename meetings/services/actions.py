"""What was agreed at a meeting, and whether it was done."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from meetings.constants import MAX_ACTIONS, ActionState
from meetings.models import ActionItem, Meeting
from meetings.services.refusals import ActionsFull, TooEarly
from networks.models import Membership


@transaction.atomic
def record_action(
    meeting: Meeting, *, owner: Membership, title: str, due_on: date, submission: str
) -> ActionItem:
    """Write down who does what by which day, once per ``submission``. Raises TooEarly, ActionsFull."""
    if not meeting.has_begun:
        raise TooEarly
    action, created = ActionItem.objects.get_or_create(
        submission=submission,
        defaults={"meeting": meeting, "owner": owner, "title": title, "due_on": due_on},
    )
    if created and meeting.actions.count() > MAX_ACTIONS:
        raise ActionsFull
    return action


def finish_action(action: ActionItem) -> bool:
    """Mark it as done now. False when it was done already: the first moment stays."""
    return _move(action, ActionState.OPEN, state=ActionState.DONE, done_at=timezone.now())


def reopen_action(action: ActionItem) -> bool:
    """It is not done after all. False when it was open already."""
    return _move(action, ActionState.DONE, state=ActionState.OPEN, done_at=None)


def _move(action: ActionItem, before: ActionState, **fields: Any) -> bool:
    """Change a row that is still in the state ``before``; ``action`` is then as the database has it."""
    moved = ActionItem.objects.filter(pk=action.pk, state=before).update(**fields)
    action.refresh_from_db(fields=["state", "done_at"])
    return bool(moved)
