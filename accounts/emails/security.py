"""Mail that says that the way to log in changed: whoever did not do this, must hear of it."""

import secrets

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from notifications import outbox

TEMPLATE = "account/email/security"
# What happened, in the words of the mail.
WHAT = {
    "password_changed": _("Your password was changed."),
    "password_reset": _("Your password was changed."),
    "password_set": _("A password was set for your account."),
    "totp_activated": _("A code from an app is now asked when you log in."),
    "totp_deactivated": _("The code from your app is no longer asked when you log in."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "recovery_codes_generated": _("New recovery codes were made. The old ones no longer work."),
    "second_factor_reset": format_lazy(
        "{} {}",
        _("The administrator removed your second step: your app, passkeys and recovery codes."),
        _("You are logged out everywhere."),
    ),
}


def told(user: User, what: str) -> None:
    """To the person, at any hour: ``what`` (a key of WHAT) happened to their account. It always comes."""
    outbox.enqueue(
        key=f"security:{secrets.token_urlsafe(12)}",
        kind="account.security",
        recipient=user,
        template=TEMPLATE,
        context={"what": WHAT[what]},
        urgent=True,
    )
