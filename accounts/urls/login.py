"""Login, second factor and own page. Only what is used of allauth: there is no open sign-up."""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as codes_views
from allauth.mfa.webauthn import views as passkey_views
from django.urls import include, path, re_path
from django.views.decorators.http import require_http_methods, require_safe

from accounts import oidc
from accounts.views import login_codes, login_pages, login_security, login_sessions, login_sso
from accounts.views import pages as views

# Django's form views take PUT for POST; here every page takes what a form can send, and no more.
page = require_http_methods(["GET", "HEAD", "POST"])
SSO = {"provider_id": oidc.PROVIDER}

second_factor = [
    path("", require_safe(login_security.index), name="mfa_index"),
    path("app/", page(login_security.add_app), name="mfa_activate_totp"),
    path("app/weg/", page(login_security.remove_app), name="mfa_deactivate_totp"),
    path("passkey/", page(login_security.add_passkey), name="mfa_add_webauthn"),
    path("passkey/<slug:key>/naam/", page(login_security.rename_passkey), name="mfa_edit_webauthn"),
    path("passkey/<slug:key>/weg/", page(login_security.remove_passkey), name="mfa_remove_webauthn"),
    path("codes/", require_safe(login_security.recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "codes/bestand/", require_safe(login_security.recovery_codes_file), name="mfa_download_recovery_codes"
    ),
    path("codes/nieuw/", page(codes_views.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("bevestigen/", page(mfa_views.reauthenticate), name="mfa_reauthenticate"),
    path(
        "bevestigen/passkey/",
        page(passkey_views.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]

urlpatterns = [
    path("veiligheid/", include(second_factor)),
    path("sessies/", page(login_sessions.devices_page), name="usersessions_list"),
    path("login/tweede-stap/", page(mfa_views.authenticate), name="mfa_authenticate"),
    path("login/vertrouwen/", page(mfa_views.trust), name="mfa_trust"),
    path("login/passkey/", page(passkey_views.login_webauthn), name="mfa_login_webauthn"),
    path("sso/", require_safe(login_sso.start), SSO, name="openid_connect_login"),
    path("sso/terug/", require_safe(login_sso.back), SSO, name="openid_connect_callback"),
    path("", include(([path("", views.me, name="me")], "accounts"))),
    path("login/", page(login_pages.login), name="account_login"),
    path("login/code/", page(login_codes.request_code), name="account_request_login_code"),
    path("login/code/confirm/", page(login_codes.confirm_code), name="account_confirm_login_code"),
    path("logout/", page(views.logout), name="account_logout"),
    path("inactive/", page(allauth_views.account_inactive), name="account_inactive"),
    path("signup/", page(allauth_views.signup), name="account_signup"),
    path("reauthenticate/", page(allauth_views.reauthenticate), name="account_reauthenticate"),
    path(
        "password/change/",
        page(allauth_views.password_change),
        name="account_change_password",
    ),
    path("password/set/", page(allauth_views.password_set), name="account_set_password"),
    path("password/reset/", page(allauth_views.password_reset), name="account_reset_password"),
    path(
        "password/reset/done/",
        page(allauth_views.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        page(login_pages.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        page(allauth_views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
