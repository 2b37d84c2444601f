"""What a privacy officer does: note that a request about somebody's data was answered."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import DataRequest, User
from networks.constants import Role


@transaction.atomic
def answered(request: DataRequest, *, actor: User) -> bool:
    """Note that it was answered, and audit it; False when that was noted before."""
    if not DataRequest.objects.open().filter(pk=request.pk).update(done_at=timezone.now()):
        return False
    record("data.request_answered", actor=actor, thing=request, role=str(Role.PRIVACY_OFFICER))
    return True
