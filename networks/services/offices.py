"""Who works for the whole organisation: administrators and the programme lead, and the very first of them."""

from django.db import IntegrityError, transaction

from accounts.audit import record
from accounts.constants import AuditChannel
from accounts.models import Language, User
from accounts.services import first_login
from networks.constants import Office
from networks.emails import organisation as emails
from networks.models import OfficeHolder
from networks.services.persons import person_of
from networks.services.rights import rights_changed


@transaction.atomic
def give(
    office: Office,
    *,
    email: str,
    name: str,
    actor: User | None,
    language: str = Language.DUTCH,
    channel: AuditChannel = AuditChannel.WEB,
) -> tuple[OfficeHolder, bool]:
    """Give whoever has this address an office from today; (holder, whether that is new).

    They are told by mail, unless it came from the command line, where somebody hands them a link. Raises a
    PersonRefused.
    """
    user = person_of(email, name, actor=actor, language=language, channel=channel)
    holder, is_new = _hold(user, office)
    if is_new:
        rights_changed(user)
        role = "administrator" if actor else ""
        record("office.given", actor=actor, thing=holder, role=role, channel=channel)
        if channel != AuditChannel.COMMAND:
            emails.office_given(holder)
    return holder, is_new


def _hold(user: User, office: Office) -> tuple[OfficeHolder, bool]:
    running = OfficeHolder.objects.running().filter(user=user, office=office, to_date=None)
    if (holder := running.first()) is not None:
        return holder, False
    try:
        with transaction.atomic():
            return OfficeHolder.objects.create(user=user, office=office), True
    except IntegrityError:  # a double click: the other half was a moment earlier
        return running.get(), False


@transaction.atomic
def first_administrator(email: str, name: str) -> tuple[OfficeHolder, bool, str]:
    """From the command line: make somebody administrator; (holder, whether that is new, token of a link).

    The link logs in once, within a day; earlier ones stop working. Raises a PersonRefused.
    """
    holder, is_new = give(
        Office.ADMINISTRATOR, email=email, name=name, actor=None, channel=AuditChannel.COMMAND
    )
    return holder, is_new, first_login.make(holder.user)
