"""The page behind the link of an invitation. Opening it, as mail scanners do, changes and starts nothing."""

from functools import wraps

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Language, User
from accounts.ratelimit import limited
from bondgenoten.lib.asked import asked_or_404
from bondgenoten.lib.registry import network_panels
from networks.forms.invitations import JoinForm
from networks.models import Invitation, Network
from networks.services import joining

NEW, MEMBER, OTHER = "new", "member", "other"


def with_invitation(view):
    """Pass the invitation behind the token, in its language; explain one that does not work."""

    @never_cache
    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        try:
            invitation = joining.find(token)
        except Invitation.DoesNotExist:  # a page without token or path: the same bytes for every such link
            return render(request, "networks/invitations/unknown.html", status=404)
        language = _language_of(request, invitation)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, token, invitation)
        response["Content-Language"] = language
        return response

    return wrapped


def _language_of(request: HttpRequest, invitation: Invitation) -> str:
    if request.user.is_authenticated:
        return request.user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return chosen if chosen in Language.values else invitation.language


@limited("token")
@require_http_methods(["GET", "HEAD", "POST"])
@with_invitation
def answer(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """What it is and who asks; one post takes the seat, as who the address belongs to.

    Whether somebody logs in with the address already, the page does not tell: only the post finds out.
    """
    if joining.is_ended(invitation):
        return _ended(request, invitation)
    who = _who(request, invitation)
    form = JoinForm(
        request.POST if request.method == "POST" and who == NEW else None, initial=_initial(invitation)
    )
    if request.method == "POST":
        response = _answered(request, invitation, who, form)
        if response is not None:
            return response
    return render(request, "networks/invitations/answer.html", _context(token, invitation, who, form))


def _answered(request: HttpRequest, invitation: Invitation, who: str, form: JoinForm) -> HttpResponse | None:
    """Take the seat and go on; None when the form has to be put right first."""
    try:
        if who == MEMBER:
            joining.accept(invitation, actor=request.user)
        elif who == NEW:
            if not form.is_valid():
                return None
            seat = joining.join(invitation, **form.cleaned_data)
            enter(request, seat.user)
        else:
            return redirect(request.path)
    except joining.InvitationEnded:
        invitation.refresh_from_db()
        return _ended(request, invitation)
    except joining.AddressKnown:
        return _to_log_in(request, invitation)
    return redirect("invitations:welcome", invitation.network.slug)


def _to_log_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """For whoever has a login; a closed one does not open by being invited."""
    person = joining.invited_person(invitation)
    if person is not None and not person.is_active:
        return _ended(request, invitation)
    address = {"address": invitation.email}
    messages.info(
        request, _("You have a login already: log in with %(address)s. Then one tap is enough.") % address
    )
    return redirect_to_login(request.path)


def enter(request: HttpRequest, user: User) -> None:
    """Log in who just joined: the link, used once, proves the address as a mailed code does."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, user, method="invitation")


@limited("token")
@require_POST
@with_invitation
def decline(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """Say no; nobody hears why, and nothing else is kept."""
    if joining.is_ended(invitation) or not joining.decline(invitation):
        return _ended(request, invitation)
    return render(request, "networks/invitations/declined.html", {"network": invitation.network})


def _who(request: HttpRequest, invitation: Invitation) -> str:
    """As whom somebody opens it."""
    if request.user.is_authenticated:
        return MEMBER if request.user.email == invitation.email else OTHER
    return NEW


def _initial(invitation: Invitation) -> dict:
    return {"name": invitation.name, "language": translation.get_language()}


def _context(token: str, invitation: Invitation, who: str, form: JoinForm) -> dict:
    network = invitation.network
    return {
        "token": token,
        "invitation": invitation,
        "network": network,
        "hosts": network.memberships.coordinating(),
        "who": who,
        "form": form,
        "login_url": redirect_to_login(reverse("invitations:answer", args=[token])).url,
    }


def _ended(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """What to do with a link that was used, taken back or too late; who used it goes on to the network."""
    if invitation.accepted_at and _is_theirs(request, invitation):
        return redirect("invitations:welcome", invitation.network.slug)
    context = {"invitation": invitation, "network": invitation.network}
    return render(request, "networks/invitations/ended.html", context, status=410)


def _is_theirs(request: HttpRequest, invitation: Invitation) -> bool:
    """Logged in as who was invited, and still in the network."""
    user = request.user
    if not user.is_authenticated or user.email != invitation.email:
        return False
    return Network.objects.visible_to(user).filter(pk=invitation.network_id).exists()


@require_safe
def welcome(request: HttpRequest, slug: str) -> HttpResponse:
    """The first screen after joining: you are in, this is the next meeting, this is whom to ask."""
    network = asked_or_404(Network.objects.visible_one, request.user, slug)
    context = {
        "network": network,
        "coordinators": network.memberships.coordinating(),
        "panels": [panel(request, network) for panel in network_panels],
    }
    return render(request, "networks/invitations/welcome.html", context)
