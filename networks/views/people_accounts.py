"""What the administrator does with somebody's account: close and open it, and help who cannot get in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from networks.forms.people import AddressForm, IdentityForm
from networks.lookups import people, what_stops_without
from networks.services import people as services
from networks.views.administering import administrators_only
from notifications.models import OutgoingMail


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def deactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an account, after saying what nobody does any more then."""
    person = _person(public_id)
    if request.method == "POST":
        return _deactivate(request, person)
    context = {"person": person, "consequences": what_stops_without(person)}
    return render(request, "networks/people/deactivate.html", context)


def _deactivate(request: HttpRequest, person: User) -> HttpResponse:
    try:
        if services.deactivate(person, actor=request.user):
            said = _("%(name)s cannot log in any more. All their devices are logged out.")
            messages.success(request, said % {"name": person})
        else:
            messages.info(request, _("This account was closed already."))
    except services.CannotDo as refusal:
        messages.error(request, str(refusal))
    return redirect("people:detail", person.public_id)


@require_POST
@administrators_only
def activate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open an account again."""
    person = _person(public_id)
    if services.activate(person, actor=request.user):
        messages.success(request, _("%(name)s can log in again.") % {"name": person})
    return redirect("people:detail", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def second_factor(request: HttpRequest, public_id: str) -> HttpResponse:
    """For who lost their second step: take it away, once it is certain who asks."""
    person = _person(public_id)
    form = IdentityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.reset_second_factor(person, actor=request.user)
        except services.CannotDo as refusal:
            messages.error(request, str(refusal))
        else:
            said = _("The second step of %(name)s is gone. They are told, and set up a new one at login.")
            messages.success(request, said % {"name": person})
        return redirect("people:detail", public_id)
    return render(request, "networks/people/second_factor.html", {"person": person, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def address(request: HttpRequest, public_id: str) -> HttpResponse:
    """The right address for somebody whom mail does not reach."""
    person = _person(public_id)
    form = AddressForm(request.POST or None)
    if form.is_valid():
        try:
            services.correct_address(person, address=form.cleaned_data["email"], actor=request.user)
        except services.CannotDo as refusal:
            form.add_error("email", str(refusal))
        else:
            said = _("%(name)s has the new address. We told both addresses.")
            messages.success(request, said % {"name": person})
            return redirect("people:detail", public_id)
    return render(request, "networks/people/address.html", {"person": person, "form": form})


@require_POST
@administrators_only
def try_again(request: HttpRequest) -> HttpResponse:
    """Send a mail that did not arrive once more."""
    key = request.POST.get("mail", "")
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    mail = get_object_or_404(OutgoingMail.objects.select_related("recipient"), pk=int(key))
    if services.try_again(mail, actor=request.user):
        messages.success(request, _("We try it again. If it fails once more, it comes back in this list."))
    else:
        messages.info(request, _("This mail cannot be sent again: it is on its way, or of no use any more."))
    if mail.recipient is None:
        return redirect("administration")
    return redirect("people:detail", mail.recipient.public_id)


def _person(public_id: str) -> User:
    return get_object_or_404(people(), public_id=public_id)
