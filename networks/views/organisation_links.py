"""Who leads a base team, where it works, and who has an office: links that begin and end."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bondgenoten.lib.pages import page_of
from networks import organisation_reads as reads
from networks.constants import Office
from networks.forms.organisation_links import (
    DEPUTY,
    ChiefForm,
    EndForm,
    OfficeForm,
    TeamMunicipalityForm,
)
from networks.models import BaseTeam, BaseTeamMunicipality, OfficeHolder, TeamChief
from networks.permissions import is_administrator
from networks.services import offices, organisation_links
from networks.services.organisation_links import LastAdministrator, Link, Overlaps
from networks.services.persons import PersonRefused
from networks.views.administering import administrators_only


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_chief(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody leads the team or stands in, from a day on."""
    team = get_object_or_404(BaseTeam, public_id=public_id)
    back = reverse("organisation:team", args=[public_id])
    form = ChiefForm(request.POST or None)
    if form.is_valid():
        data = dict(form.cleaned_data)
        is_deputy = data.pop("duty") == DEPUTY
        try:
            link = organisation_links.add_chief(team, is_deputy=is_deputy, actor=request.user, **data)
        except (Overlaps, PersonRefused) as refusal:
            form.add_error(None if isinstance(refusal, Overlaps) else "email", str(refusal))
        else:
            messages.success(request, _("%(name)s gets a mail about it.") % {"name": link.user.name})
            return redirect(back)
    return _form(request, form, _("New team chief or deputy"), team.name, back, _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_municipality(request: HttpRequest, public_id: str) -> HttpResponse:
    """The team works in a municipality, from a day on."""
    team = get_object_or_404(BaseTeam, public_id=public_id)
    back = reverse("organisation:team", args=[public_id])
    form = TeamMunicipalityForm(request.POST or None, team=team)
    if form.is_valid():
        try:
            organisation_links.add_municipality(team, actor=request.user, **form.cleaned_data)
        except Overlaps as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect(back)
    return _form(request, form, _("Where this team works"), team.name, back, _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def end_chief(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody leads the team no longer, after a day or at once."""
    link = get_object_or_404(TeamChief.objects.select_related("user", "base_team"), public_id=public_id)
    back = reverse("organisation:team", args=[link.base_team.public_id])
    return _end(request, link, link.user.name, link.base_team.name, back)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def end_municipality(request: HttpRequest, public_id: str) -> HttpResponse:
    """A team works in a municipality no longer, after a day or at once."""
    links = BaseTeamMunicipality.objects.select_related("municipality", "base_team")
    link = get_object_or_404(links, public_id=public_id)
    back = reverse("organisation:team", args=[link.base_team.public_id])
    return _end(request, link, link.municipality.name, link.base_team.name, back)


@require_safe
@administrators_only
def office_list(request: HttpRequest) -> HttpResponse:
    """Administrators and programme leads."""
    page = page_of(request, reads.office_holders())
    return render(request, "networks/organisation/offices.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def give_office(request: HttpRequest) -> HttpResponse:
    """Make somebody administrator or programme lead."""
    form = OfficeForm(request.POST or None)
    back = reverse("organisation:offices")
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            holder, is_new = offices.give(Office(data.pop("office")), actor=request.user, **data)
        except PersonRefused as refusal:
            form.add_error("email", str(refusal))
        else:
            said = _("%(name)s gets a mail about it.") if is_new else _("%(name)s has this office already.")
            messages.success(request, said % {"name": holder.user.name})
            return redirect(back)
    return _form(request, form, _("New administrator or programme lead"), "", back, _("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def end_office(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody has an office no longer; the last administrator keeps it."""
    holder = get_object_or_404(OfficeHolder.objects.select_related("user"), public_id=public_id)
    back = reverse("organisation:offices")
    return _end(request, holder, holder.user.name, holder.get_office_display(), back)


def _end(request: HttpRequest, link: Link, who: str, what: str, back: str) -> HttpResponse:
    """Ask until when; end it, and go where it stood in the list."""
    at_once = request.POST.get("do") == "now"
    form = EndForm(None if at_once else request.POST or None, first=link.from_date)
    if at_once or form.is_valid():
        try:
            on = None if at_once else form.cleaned_data["on"]
            ended = organisation_links.end(link, actor=request.user, on=on)
        except LastAdministrator as refusal:
            messages.error(request, str(refusal))
            return redirect(back)
        said = _("The end is noted.") if ended else _("Nothing changed: it had ended already.")
        messages.success(request, said)
        return redirect(back if is_administrator(request.user) else "home")
    context = {"form": form, "link": link, "who": who, "what": what, "back": back}
    return render(request, "networks/organisation/end.html", context)


def _form(
    request: HttpRequest, form: forms.Form, title: str, about: str, back: str, save: str
) -> HttpResponse:
    context = {"form": form, "title": title, "about": about, "back": back, "save": save}
    return render(request, "networks/organisation/form.html", context)
