"""From the bytes of a file to what stands in it, the same on screen and on the command line."""

import io
from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bondgenoten.lib.tables import MOST_BYTES, UnreadableTable, read_table
from networks.importing import neighbourhoods, organisation
from networks.importing.problems import Parsed, Problem, UnreadableFile
from networks.models import Municipality


class Kind(models.TextChoices):
    """What can be read in."""

    ORGANISATION = "organisation", gettext_lazy("units, districts, base teams and municipalities")
    NEIGHBOURHOODS = "neighbourhoods", gettext_lazy("neighbourhoods")


def read(kind: Kind, content: bytes, name: str) -> Parsed:
    """What stands in the file ``name``, and what is wrong with which row. Raises UnreadableFile."""
    return READERS[kind](content, name)


def _organisation(content: bytes, name: str) -> Parsed:
    try:
        table = read_table(io.BytesIO(content), name)
    except UnreadableTable as refusal:
        raise UnreadableFile(str(refusal)) from refusal
    parsed = organisation.parse(table)
    named = set(Municipality.objects.values_list("code", flat=True))
    named |= {line.code for line in parsed.items if line.municipality}
    for line in parsed.items:
        if line.code and line.code not in named:
            reason = _("Municipality %(code)s is not there yet. Write its name as well.")
            parsed.problems.append(Problem(line.number, reason % {"code": line.code}))
    parsed.problems.sort(key=lambda problem: problem.number)
    return parsed


def _neighbourhoods(content: bytes, name: str) -> Parsed:
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_("This file is larger than 20 MB. Divide it into several files."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_("This is no map that we can read: it must be GeoJSON.")) from error
    return neighbourhoods.parse(text, set(Municipality.objects.values_list("code", flat=True)))


READERS: dict[Kind, Callable[[bytes, str], Parsed]] = {
    Kind.ORGANISATION: _organisation,
    Kind.NEIGHBOURHOODS: _neighbourhoods,
}
