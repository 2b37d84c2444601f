"""What an administrator fills in about units, teams, municipalities and neighbourhoods."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import PlainTextField
from networks.importing.codes import MUNICIPALITY_CODE, NEIGHBOURHOOD_CODE, is_edition
from networks.models import Municipality


class NameForm(forms.Form):
    """The name of a new place."""

    name = PlainTextField(label=_("Name"), max_length=80, error_messages={"required": _("Write the name.")})


class RenameForm(NameForm):
    """Another name for a place. ``was`` is its name when the editor looked."""

    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


class MunicipalityForm(NameForm):
    """A new municipality."""

    code = forms.CharField(
        label=_("Code of CBS"),
        help_text=_("GM and four digits, such as GM0344."),
        error_messages={"required": _("Write the code.")},
    )

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].upper().replace(" ", "")
        if not MUNICIPALITY_CODE.fullmatch(code):
            raise ValidationError(_("Write GM and four digits, such as GM0344."))
        return code


class NeighbourhoodForm(NameForm):
    """A new neighbourhood of a municipality, without a shape."""

    code = forms.CharField(
        label=_("Code of CBS"),
        help_text=_("BU and eight characters, such as BU03440311."),
        error_messages={"required": _("Write the code.")},
    )
    edition = forms.IntegerField(
        label=_("Year of edition"),
        help_text=_("CBS divides the country anew each year."),
        error_messages={"required": _("Write a year."), "invalid": _("Write a year.")},
    )

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        kwargs["initial"] = {"edition": timezone.localdate().year, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.municipality = municipality

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].upper().replace(" ", "")
        if not NEIGHBOURHOOD_CODE.fullmatch(code):
            raise ValidationError(_("Write BU and eight characters, such as BU03440311."))
        if code[2:6] != self.municipality.code[2:]:
            raise ValidationError(
                _("The four digits after BU are those of the municipality: %(digits)s.")
                % {"digits": self.municipality.code[2:]}
            )
        return code

    def clean_edition(self) -> int:
        return check_edition(self.cleaned_data["edition"])


def check_edition(year: int) -> int:
    """The year of an edition that can be. Raises ValidationError."""
    if not is_edition(year):
        raise ValidationError(_("Write the year of an edition of CBS, such as 2026."))
    return year
