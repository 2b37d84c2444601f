"""People without e-mail: a coordinator gives them their seat, and prints their letters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bondgenoten.lib.letters import CannotPrint, pdf_response
from networks import letters
from networks.forms.invitations import PaperForm
from networks.services import paper
from networks.views.invitations import managed


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add somebody on paper: they sit at the table at once, and the letter can be printed."""
    network = managed(request, slug)
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seat, made = paper.add_on_paper(network, actor=request.user, **form.cleaned_data)
        text = (
            _("%(name)s is in. Print the letter and bring it along.")
            if made
            else _("%(name)s is in already.")
        )
        messages.success(request, text % {"name": seat.user.name})
        return redirect("invitations:invite", slug)
    return render(request, "networks/invitations/paper.html", {"network": network, "form": form})


@require_safe
def letter(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """The letter of welcome for somebody on paper, to print."""
    network = managed(request, slug)
    on_paper = network.memberships.seated().filter(user__email=None)
    seat = get_object_or_404(on_paper, public_id=public_id)
    try:
        content = letters.welcome(seat)
    except CannotPrint:
        messages.error(request, _("Letters cannot be printed here yet. Ask who runs this site."))
        return redirect("invitations:invite", slug)
    return pdf_response(content, "welkom.pdf")
