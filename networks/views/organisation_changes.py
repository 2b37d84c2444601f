"""Adding, renaming and removing units, districts, base teams, municipalities and neighbourhoods."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from networks.forms.organisation import MunicipalityForm, NameForm, NeighbourhoodForm, RenameForm
from networks.models import BaseTeam, District, Municipality, Neighbourhood, Unit
from networks.services import organisation as services
from networks.services.organisation import Place
from networks.views.administering import administrators_only


def page_of_place(place: Place) -> str:
    """Where one place is shown; a neighbourhood stands on the page of its municipality."""
    if isinstance(place, Neighbourhood):
        return page_of_place(place.municipality)
    if isinstance(place, Municipality):
        return reverse("organisation:municipality", args=[place.code])
    name = {Unit: "unit", District: "district", BaseTeam: "team"}[type(place)]
    return reverse(f"organisation:{name}", args=[place.public_id])


def page_above(place: Place) -> str:
    """Where a place is one of a list."""
    if isinstance(place, District):
        return page_of_place(place.unit)
    if isinstance(place, BaseTeam):
        return page_of_place(place.district)
    if isinstance(place, Neighbourhood):
        return page_of_place(place)
    return reverse("organisation:index" if isinstance(place, Unit) else "organisation:municipalities")


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_unit(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    return _add(request, NameForm(request.POST or None), Unit(), _("New unit"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_district(request: HttpRequest, public_id: str) -> HttpResponse:
    """A new district of a unit."""
    unit = get_object_or_404(Unit, public_id=public_id)
    return _add(request, NameForm(request.POST or None), District(unit=unit), _("New district"), unit.name)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_team(request: HttpRequest, public_id: str) -> HttpResponse:
    """A new base team of a district."""
    district = get_object_or_404(District, public_id=public_id)
    place = BaseTeam(district=district)
    return _add(request, NameForm(request.POST or None), place, _("New base team"), district.name)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_municipality(request: HttpRequest) -> HttpResponse:
    """A new municipality."""
    return _add(request, MunicipalityForm(request.POST or None), Municipality(), _("New municipality"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def add_neighbourhood(request: HttpRequest, code: str) -> HttpResponse:
    """A new neighbourhood of a municipality."""
    municipality = get_object_or_404(Municipality, code=code)
    form = NeighbourhoodForm(request.POST or None, municipality=municipality)
    place = Neighbourhood(municipality=municipality)
    return _add(request, form, place, _("New neighbourhood"), municipality.name)


def _add(request: HttpRequest, form: forms.Form, place: Place, title: str, about: str = "") -> HttpResponse:
    """The form, or what it says about the new ``place`` stored, and the page where that is shown."""
    if form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(place, name, value)
        try:
            services.add(place, actor=request.user)
        except services.Taken as refusal:
            form.add_error("code" if "code" in form.fields else "name", str(refusal))
        else:
            messages.success(request, _("“%(name)s” is added.") % {"name": place.name})
            return redirect(page_of_place(place))
    context = {"form": form, "title": title, "about": about, "back": page_above(place), "save": _("Add")}
    return render(request, "networks/organisation/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def rename(request: HttpRequest, model: type[Place], **key: str | int) -> HttpResponse:
    """Another name for a place; whoever was second sees what it is called meanwhile."""
    place = get_object_or_404(model, **key)
    old_name, back = place.name, page_of_place(place)
    form = RenameForm(request.POST or None, initial={"name": old_name, "was": old_name})
    if form.is_valid():
        was, wanted = {"name": form.cleaned_data["was"]}, {"name": form.cleaned_data["name"]}
        try:
            services.change(place, was=was, fields=wanted, actor=request.user)
        except services.Taken as refusal:
            form.add_error("name", str(refusal))
        except services.ChangedMeanwhile as refusal:
            form = RenameForm({**wanted, "was": old_name})
            called = _("It is called “%(name)s” now.") % {"name": old_name}
            form.add_error(None, f"{refusal} {called}")
        else:
            messages.success(request, _("The changes are saved."))
            return redirect(back)
    context = {"form": form, "title": _("Change the name"), "about": old_name, "back": back}
    return render(request, "networks/organisation/form.html", context | {"save": _("Save")})


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def remove(request: HttpRequest, model: type[Place], **key: str | int) -> HttpResponse:
    """Take away what was never used, after asking; what is in use stays, and the page says so."""
    place = get_object_or_404(model, **key)
    back = page_of_place(place)
    if request.method == "POST":
        above, name = page_above(place), place.name
        try:
            services.remove(place, actor=request.user)
        except services.InUse as refusal:
            messages.error(request, str(refusal))
            return redirect(back)
        messages.success(request, _("“%(name)s” is removed.") % {"name": name})
        return redirect(above)
    context = {"place": place, "back": back, "in_use": services.is_used(place)}
    return render(request, "networks/organisation/remove.html", context)
