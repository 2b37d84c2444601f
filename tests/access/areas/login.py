"""Logging in and the second factor. Dewi has set up an app; asked again who she is, before she changes it."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from bondgenoten.lib.ids import new_public_id
from networks.tests.factories import Cast
from tests.access.rows import EVERYBODY, Row, for_all, only

ALL = EVERYBODY | {"anonymous"}
OTHERS = {200: EVERYBODY - {"dewi"}, 302: {"anonymous", "dewi"}}
HERS = only({"dewi"}, 302)
WITH_FACTOR = {200: {"dewi"}, 403: EVERYBODY - {"dewi"}, 302: {"anonymous"}}
NO_PASSKEY = {302: {"anonymous", "dewi"}, 403: EVERYBODY - {"dewi"}}  # she is sent to her app
BETWEEN_STEPS = for_all(302)  # no login is going on
OFF = {404: ALL}  # no settings for single sign-on

ROWS = [
    Row("mfa_index", get=for_all(200)),
    Row("mfa_activate_totp", get=OTHERS, post=OTHERS),
    Row("mfa_add_webauthn", get=OTHERS, post=OTHERS),
    Row("mfa_generate_recovery_codes", get=OTHERS, post=OTHERS),
    Row("mfa_deactivate_totp", get=HERS, post=HERS),
    Row("mfa_view_recovery_codes", get=HERS),
    Row("mfa_download_recovery_codes", get=HERS),
    Row("mfa_edit_webauthn", get=only(set()), post=only(set()), thing="unknown_passkey"),
    Row("mfa_remove_webauthn", get=only(set()), post=only(set()), thing="unknown_passkey"),
    Row("mfa_reauthenticate", get=WITH_FACTOR, post=WITH_FACTOR),
    Row("mfa_reauthenticate_webauthn", get=NO_PASSKEY, post=NO_PASSKEY),
    Row("usersessions_list", get=for_all(200), post=for_all(302)),
    Row("mfa_authenticate", get=BETWEEN_STEPS, post=BETWEEN_STEPS, public=True),
    Row("mfa_trust", get=BETWEEN_STEPS, post=BETWEEN_STEPS, public=True),
    Row("mfa_login_webauthn", get=for_all(302), post=for_all(302), public=True),
    Row("openid_connect_login", get=OFF, post={405: ALL}, public=True),
    Row("openid_connect_callback", get=OFF, post={405: ALL}, public=True),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    TOTP.activate(cast.dewi, generate_totp_secret())
    RecoveryCodes.activate(cast.dewi)
    return {"unknown_passkey": [new_public_id()]}
