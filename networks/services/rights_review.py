"""Doing the rights review: somebody looked at who may do what, and it is right."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from networks.constants import Office
from networks.models import Network, RightsReview
from networks.oversight import access_to, organisation
from networks.permissions import role_in
from networks.rights_review import quarter_of


class Changed(Exception):
    """Who may do what is not (any more) what was looked at."""


def confirm(network: Network, *, actor: User, mark: str) -> bool:
    """Note that the list with this ``mark`` is right, and audit it; False when it was done this quarter.

    Raises Changed when the list is another one by now: what nobody read, nobody confirms.
    """
    access = access_to(network)
    if access.mark != mark:
        raise Changed
    return _note(network, actor, access.counts, role_in(network, actor))


def confirm_organisation(*, actor: User, mark: str) -> bool:
    """The same for offices and team chiefs of the whole organisation."""
    everywhere = organisation()
    if everywhere.mark != mark:
        raise Changed
    return _note(None, actor, everywhere.counts, str(Office.ADMINISTRATOR))


@transaction.atomic
def _note(network: Network | None, actor: User, counts: dict[str, int], role: str) -> bool:
    """One review a quarter, whoever comes first; the database decides."""
    _review, made = RightsReview.objects.get_or_create(
        network=network,
        quarter=quarter_of(timezone.localdate()),
        defaults={"done_by": actor, "counts": counts},
    )
    if made:
        public_id = network.public_id if network else ""
        record("rights.reviewed", actor=actor, thing=network, network=public_id, role=role)
    return made
