"""Settings of logging in; a part of ``bondgenoten.settings``."""

from datetime import timedelta

from bondgenoten import environment
from bondgenoten.environment import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = [
    "email*",
    "password1*",
]  # sign-up is closed; this keeps the password on the login page
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved by the code or the invitation sent to it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_FORMS = {
    "request_login_code": "accounts.forms.entering.CodeForm",
    "reset_password": "accounts.forms.entering.ResetForm",
}
# Django's covers the address too, and asks the database nothing: allauth's takes longer for who exists.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  (a class)
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_NOTIFICATIONS = True  # in our words: accounts.emails.security
ALLAUTH_TRUSTED_PROXY_COUNT = environment.whole_number("TRUSTED_PROXY_COUNT")

# How often somebody may try, exact however many try at once (accounts.ratelimit): so often in so long, per
# address or person (key) and per place on the internet (ip). A town hall is one ip, so there much more fits,
# and what the limit of an address refuses does not count there. A right password or code counts nowhere.
RATE_LIMITS = {
    "password": "5/5m/key,60/5m/ip,500/d/ip",
    "code": "3/m/key,20/h/key,60/m/ip",  # codes asked for
    "code_try": "3/h/key",  # tries at one code, which is good for ten minutes
    "reset": "3/m/key,10/h/key,60/m/ip",
    "second_factor": "5/5m/key",
    "token": "30/5m/ip",  # links of invitations, first logins and passwords that lead nowhere
}
# allauth's own, for what needs a login; its others would count twice, and first per ip.
ACCOUNT_RATE_LIMITS = dict.fromkeys(
    ("login", "login_failed", "request_login_code", "reset_password", "reset_password_from_key")
)

# Second factor. Without keys of their own the secrets are encrypted with one that comes from SECRET_KEY.
MFA_ADAPTER = "accounts.mfa.MFAAdapter"
MFA_ENCRYPTION_KEYS = environment.second_factor_keys()
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Bondgenoten"
MFA_TOTP_TOLERANCE = 1  # the code of before and after counts too: clocks differ, and typing takes time
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = timedelta(days=30)
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # a town hall is one address; there is no secret to guess
MFA_FORMS = {
    "authenticate": "accounts.forms.second_factor.AuthenticateForm",
    "reauthenticate": "accounts.forms.second_factor.ReauthenticateForm",
    "activate_totp": "accounts.forms.second_factor.ActivateTOTPForm",
    "add_webauthn": "accounts.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.second_factor.RenamePasskeyForm",
}

# Single sign-on with the organisation's OpenID provider; off when these are empty.
OIDC_NAME = env.str("OIDC_NAME", default="").strip()
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = environment.oidc()
OIDC_COUNTS_AS_SECOND_FACTOR = environment.words("OIDC_COUNTS_AS_SECOND_FACTOR")  # values of amr or acr
SOCIALACCOUNT_ADAPTER = "accounts.oidc.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"provider_class": "accounts.oidc.Provider"}}
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
