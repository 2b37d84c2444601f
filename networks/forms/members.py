"""Forms about a seat: the words with it, a break, standing in, the party, and why somebody is removed."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.forms import OneOfField, PlainTextField
from bondgenoten.lib.guarded import GuardedTextField
from networks.constants import Party
from networks.forms.invitations import NUMBER, party_field
from networks.models import Membership

LONGEST = timedelta(days=366)


class WordsForm(forms.Form):
    """What somebody is active in; the phone if it is their own; of who has no login also the name."""

    name = PlainTextField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the name.")},
    )
    active_in = GuardedTextField(
        asks_again=False,
        label=_("What are you active in?"),
        help_text=_("In your own words, for example: football club, school, homework help. Members see it."),
        max_length=80,
        required=False,
    )
    phone = PlainTextField(
        label=_("Phone"),
        help_text=_(
            "For the call list. Only the coordinators of your networks see it. You can leave it out."
        ),
        max_length=20,
        required=False,
        validators=[NUMBER],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, seat: Membership, is_own: bool, **kwargs: Any) -> None:
        person = seat.user
        known = {"name": person.name, "active_in": seat.active_in, "phone": person.phone}
        super().__init__(*args, initial=known, **kwargs)
        if not is_own:
            self.fields["active_in"].label = _("What are they active in?")
            self.fields["active_in"].help_text = _("In their own words. Everybody in the network sees it.")
            self.fields["phone"].help_text = _("Only if they want it on the call list of the network.")
            self.fields["phone"].widget.attrs["autocomplete"] = "off"
        if not person.is_on_paper:
            del self.fields["name"]
            if not is_own:
                del self.fields["phone"]


class DaysForm(forms.Form):
    """From a day up to and including another; ``begun`` is the first day of what goes on already."""

    first = forms.DateField(
        label=_("From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day that exists.")},
    )
    last = forms.DateField(
        label=_("Up to and including"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day that exists.")},
    )

    def __init__(
        self, *args: Any, begun: date | None = None, until: date | None = None, **kwargs: Any
    ) -> None:
        today = timezone.localdate()
        goes_on = until is not None and until >= today
        self.begun = begun if goes_on else None
        initial = {"first": self.begun or today, "last": until if goes_on else None}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and first < timezone.localdate() and first != self.begun:
            self.add_error("first", _("This day has passed. Choose today or later."))
        if last and last < timezone.localdate():
            self.add_error("last", _("This day has passed. Choose today or later."))
        elif first and last and last < first:
            self.add_error("last", _("The last day is before the first. Choose a later day."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("That is more than a year. Choose an earlier day."))
        return data


class PartyForm(forms.Form):
    """Who somebody takes part for from now on."""

    party = party_field(error_messages={"required": _("Choose for whom they take part.")})

    def clean_party(self) -> Party:
        return Party(self.cleaned_data["party"])


class RemoveForm(forms.Form):
    """Why somebody is removed."""

    reason = GuardedTextField(
        label=_("Why?"),
        help_text=_("We mail this to them and to nobody else. At most 200 characters."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write why. They have a right to know."),
            "max_length": _("Use at most %(limit_value)s characters. There are %(show_value)s now."),
        },
    )


class OfficerForm(forms.Form):
    """A member who becomes privacy officer."""

    member = OneOfField(
        queryset=Membership.objects.none(),
        to_field_name="public_id",
        label=_("Who becomes privacy officer?"),
        empty_label=_("Choose a person"),
        error_messages={
            "required": _("Choose a person"),
            "invalid_choice": _("Choose somebody of this network."),
        },
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda seat: f"{seat.user}, {seat.get_party_display()}"
