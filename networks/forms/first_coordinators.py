"""An administrator names a coordinator by name and address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from bondgenoten.lib.forms import PlainTextField
from bondgenoten.lib.widgets import PicksRadio
from networks.constants import Party, Role
from networks.forms.nominations import InsteadOfField
from networks.models import Network

SIDES = [(Party.MUNICIPALITY, Party.MUNICIPALITY.label), (Party.POLICE, Party.POLICE.label)]


class AppointForm(forms.Form):
    """Who, for which side, and, when that side has a coordinator, beside or instead of them."""

    party = forms.ChoiceField(
        label=_("For which side?"),
        choices=SIDES,
        widget=PicksRadio,
        error_messages={"required": _("Choose the police or the municipality.")},
    )
    name = PlainTextField(
        label=_("Name"),
        help_text=_("As the person wants to be called."),
        max_length=80,
        error_messages={"required": _("Write the name.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("Write a whole e-mail address, such as name@example.nl."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        help_text=_("Whoever is in Bondgenoten already has chosen a language."),
        choices=Language.choices,
        initial=Language.DUTCH,
        widget=PicksRadio,
    )
    instead_of = InsteadOfField()

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coordinators = list(network.memberships.seated().filter(role=Role.COORDINATOR))
        self.fields["instead_of"].offer(coordinators)
        if not coordinators:
            del self.fields["instead_of"]

    def clean(self) -> dict:
        data = super().clean()
        old = data.get("instead_of")
        if old is not None and data.get("party") and old.party != data["party"]:
            self.add_error("instead_of", _("This coordinator is of the other side."))
        return data
