"""Letters to people without e-mail."""

from bondgenoten.lib.letters import render_letter
from networks.models import Membership


def welcome(seat: Membership) -> bytes:
    """To somebody who takes part on paper: what this is, who is in it, whom to call. Raises CannotPrint."""
    network = seat.network
    context = {
        "seat": seat,
        "person": seat.user,
        "network": network,
        "hosts": list(network.memberships.coordinating()),
    }
    return render_letter("networks/letters/welcome.html", context, seat.user.language)
