"""Inviting who stands in a list: choose the columns, see what is wrong with which row, then all or none.

Nothing of the file is stored: between the steps the list stands in the page of who sent it.
"""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Language
from bondgenoten.lib.tables import Row, UnreadableTable, read_table
from networks.constants import Party
from networks.forms.invitations import ColumnsForm, FileForm
from networks.importing import members as importing
from networks.views.invitations import SEND, managed, preview_of, send

MOST_KEPT = 1_000_000  # characters of a list in a page


@dataclass(frozen=True)
class Kept:
    """A list between two steps."""

    columns: list[str]
    rows: list[Row]

    def as_text(self) -> str:
        """As the page holds it."""
        rows = [[row.number, [row.cells.get(name, "") for name in self.columns]] for row in self.rows]
        return json.dumps([self.columns, rows], ensure_ascii=False)

    @staticmethod
    def from_text(text: str) -> "Kept | None":
        """The list in a page, or None when it was altered."""
        try:
            columns, rows = json.loads(text)
            names = [str(name) for name in columns]
            read = [
                Row(int(number), dict(zip(names, map(str, cells), strict=True))) for number, cells in rows
            ]
        except (ValueError, TypeError):
            return None
        return Kept(names, read[: importing.MOST_ROWS])


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """A file first; then its columns and a preview, as often as somebody looks; then the invitations."""
    network = managed(request, slug)
    if "table" in request.POST:
        kept, data = Kept.from_text(request.POST["table"]), request.POST.dict()
        if kept is None:
            messages.error(request, _("The list got lost on the way. Choose the file again."))
            return redirect("invitations:upload", slug)
    else:
        form = FileForm(request.POST or None, request.FILES or None)
        kept = _read(form) if request.method == "POST" and form.is_valid() else None
        if kept is None:
            return render(request, "networks/invitations/upload.html", {"network": network, "form": form})
        data = _first_look(kept)
    columns = ColumnsForm(data, columns=kept.columns)
    return _columns(request, network, columns, kept)


def _columns(request: HttpRequest, network, form: ColumnsForm, kept: Kept) -> HttpResponse:
    """The preview with the columns as chosen; sends when that was pressed and no row is bad."""
    context = {"network": network, "form": form, "rows": len(kept.rows)}
    if form.is_valid():
        data = form.cleaned_data
        party = Party(data["party"]) if data["party"] else None
        entries = importing.listed(kept.rows, form.columns, party)
        lines = importing.look_up(network, entries, request.user)
        context |= preview_of(network, lines) | {"looked": True}
        sends = request.POST.get("do") == SEND and not context["bad"]
        if sends and (sent := send(request, network, lines, data["language"])):
            return sent
    return render(request, "networks/invitations/columns.html", context)


def _read(form: FileForm) -> Kept | None:
    """The list in an uploaded file; None, and the form says why, when it cannot be read."""
    file = form.cleaned_data["file"]
    try:
        table = read_table(file, file.name, max_rows=importing.MOST_ROWS)
    except UnreadableTable as error:
        form.add_error("file", str(error))
        return None
    kept = Kept(list(table.columns), list(table.rows))
    if len(kept.as_text()) > MOST_KEPT:
        form.add_error("file", _("This list holds too much text. Keep only the columns that are needed."))
        return None
    return kept


def _first_look(kept: Kept) -> dict[str, str]:
    """The columns by their names; without a column for it, everybody is a resident until somebody chooses."""
    guessed = importing.guess(kept.columns)
    return {
        "table": kept.as_text(),
        "email": guessed["email"],
        "name": guessed["name"],
        "column": guessed["party"],
        "party": "" if guessed["party"] else Party.RESIDENT.value,
        "language": Language.DUTCH.value,
    }
