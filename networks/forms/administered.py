"""What an administrator fills in about a network."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise as Lazy
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import PlainTextField, SubmissionForm
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import options_of
from networks.constants import NetworkStatus
from networks.models import BaseTeam, Network

EMPTY_LINES = 1
MOST_TEAMS = 10
LONGEST_PURPOSE = 2000
FIELDS = (
    *("name", "short_name", "purpose", "meetings_a_year", "end_term_weeks"),
    *("complaints_to", "review_date", "covenant_reference", "dpia_reference"),
)


class TeamsWidget(forms.Widget):
    """One list to choose from a team, all under one name; an empty one at the end."""

    template_name = "networks/widgets/teams.html"
    groups: list = []

    def value_from_datadict(self, data, files, name):
        """From a form all values under the name; from what was kept over a login, its list."""
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        value = [value] if isinstance(value, str) else value or []
        chosen = [str(each) for each in value if each]
        context["widget"]["lines"] = [self._options(each) for each in [*chosen, *[""] * EMPTY_LINES]]
        return context

    def _options(self, chosen: str) -> SafeString:
        """All teams by district, one of them or none chosen."""
        groups = ((district, options_of(teams, (chosen,))) for district, teams in self.groups)
        return format_html_join("", '<optgroup label="{}">{}</optgroup>', groups)


class TeamsField(forms.Field):
    """Base teams, each once, none is allowed: a list of BaseTeam."""

    widget = TeamsWidget

    def offer(self) -> None:
        """The base teams there are, by unit and district."""
        order = ("district__unit__name", "district__name", "district", "name", "pk")
        teams = list(BaseTeam.objects.order_by(*order).values_list(*order))
        self.keys = {str(key) for *_words, key in teams}
        self.widget.groups = [
            (f"{unit}, {district}", [(str(key), name) for *_district, name, key in members])
            for (unit, district, _key), members in groupby(teams, key=lambda team: team[:3])
        ]

    def to_python(self, value) -> list[BaseTeam]:
        keys = list(dict.fromkeys(key for key in value or [] if key))
        if any(key not in self.keys for key in keys):
            raise ValidationError(_("This base team is not there any more. Choose another."))
        if len(keys) > MOST_TEAMS:
            raise ValidationError(_("A network falls under ten base teams at most."))
        found = BaseTeam.objects.in_bulk(keys)
        return [found[int(key)] for key in keys if int(key) in found]


def _up_to_52(label: Lazy, *, initial: int, help_text: Lazy | str = "") -> forms.IntegerField:
    """A number from 1 to 52."""
    wrong = _("Write a number from 1 to 52.")
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=1,
        max_value=52,
        initial=initial,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


class NetworkForm(SubmissionForm):
    """What a network is, for a new one and to change one."""

    name = PlainTextField(
        label=_("Name of the network"),
        help_text=_("For example: Bondgenoten Overvecht."),
        max_length=80,
        error_messages={"required": _("Write what the network is called.")},
    )
    short_name = PlainTextField(
        label=_("Area, in short"),
        help_text=_("It stands in menus and in the subject of mail. For example: Overvecht."),
        max_length=40,
        error_messages={"required": _("Write which area it is about.")},
    )
    purpose = GuardedTextField(
        asks_again=False,
        label=_("What is it for?"),
        help_text=_("Everybody in the network reads this."),
        max_length=LONGEST_PURPOSE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    teams = TeamsField(
        label=_("Base teams"),
        help_text=_("The team chief of a base team sees the network. Save to get a line more."),
        required=False,
    )
    meetings_a_year = _up_to_52(_("Meetings a year"), initial=5)
    end_term_weeks = _up_to_52(
        _("Weeks until the outcome"),
        initial=6,
        help_text=_("So soon whoever shares a concern hears how it ends. It holds for new concerns."),
    )
    complaints_to = PlainTextField(
        label=_("Where to complain about the network"),
        help_text=_(
            "An e-mail address, a phone number or an address. It stands with every concern. "
            "Left open: the address of the organisation."
        ),
        max_length=200,
        required=False,
    )
    review_date = forms.DateField(
        label=_("Review date"),
        help_text=_("When you look together whether the network still does what it is for."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day that exists.")},
    )
    covenant_reference = PlainTextField(label=_("Covenant"), max_length=80, required=False)
    dpia_reference = PlainTextField(
        label=_("DPIA"),
        help_text=_("The number or name under which the privacy assessment is kept."),
        max_length=80,
        required=False,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # what the editor started from, signed

    def __init__(self, *args: Any, network: Network | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network
        self.fields["teams"].offer()

    def clean_name(self) -> str:
        """A name that no other network has: people could not tell them apart."""
        name = self.cleaned_data["name"]
        others = Network.objects.exclude(status=NetworkStatus.CLOSED).filter(name__iexact=name)
        others = others.exclude(submission=self.cleaned_data["submission"])  # made by this very form
        if others.exclude(pk=self.network.pk if self.network else None).exists():
            raise ValidationError(_("There is a network with this name already. Choose another name."))
        return name

    def clean_review_date(self) -> date | None:
        day = self.cleaned_data["review_date"]
        if day and day < timezone.localdate() and "review_date" in self.changed_data:
            raise ValidationError(_("This day is in the past. Choose a later one."))
        return day

    def fields_for_service(self) -> dict:
        """The fields of ``Network`` that the form fills."""
        return {name: self.cleaned_data[name] for name in FIELDS}
