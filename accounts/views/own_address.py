"""Changing one's e-mail address: asking for it, and the link that was mailed to the new one."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms.own_data import AddressForm
from accounts.models import AddressChange
from accounts.services import address as services

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@reauthentication_required
def ask_for_change(request: HttpRequest) -> HttpResponse:
    """Which address it should become. The answer is the same for an address that is somebody's."""
    user = request.user
    form = AddressForm(request.POST or None, user=user)
    if form.is_valid():
        address = form.cleaned_data["address"]
        try:
            services.ask_for_change(user, actor=user, address=address)
        except services.TooManyChanges:
            form.add_error(None, _("You asked this too often today. Try again tomorrow."))
        else:
            return render(request, "accounts/data/address_sent.html", {"address": address})
    return render(request, "accounts/data/address.html", {"form": form})


@pages
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Opened from the mail by who asked, logged in: a mail scanner, or a stranger, changes nothing."""
    try:
        change = services.find_change(request.user, token)
        if request.method == "POST":
            here = request.session.session_key or ""
            services.change_address(change, actor=request.user, keep_session=here)
            messages.success(request, _("Your e-mail address is changed."))
            return redirect("own_data:overview")
    except AddressChange.DoesNotExist as error:
        raise Http404 from error
    except services.LinkEnded:
        return render(request, "accounts/data/address_ended.html", status=410)
    return render(request, "accounts/data/address_confirm.html", {"change": change})
