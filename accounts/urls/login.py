"""Login and own page. Only what is used of allauth: there is no open sign-up and no change of address yet."""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path
from django.views.decorators.http import require_http_methods

from accounts.views import pages as views

# Django's form views take PUT for POST; here every page takes what a form can send, and no more.
page = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("", include(([path("", views.me, name="me")], "accounts"))),
    path("login/", page(allauth_views.login), name="account_login"),
    path(
        "login/code/",
        page(allauth_views.request_login_code),
        name="account_request_login_code",
    ),
    path(
        "login/code/confirm/",
        page(allauth_views.confirm_login_code),
        name="account_confirm_login_code",
    ),
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
        page(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        page(allauth_views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
