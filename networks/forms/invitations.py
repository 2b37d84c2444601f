"""Forms about inviting and being invited."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from bondgenoten.lib.forms import PlainTextField
from bondgenoten.lib.guarded import GuardedTextField
from bondgenoten.lib.widgets import PicksRadio
from networks.constants import Party
from networks.importing.members import MOST_PASTED, guess

NEIGHBOURS = (Party.RESIDENT, Party.PARTNER)
NUMBER = RegexValidator(r"^[0-9+ ()./-]*$", _("Use digits only, such as 06 12345678."))


def party_field(choices: Any = Party.choices, **options: Any) -> forms.ChoiceField:
    """Who somebody sits at the table for."""
    return forms.ChoiceField(
        label=_("Who do they take part for?"), choices=choices, widget=PicksRadio, **options
    )


def language_field(label: Any) -> forms.ChoiceField:
    """A language of the application."""
    return forms.ChoiceField(label=label, choices=Language.choices, initial=Language.DUTCH, widget=PicksRadio)


class InviteForm(forms.Form):
    """Addresses, pasted or typed, with for whom they take part."""

    addresses = forms.CharField(
        label=_("Whom do you invite?"),
        help_text=_(
            "One or more e-mail addresses, as you copy them from your mail. Names may stand with them."
        ),
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Write at least one e-mail address.")},
    )
    party = party_field(error_messages={"required": _("Choose for whom they take part.")})
    language = language_field(_("In which language do we write to them?"))


class FileForm(forms.Form):
    """A list as a file."""

    file = forms.FileField(
        label=_("Your list"),
        help_text=_(
            "A file from Excel (.xlsx) or with commas or semicolons (.csv), with the names of the columns in "
            "the first row."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose another one."),
        },
    )


class ColumnsForm(forms.Form):
    """Which column of a list holds what; guessed by name until somebody chooses."""

    table = forms.CharField(widget=forms.HiddenInput)
    email = forms.ChoiceField(
        label=_("Column with the e-mail address"),
        error_messages={"required": _("Choose the column with the e-mail address.")},
    )
    name = forms.ChoiceField(label=_("Column with the name"), required=False)
    column = forms.ChoiceField(label=_("Column with the party"), required=False)
    party = forms.ChoiceField(
        label=_("Party of rows that name none"),
        choices=[("", _("none: each row must name one")), *Party.choices],
        required=False,
    )
    language = language_field(_("In which language do we write to them?"))

    def __init__(self, *args: Any, columns: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(column, column) for column in columns]
        guessed = guess(columns)
        for field, of in (("email", "email"), ("name", "name"), ("column", "party")):
            first = [("", _("Choose a column"))] if field == "email" else [("", _("in no column"))]
            self.fields[field].choices = [*first, *names]
            self.initial.setdefault(field, guessed[of])

    @property
    def columns(self) -> dict[str, str]:
        """What ``importing.members.listed`` takes. Only of a form that is valid."""
        data = self.cleaned_data
        return {"email": data["email"], "name": data["name"], "party": data["column"]}


class PaperForm(forms.Form):
    """Somebody without e-mail: a neighbour, as professionals log in."""

    name = PlainTextField(label=_("Name"), max_length=80, error_messages={"required": _("Write the name.")})
    party = party_field(
        [(party.value, party.label) for party in NEIGHBOURS],
        error_messages={"required": _("Choose for whom they take part.")},
    )
    phone = PlainTextField(
        label=_("Phone"),
        max_length=20,
        required=False,
        validators=[NUMBER],
        help_text=_("Only if they want it on the call list of the network."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    language = language_field(_("In which language do we write to them?"))


class JoinForm(forms.Form):
    """Who joins says what they want to be called; the rest may be left out."""

    name = PlainTextField(
        label=_("What do you want to be called?"),
        help_text=_("Your first name is enough. The members of the network see it."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write what you want to be called.")},
    )
    active_in = GuardedTextField(
        label=_("What are you active in?"),
        help_text=_("In your own words, for example: football club, school, homework help. Members see it."),
        max_length=80,
        required=False,
    )
    phone = PlainTextField(
        label=_("Your phone number"),
        help_text=_("Only for the call list of the network. You can leave it out."),
        max_length=20,
        required=False,
        validators=[NUMBER],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = language_field(_("Your language"))
