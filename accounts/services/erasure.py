"""Erasing a person: who they were is gone from every table, and what others did with them stays."""

import structlog
from django.db import transaction
from django.utils import timezone

from accounts import audit, erasures
from accounts.constants import AuditChannel, DataRequestKind
from accounts.models import DataRequest, Language, User
from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.ids import new_public_id
from bondgenoten.lib.registry import erasers, erasure_obstacles

logger = structlog.get_logger(__name__)


class HasDuties(Exception):
    """Something must be handed over first; ``reasons`` say what, in plain words."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def obstacles(user: User) -> list[str]:
    """Why this person cannot be erased yet; empty when they can, until the end of a transaction."""
    return [reason for found in erasure_obstacles for reason in found(user)]


def erase(
    user: User, *, actor: User, concerns_too: bool = True, channel: AuditChannel = AuditChannel.WEB
) -> bool:
    """Forget ``user`` for good, at once; False when they were erased already.

    Their address, name, phone and ids leave every table, session, cache and queued mail; an empty row stays
    for the meetings and answers of others. Concerns they shared go as well, or stay without any trace of who.
    Audited, remembered as a keyed hash and recorded as a request that was answered. Raises HasDuties, and
    OSError when the erasure could not be remembered outside the database: then nothing happened.
    """
    erasures.ensure_file()
    with transaction.atomic():
        if reasons := obstacles(user):
            raise HasDuties(reasons)
        if not forget(user, concerns_too=concerns_too):
            return False
        now = timezone.now()
        DataRequest.objects.create(
            user=user, kind=DataRequestKind.ERASE, due_on=timezone.localdate(), done_at=now, by_itself=True
        )
        audit.record("person.erased", actor=actor, thing=user, channel=channel)
    return True


@transaction.atomic
def forget(user: User, *, concerns_too: bool) -> bool:
    """The erasure itself, whatever duties the person has; False when there is nothing left to forget.

    ``user`` becomes the empty row. Remembered in the table now, and in the file once it is certain.
    """
    if user.is_erased:
        return False
    before = Erased(
        user=user,
        name=user.name,
        address=user.email or "",
        phone=user.phone,
        public_id=user.public_id,
        concerns_too=concerns_too,
    )
    if not _empty(user):
        return False
    for forgets in erasers:
        forgets(before)
    erasures.remember(before.public_id, before.address, concerns_kept=not concerns_too)
    transaction.on_commit(_write_file)
    return True


def _empty(user: User) -> bool:
    """Take everything out of the row; True for the one worker that did."""
    emptied = {
        "public_id": new_public_id(),
        "email": None,
        "name": "",
        "phone": "",
        "language": Language.DUTCH,
        "is_active": False,
        "is_superuser": False,
        "needs_second_factor": False,
        "last_login": None,
        "joined_at": timezone.now(),
    }
    empty = User(pk=user.pk)
    empty.set_unusable_password()
    emptied["password"] = empty.password
    if not User.objects.filter(pk=user.pk, public_id=user.public_id).update(**emptied):
        return False
    for field, value in emptied.items():
        setattr(user, field, value)
    return True


def _write_file() -> None:
    """The file also takes what an earlier stop kept from it."""
    try:
        erasures.write_file()
    except OSError as error:  # the table has it; the next erasure or replay writes it
        logger.exception("erasure_not_in_file", error=type(error).__name__)
