"""What people do with their own data: correct it, take a copy along, and ask for what needs a person."""

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import audit
from accounts.constants import DataRequestKind
from accounts.emails import own_data as emails
from accounts.models import DataRequest, User


@transaction.atomic
def correct(user: User, *, actor: User, name: str, phone: str, language: str) -> bool:
    """Another name, phone or language; False when nothing changed. Audited without what it was or is."""
    wanted = {"name": name, "phone": phone, "language": language}
    if not User.objects.filter(pk=user.pk).exclude(**wanted).update(**wanted):
        return False
    for field, value in wanted.items():
        setattr(user, field, value)
    audit.record("profile.changed", actor=actor, thing=user)
    return True


@transaction.atomic
def note_copy(user: User, *, actor: User) -> None:
    """Somebody takes a copy of their data along: a request that the application answered itself."""
    DataRequest.objects.create(
        user=user,
        kind=DataRequestKind.ACCESS,
        due_on=timezone.localdate(),
        done_at=timezone.now(),
        by_itself=True,
    )
    audit.record("data.exported", actor=actor, thing=user)


def ask(user: User, *, actor: User, kind: DataRequestKind) -> DataRequest:
    """Ask the privacy officers for something; to be answered within a month (AVG, article 12(3)).

    Asking the same again while it waits gives the request there is. Mails the officers that there is one.
    """
    waiting = DataRequest.objects.filter(user=user, kind=kind).open()
    try:
        return waiting.first() or _ask(user, actor=actor, kind=kind)
    except IntegrityError:  # asked twice at the same moment
        return waiting.get()


@transaction.atomic
def _ask(user: User, *, actor: User, kind: DataRequestKind) -> DataRequest:
    due = timezone.localdate() + relativedelta(months=1)
    request = DataRequest.objects.create(user=user, kind=kind, due_on=due)
    audit.record("data.requested", actor=actor, thing=request)
    emails.request_waits(request)
    return request
