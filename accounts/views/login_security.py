"""The second factor of a person: what is set up, adding, removing, and the codes for when it is lost."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as webauthn_views
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse_lazy
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache

from accounts import permissions
from accounts.services import second_factor

INDEX = reverse_lazy("mfa_index")


class _CountsAsGiven:
    """Who sets up a factor gave it with that: this session need not ask it again."""

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        second_factor.mark_given(self.request.session, self.request.user)
        record_authentication(self.request, self.request.user, "mfa", reauthenticated=True)
        return response


class AddAppView(_CountsAsGiven, totp_views.ActivateTOTPView):
    """Sets up an app with codes."""


class AddPasskeyView(_CountsAsGiven, webauthn_views.AddWebAuthnView):
    """Asks the device for a passkey that can log in by itself."""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        options = webauthn.begin_registration(self.request.user, True)
        return context | {"js_data": {"creation_options": options}}


add_app = AddAppView.as_view()
add_passkey = AddPasskeyView.as_view()
_rename_passkey = webauthn_views.EditWebAuthnView.as_view(success_url=INDEX)
_remove_passkey = webauthn_views.RemoveWebAuthnView.as_view(success_url=INDEX)


@dataclass(frozen=True)
class Factor:
    """An app or passkey as the page shows it; ``key`` stands in its URLs."""

    row: Authenticator
    key: str
    can_remove: bool

    @property
    def name(self) -> str:
        return str(self.row)


def key_of(authenticator: Authenticator) -> str:
    """What stands in URLs for a passkey: not its number, which counts everybody's."""
    return salted_hmac("accounts.passkey", str(authenticator.pk), algorithm="sha256").hexdigest()[:20]


def index(request: HttpRequest) -> HttpResponse:
    """How one logs in. Who must set up a second factor first, gets only that."""
    factors = [
        Factor(row, key_of(row), permissions.can_remove(request.user, row))
        for row in Authenticator.objects.filter(user=request.user).order_by("pk")
        if row.type in second_factor.FACTORS
    ]
    if not factors and request.user.needs_second_factor:
        return render(request, "mfa/set_up.html")
    context = {
        "apps": [factor for factor in factors if factor.row.type == Authenticator.Type.TOTP],
        "passkeys": [factor for factor in factors if factor.row.type == Authenticator.Type.WEBAUTHN],
    }
    return render(request, "mfa/index.html", context)


def remove_app(request: HttpRequest) -> HttpResponse:
    """Stop asking a code of the app; 403 when it is the only factor of who must have one."""
    _removable(request, get_object_or_404(_of(request, Authenticator.Type.TOTP)))
    return totp_views.deactivate_totp(request)


def rename_passkey(request: HttpRequest, key: str) -> HttpResponse:
    """Another name for a passkey of one's own."""
    return _rename_passkey(request, pk=_passkey(request, key).pk)


def remove_passkey(request: HttpRequest, key: str) -> HttpResponse:
    """Take a passkey away; 403 when it is the only factor of who must have one."""
    passkey = _removable(request, _passkey(request, key))
    return _remove_passkey(request, pk=passkey.pk)


@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes that are left, to write down. Looking changes nothing."""
    return render(request, "mfa/recovery_codes/index.html", {"codes": _codes_left(request)})


@never_cache
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """The same as a text file."""
    text = render(request, "mfa/recovery_codes/download.txt", {"codes": _codes_left(request)}).content
    headers = {"Content-Disposition": 'attachment; filename="bondgenoten-codes.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _codes_left(request: HttpRequest) -> list[str]:
    row = get_object_or_404(_of(request, Authenticator.Type.RECOVERY_CODES))
    raise_if_reauthentication_required(request, app="allauth.mfa")
    return row.wrap().get_unused_codes()


def _of(request: HttpRequest, kind: str):
    return Authenticator.objects.filter(user=request.user, type=kind)


def _passkey(request: HttpRequest, key: str) -> Authenticator:
    rows = _of(request, Authenticator.Type.WEBAUTHN)
    found = next((row for row in rows if key_of(row) == key), None)
    if found is None:
        raise Http404
    return found


def _removable(request: HttpRequest, authenticator: Authenticator) -> Authenticator:
    if not permissions.can_remove(request.user, authenticator):
        raise PermissionDenied
    return authenticator
