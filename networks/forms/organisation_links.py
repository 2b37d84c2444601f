"""Who leads a base team, where it works, who has an office, and until when."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from bondgenoten.lib.forms import OneOfField, PlainTextField
from bondgenoten.lib.widgets import ChoicesRadio, LongSelect, PicksRadio
from networks.constants import Office
from networks.models import BaseTeam, BaseTeamMunicipality, Municipality

CHIEF, DEPUTY = "chief", "deputy"
FIRST_DAY = date(2007, 1, 1)  # the method did not exist before


class DayField(forms.DateField):
    """A day, chosen in the calendar of the device."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"required": _("Choose a day."), "invalid": _("Choose a day that exists.")}
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"error_messages": messages, "widget": widget, **kwargs})

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not FIRST_DAY <= value <= timezone.localdate().replace(day=1, month=1, year=2100):
            raise ValidationError(_("Choose a day that exists."), code="invalid")


class PersonForm(forms.Form):
    """Somebody by e-mail address; the name is for who is not in Bondgenoten yet."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Of somebody who is in Bondgenoten already, or of somebody new."),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("Write a whole e-mail address, such as name@example.nl."),
        },
    )
    name = PlainTextField(
        label=_("Name"),
        help_text=_("Only for somebody new, as the person wants to be called."),
        max_length=80,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        help_text=_("Whoever is in Bondgenoten already has chosen a language."),
        choices=Language.choices,
        initial=Language.DUTCH,
        widget=PicksRadio,
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class ChiefForm(PersonForm):
    """A team chief or deputy, from a day and perhaps until one."""

    duty = forms.ChoiceField(
        label=_("What does this person do?"),
        choices=[(CHIEF, _("leads the team")), (DEPUTY, _("stands in for the team chief"))],
        initial=CHIEF,
        widget=PicksRadio,
        error_messages={"required": _("Choose what this person does.")},
    )
    from_date = DayField(label=_("First day"))
    to_date = DayField(
        label=_("The last day"), help_text=_("Leave it empty when that is not known."), required=False
    )

    field_order = ("email", "name", "duty", "from_date", "to_date", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_date": timezone.localdate(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict:
        data = super().clean()
        first, last = data.get("from_date"), data.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", _("The last day is before the first day."))
        return data


class TeamMunicipalityForm(forms.Form):
    """A municipality where a team works, from a day on."""

    municipality = OneOfField(
        Municipality.objects.order_by("name"),
        label=_("Municipality"),
        widget=LongSelect,
        error_messages={
            "required": _("Choose a municipality."),
            "invalid_choice": _("Choose a municipality."),
        },
    )
    from_date = DayField(label=_("First day"))

    def __init__(self, *args: Any, team: BaseTeam, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_date": timezone.localdate(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        taken = BaseTeamMunicipality.objects.not_over().filter(base_team=team, to_date=None)
        offered = self.fields["municipality"].queryset.exclude(pk__in=taken.values("municipality_id"))
        self.fields["municipality"].queryset = offered


class EndForm(forms.Form):
    """The last day of a link: today or later."""

    on = DayField(
        label=_("The last day"),
        help_text=_("This day still counts."),
        error_messages={"required": _("Choose a day.")},
    )

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        self.earliest = max(first, timezone.localdate())
        kwargs["initial"] = {"on": self.earliest, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_on(self) -> date:
        if self.cleaned_data["on"] < self.earliest:
            raise ValidationError(_("Choose today or a later day, and none before the first day."))
        return self.cleaned_data["on"]


class OfficeForm(PersonForm):
    """Somebody who works for the whole organisation."""

    office = forms.ChoiceField(
        label=_("What does this person do?"),
        choices=Office.choices,
        widget=ChoicesRadio(
            explain={
                Office.ADMINISTRATOR.value: _(
                    "manages the organisation, networks and accounts; reads no concerns"
                ),
                Office.PROGRAMME_LEAD.value: _("sees fixed figures of all networks; reads no concerns"),
            }
        ),
        error_messages={"required": _("Choose what this person does.")},
    )

    field_order = ("office", "email", "name", "language")
