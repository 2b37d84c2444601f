"""What follows from a change of seats, teams or offices."""

from accounts.models import User
from networks.constants import Party, Role
from networks.models import Membership, OfficeHolder, TeamChief
from networks.places import moved


def rights_changed(user: User) -> None:
    """Call in the transaction of every change of this person's seats, teams or offices.

    Sets whether they must log in with a second factor: whoever is no resident, or holds an office, must; who
    begins as team chief later must from now on, as nobody looks again on that day.
    """
    needed = _is_professional(user)
    if needed != user.needs_second_factor:
        user.needs_second_factor = needed
        user.save(update_fields=["needs_second_factor"])
    moved(user)


def _is_professional(user: User) -> bool:
    seats = Membership.objects.running().filter(user=user)
    return (
        seats.exclude(party=Party.RESIDENT).exists()
        or seats.filter(role=Role.PRIVACY_OFFICER).exists()
        or TeamChief.objects.not_over().filter(user=user).exists()
        or OfficeHolder.objects.not_over().filter(user=user).exists()
    )
