"""Reading in the organisation from a file: choose it, see what it does, then all of it or nothing."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from bondgenoten.lib.pages import page_of
from networks.forms.organisation_import import ImportForm
from networks.importing import kept
from networks.importing.kept import Kept
from networks.importing.problems import Outcome, Parsed, UnreadableFile
from networks.importing.reading import Kind, read
from networks.presenting_imports import lines_of
from networks.services.organisation_import import load
from networks.views.administering import administrators_only

ROWS_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is looked through and nothing is stored."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data
        file = data["file"]
        try:
            token = _look_through(Kind(data["kind"]), file.read(), file.name, data["edition"], request.user)
        except UnreadableFile as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("organisation:import_preview", token)
    return render(request, "networks/organisation/import.html", {"form": form})


def _look_through(kind: Kind, content: bytes, name: str, edition: int | None, user: User) -> str:
    """Keep the file with what reading it in would do; the token of that. Raises UnreadableFile."""
    parsed = read(kind, content, name)
    outcome = None
    if not parsed.problems:
        outcome = asdict(load(parsed.items, edition=edition, actor=user, dry_run=True))
    found = Kept(
        kind=kind.value,
        name=name[:100],
        edition=edition,
        packed=kept.pack(content if outcome else b""),
        outcome=outcome,
        problems=[(problem.number, problem.reason) for problem in parsed.problems],
        left_out=parsed.left_out,
    )
    return kept.keep(found, user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """What the file does, or every row that is wrong in it; one post reads it in."""
    found = kept.find(token, request.user)
    if found is None:
        context = {"form": ImportForm(), "is_gone": True}
        return render(request, "networks/organisation/import.html", context, status=404)
    if request.method == "POST" and found.outcome is not None:
        return _read_in(request, token, found)
    outcome = Outcome(**found.outcome) if found.outcome is not None else None
    context = {
        "found": found,
        "kind": Kind(found.kind),
        "outcome": outcome,
        "lines": lines_of(outcome) if outcome else [],
        "page": page_of(request, found.problems, ROWS_A_PAGE),
    }
    return render(request, "networks/organisation/preview.html", context)


def _read_in(request: HttpRequest, token: str, found: Kept) -> HttpResponse:
    """Read the file once more, as the database may have changed meanwhile, and store it."""
    if found.done:
        messages.info(request, _("This file was read in already."))
        return redirect("organisation:index")
    kind = Kind(found.kind)
    parsed: Parsed = read(kind, found.content, found.name)
    if parsed.problems:  # a municipality that was there is there no more
        messages.error(request, _("Something changed meanwhile. Choose the file again."))
        return redirect("organisation:import")
    outcome = load(parsed.items, edition=found.edition, actor=request.user)
    kept.mark_done(token, request.user, found)
    said = " ".join(str(line) for line in lines_of(outcome)) or _("Everything was there already.")
    messages.success(request, _("The file is read in. %(what)s") % {"what": said})
    return redirect("organisation:index")
