"""What is kept about how somebody logs in: devices, second factors and single sign-on; no secret of it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from accounts import devices
from accounts.models import User
from bondgenoten.lib.own_data import Fact, Section


def login_sections(user: User) -> list[Section]:
    """Addresses to log in with, devices, second factors, and accounts elsewhere."""
    return [_addresses(user), _devices(user), _second_factors(user), _elsewhere(user)]


def _addresses(user: User) -> Section:
    return Section(
        name="login_addresses",
        slug="inlogadressen",
        title=_("Addresses you log in with"),
        about=_("The e-mail address to which your login code goes."),
        position=11,
        rows=EmailAddress.objects.filter(user=user).order_by("pk"),
        describe=_address,
    )


def _devices(user: User) -> Section:
    return Section(
        name="sessions",
        slug="apparaten",
        title=_("Devices you log in on"),
        about=_("The sort of device and when you used it. Not your internet address."),
        position=12,
        rows=UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk"),
        describe=_session,
    )


def _second_factors(user: User) -> Section:
    return Section(
        name="second_factors",
        slug="tweede-stap",
        title=_("Your second step"),
        about=_("The app, passkeys and recovery codes with which you log in. Never the secret itself."),
        position=13,
        rows=Authenticator.objects.filter(user=user).order_by("pk"),
        describe=_second_factor,
    )


def _elsewhere(user: User) -> Section:
    return Section(
        name="single_sign_on",
        slug="inloggen-via-werk",
        title=_("Logging in through your work"),
        about=_("The account at your work that lets you in here, and what it told us."),
        position=14,
        rows=SocialAccount.objects.filter(user=user).order_by("pk"),
        describe=_account_elsewhere,
    )


def _address(address: EmailAddress) -> list[Fact]:
    return [
        Fact("address", _("E-mail address"), address.email),
        Fact("proved", _("Proved to be yours"), address.verified),
    ]


def _session(session: UserSession) -> list[Fact]:
    return [
        Fact("device", _("Device"), devices.in_words(session.user_agent), session.user_agent),
        Fact("first_at", _("First time"), session.created_at),
        Fact("last_at", _("Last time"), session.last_seen_at),
    ]


def _second_factor(factor: Authenticator) -> list[Fact]:
    return [
        Fact("type", _("Kind"), str(factor.get_type_display()), factor.type),
        Fact("name", _("Name"), str(factor.data.get("name", ""))),
        Fact("made_at", _("Set up on"), factor.created_at),
        Fact("last_at", _("Last time"), factor.last_used_at),
    ]


def _account_elsewhere(account: SocialAccount) -> list[Fact]:
    told = [f"{name}: {value}" for name, value in sorted(account.extra_data.items())]
    return [
        Fact("provider", _("Kind"), account.provider),
        Fact("number", _("Your number there"), account.uid),
        Fact("linked_at", _("Linked on"), account.date_joined),
        Fact("last_login", _("Last login"), account.last_login),
        Fact("told", _("What it told us"), told),
    ]
