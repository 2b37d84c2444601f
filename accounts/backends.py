"""Who may log in with a password."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from accounts.services import entering


class Backend(AuthenticationBackend):
    """Looks once, whoever it finds; allauth asks one question more about an address that nobody has.

    Either way one password is hashed: allauth's base does that for nobody, Django for who has no password.
    """

    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        return self._check_password(entering.owner(email), password)
