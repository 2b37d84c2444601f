"""Naming a coordinator."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.widgets import ChoicesRadio
from networks.constants import Party, Role
from networks.models import Membership, Network

BESIDE = ""


class InsteadOfField(forms.ChoiceField):
    """Beside the coordinator there is, or instead of one; gives the Membership of who steps back, or None."""

    widget = ChoicesRadio

    def __init__(self) -> None:
        super().__init__(
            label=_("Beside or instead of the coordinator there is?"),
            required=False,
            initial=BESIDE,
            help_text=_("Nothing changes until the other side has confirmed it."),
        )
        self.coordinators: dict[str, Membership] = {}

    def offer(self, coordinators: list[Membership]) -> None:
        """The coordinators who can step back."""
        self.coordinators = {member.public_id: member for member in coordinators}
        instead = [(key, _("Instead of %s") % member.user) for key, member in self.coordinators.items()]
        self.choices = [(BESIDE, _("Beside them")), *instead]

    def clean(self, value: str) -> Membership | None:
        return self.coordinators.get(super().clean(value))


class NominationForm(forms.Form):
    """A coordinator names somebody of the own side who has a seat."""

    member = forms.ChoiceField(
        label=_("Who?"),
        widget=ChoicesRadio,
        error_messages={"required": _("Choose somebody.")},
    )
    instead_of = InsteadOfField()

    def __init__(self, *args, network: Network, party: Party, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        seated = [member for member in network.memberships.seated() if member.party == party]
        candidates = [m for m in seated if m.role != Role.COORDINATOR and m.user.email]
        self.candidates = {member.public_id: member for member in candidates}
        self.fields["member"].choices = [(key, m.user.called) for key, m in self.candidates.items()]
        self.fields["instead_of"].offer([m for m in seated if m.role == Role.COORDINATOR])

    def clean_member(self) -> Membership:
        return self.candidates[self.cleaned_data["member"]]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("member") and data["member"] == data.get("instead_of"):
            raise ValidationError(_("Somebody cannot step back for themselves."))
        return data
