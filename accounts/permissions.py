"""Who may do what with an account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from accounts.models import User


def can_remove(user: User, authenticator: Authenticator) -> bool:
    """Their own app or passkey; whoever must have a second factor keeps at least one."""
    if authenticator.user_id != user.pk:
        return False
    return not user.needs_second_factor or _has_another(authenticator)


def _has_another(authenticator: Authenticator) -> bool:
    others = Authenticator.objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk)
    return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
