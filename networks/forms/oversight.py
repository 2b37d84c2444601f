"""Which audit lines to show."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from networks.models import Network


class LinesForm(forms.Form):
    """A period and a network, all of it in the address of the page; nothing chosen is everything."""

    van = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    tot = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}))
    netwerk = forms.ChoiceField(label=_("Network"), required=False)

    def __init__(self, *args: Any, networks: list[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.networks = networks
        names = [(network.slug, network.short_name) for network in networks]
        self.fields["netwerk"].choices = [("", _("All networks")), *names]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if first and last and last < first:
            self.add_error("tot", ValidationError(_("This day is before the first one."), code="order"))
        return self.cleaned_data

    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day, if chosen; what cannot be a day is none."""
        return self.cleaned_data.get("van"), self.cleaned_data.get("tot")

    def chosen(self) -> list[Network]:
        """The network that was chosen, else all of them."""
        slug = self.cleaned_data.get("netwerk")
        return [network for network in self.networks if not slug or network.slug == slug]
