"""May this user do this with a meeting? Ask only about meetings the user can see."""

from collections.abc import Collection

from accounts.models import User
from bondgenoten.lib.asked import asked
from meetings.models import ActionItem, Meeting
from networks.constants import COORDINATING_ROLES, SEATED_ROLES
from networks.models import Network
from networks.permissions import can_coordinate
from networks.places import places_of
from networks.querysets import keys_seated_with
from signals.constants import Outcome
from signals.models import Signal
from signals.permissions import can_weigh


def can_plan(user: User) -> bool:
    """Plan a meeting of at least one network."""
    return any(network.is_live for network in asked(Network.objects.coordinated_by, user))


def can_edit(user: User, meeting: Meeting) -> bool:
    """Change a draft and send its invitations: both coordinators of the network."""
    return meeting.is_draft and can_coordinate(user, meeting.network)


def can_answer(user: User, meeting: Meeting) -> bool:
    """Say whether one comes: who has a seat, until it begins."""
    return meeting.takes_answers and has_seat(user, meeting)


def can_answer_on_paper(user: User, meeting: Meeting) -> bool:
    """Note if somebody without e-mail comes, and print a letter: both coordinators, until it begins."""
    return meeting.takes_answers and can_coordinate(user, meeting.network)


def can_propose(user: User, meeting: Meeting) -> bool:
    """Put a point on the agenda: who has a seat, until it begins."""
    return can_answer(user, meeting)


def has_seat(user: User, meeting: Meeting) -> bool:
    return meeting.network_id in keys_seated_with(user)


def can_put_on_agenda(user: User, signal: Signal) -> bool:
    """Put a concern on an agenda: the coordinators who have it in care, of one that goes on by itself."""
    return signal.outcome != Outcome.MERGED and can_weigh(user, signal)


def can_object(user: User, signal: Signal) -> bool:
    """Take a concern off the agenda: only its reporter."""
    return signal.reporter_id == user.pk


def can_record_action(user: User, meeting: Meeting) -> bool:
    """Write down what was agreed: both coordinators, from the moment the meeting has begun."""
    return not meeting.is_draft and meeting.has_begun and can_coordinate(user, meeting.network)


def can_finish(user: User, action: ActionItem) -> bool:
    """Mark an action as done, or as open again: its owner at the table, and both coordinators."""
    return action.pk in finishable(user, [action])


def finishable(user: User, actions: Collection[ActionItem]) -> set[int]:
    """The keys of those of ``actions`` that this user may mark. One query however many there are."""
    live = [action for action in actions if action.meeting.network.is_live]
    if not live:
        return set()
    places = places_of(user)
    at_table, coordinated = places.networks(SEATED_ROLES), places.networks(COORDINATING_ROLES)
    return {
        action.pk
        for action in live
        if action.meeting.network_id in coordinated
        or (action.owner.user_id == user.pk and action.meeting.network_id in at_table)
    }
