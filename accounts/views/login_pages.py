"""The page to log in on, and the one behind the link to set another password."""

from __future__ import annotations

from allauth.account import views as allauth_views
from django.http import HttpResponse

from accounts import oidc
from accounts.ratelimit import limited


class LoginView(allauth_views.LoginView):
    """With the name of the organisation's single sign-on, None where there is none."""

    def get_context_data(self, **kwargs) -> dict:
        name = oidc.provider_name() if oidc.is_on() else None
        return super().get_context_data(**kwargs) | {"sso_name": name}


def is_no_link(response: HttpResponse) -> bool:
    """The link to set another password does not work, or no more: the page says so with status 200."""
    context = getattr(response, "context_data", None) or {}
    return bool(context.get("token_fail")) or response.status_code == 400  # 400: who asks for JSON


login = LoginView.as_view()
password_reset_from_key = limited("token", missed=is_no_link)(allauth_views.password_reset_from_key)
