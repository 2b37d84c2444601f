"""How allauth behaves here: no open sign-up, and limits and mails of our own."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import oidc, ratelimit
from accounts.emails import security
from accounts.models import User
from accounts.services import second_factor

WAYS = {
    "reauthenticate": _("With your password"),
    "mfa_reauthenticate": _("With a code from your app"),
    "mfa_reauthenticate_webauthn": _("With your passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Mails nothing: codes and links go by accounts.services.entering, alike for known and unknown."""

    def is_safe_url(self, url: str | None) -> bool:
        """A page of this site; what cannot be read as an address is none."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return ratelimit.client_ip(request)

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Count the try at a password; allauth takes it back when it was right. Raises ValidationError."""
        try:
            self._login_failed_rl_usage = ratelimit.consume(request, "password", credentials.get("email", ""))
        except ratelimit.TooOften as error:
            raise self.validation_error("too_many_login_attempts") from error

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials) -> None:
        """After another password was set by a mailed link: allauth calls it for each address."""
        ratelimit.forget("password", credentials["email"])

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict | None = None, email: str | None = None
    ) -> None:
        """Tell somebody that the way to log in changed. What we have no words for is no news."""
        what = template_prefix.rsplit("/", 1)[-1]
        if what in security.WHAT:
            security.told(user, what)

    def get_login_stages(self) -> list[str]:
        """allauth's, with our way of asking the second factor."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "accounts.mfa.AuthenticateStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: User, **told) -> HttpResponse:
        """All steps of the login were taken: the session says whether a second factor was among them."""
        login = (told.get("signal_kwargs") or {}).get("sociallogin")
        if oidc.gave_second_factor(login) or second_factor.has_one(user):
            second_factor.mark_given(request.session, user)
        return super().post_login(request, user, **told)

    def get_reauthentication_methods(self, user: User) -> list[dict]:
        """The ways to say once more who one is, in our words."""
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": WAYS.get(method["id"], method["description"])} for method in methods]

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not in the minutes after the login itself: who just said who they are is not asked again."""
        return super().is_reauthentication_required(app=app, **kwargs) and not self._just_logged_in()

    def _just_logged_in(self) -> bool:
        moments = [record["at"] for record in get_authentication_records(self.request, self.request.user)]
        age = timezone.now().timestamp() - max(moments, default=0)
        return age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
