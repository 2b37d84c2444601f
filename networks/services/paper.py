"""People without e-mail: they have a seat at once, and get letters."""

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from networks.constants import NetworkStatus, Party
from networks.models import Membership, Network
from networks.services.invitations import NetworkClosed
from networks.services.rights import rights_changed


@transaction.atomic
def add_on_paper(
    network: Network, *, name: str, party: Party, language: str, actor: User, phone: str = ""
) -> tuple[Membership, bool]:
    """Give a seat to somebody without an address, who never logs in; and whether it was made just now.

    Somebody on paper of the same name has the seat already: a second click adds nobody. Raises NetworkClosed.
    """
    if network.status == NetworkStatus.CLOSED:
        raise NetworkClosed
    Network.objects.select_for_update().get(pk=network.pk)  # one after the other
    seats = network.memberships.seated().filter(user__email=None, user__name=name)
    if there := seats.first():
        return there, False
    user = User.objects.create_user(None, name, language=language, phone=phone)
    seat = Membership.objects.create(network=network, user=user, party=party)
    rights_changed(user)
    record("membership.added_on_paper", actor=actor, thing=seat, network=network.public_id)
    return seat, True
