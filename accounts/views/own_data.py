"""My data: what is kept, a copy of it, correcting it, and asking for what needs a person."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import own_copy
from accounts.constants import DataRequestKind
from accounts.forms.own_data import AskForm, CorrectForm
from accounts.models import DataRequest
from accounts.own_data import counts_of, sections_of
from accounts.services import own_data as services
from bondgenoten.lib.pages import page_of

pages = require_http_methods(["GET", "HEAD", "POST"])
COPIES = {
    "html": (own_copy.as_html, "text/html; charset=utf-8"),
    "json": (own_copy.as_json, "application/json"),
}


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Who I am here, what is kept about me by subject, and what I can do about it."""
    user = request.user
    sections = sections_of(user)
    counts = counts_of(user, sections)
    kept = [{"section": section, "count": counts[section.name]} for section in sections]
    context = {
        "account": sections[0].facts_of(sections[0].rows)[0],
        "kept": [one for one in kept[1:] if one["count"]],
        "nothing": [one["section"].title for one in kept[1:] if not one["count"]],
        "waiting": DataRequest.objects.filter(user=user).open().order_by("due_on"),
    }
    return render(request, "accounts/data/overview.html", context)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """One sort of data, in pages."""
    found = next((one for one in sections_of(request.user) if one.slug == slug), None)
    if found is None:
        raise Http404
    page = page_of(request, found.rows)
    context = {"section": found, "page": page, "rows": found.facts_of(page.object_list)}
    return render(request, "accounts/data/section.html", context)


@require_POST
@never_cache
def copy(request: HttpRequest) -> HttpResponse:
    """A copy of everything, as a page or for machines. A post, because it is recorded."""
    kind = request.POST.get("soort", "")
    if kind not in COPIES:
        raise Http404
    make, content_type = COPIES[kind]
    services.note_copy(request.user, actor=request.user)
    response = HttpResponse(make(request.user), content_type=content_type)
    # Translators: begins the name of a file, so no spaces.
    name = _("my-data")
    file = f"{name}-bondgenoten-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


@pages
def correct(request: HttpRequest) -> HttpResponse:
    """Another name, phone or language."""
    user = request.user
    now = {"name": user.name, "phone": user.phone, "language": user.language}
    form = CorrectForm(request.POST or None, initial=now)
    if form.is_valid():
        services.correct(user, actor=user, **form.cleaned_data)
        messages.success(request, _("Your data is saved."))
        return redirect("own_data:overview")
    return render(request, "accounts/data/correct.html", {"form": form})


@pages
def ask(request: HttpRequest) -> HttpResponse:
    """A request to the privacy officer, for what the application cannot do by itself."""
    form = AskForm(request.POST or None)
    if form.is_valid():
        kind = DataRequestKind(form.cleaned_data["kind"])
        services.ask(request.user, actor=request.user, kind=kind)
        messages.success(request, _("Your request is with the privacy officer."))
        return redirect("own_data:overview")
    return render(request, "accounts/data/ask.html", {"form": form})
