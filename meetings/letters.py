"""Letters about meetings to people without e-mail."""

from bondgenoten.lib.letters import render_letter
from meetings.models import Meeting
from networks.models import Membership


def invitation(meeting: Meeting, seat: Membership) -> bytes:
    """When and where, what it is about, whom to call, and a slip to answer with. Raises CannotPrint."""
    context = {
        "meeting": meeting,
        "network": meeting.network,
        "seat": seat,
        "person": seat.user,
        "agenda": list(meeting.agenda.on()),
        "hosts": list(meeting.network.memberships.coordinating()),
    }
    return render_letter("meetings/letters/invitation.html", context, seat.user.language)
