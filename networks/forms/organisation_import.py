"""Choosing a file of the organisation, or a map of neighbourhoods."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.widgets import ChoicesRadio
from networks.forms.organisation import check_edition
from networks.importing.reading import Kind


class ImportForm(forms.Form):
    """Which file, and what stands in it."""

    kind = forms.ChoiceField(
        label=_("What is in the file?"),
        choices=Kind.choices,
        initial=Kind.ORGANISATION,
        widget=ChoicesRadio(
            explain={
                Kind.ORGANISATION.value: _(
                    "a list (.csv, .xlsx) with columns eenheid, district, basisteam, gemeentecode, gemeente"
                ),
                Kind.NEIGHBOURHOODS.value: _("a map (.geojson) of CBS or PDOK, downloaded as WGS84"),
            }
        ),
        error_messages={"required": _("Choose what is in the file.")},
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("At most 20 MB and 50,000 rows. Nothing is stored before you have seen what it does."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.geojson,.json"}),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )
    edition = forms.IntegerField(
        label=_("Year of edition"),
        help_text=_("Only for a map: the year for which CBS divided the country so."),
        required=False,
        error_messages={"invalid": _("Write the year of an edition of CBS, such as 2026.")},
    )

    def clean(self) -> dict:
        data = super().clean()
        if data.get("kind") == Kind.NEIGHBOURHOODS and "edition" not in self.errors:
            try:
                data["edition"] = check_edition(data.get("edition") or timezone.localdate().year)
            except forms.ValidationError as refusal:
                self.add_error("edition", refusal)
        return data
