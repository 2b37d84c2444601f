"""Correcting one's own data, another address, a request to the privacy officer, and erasing oneself."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from accounts.constants import DataRequestKind
from accounts.models import Language, User
from bondgenoten.lib.forms import PlainTextField
from bondgenoten.lib.widgets import ChoicesRadio, PicksRadio

PHONE = re.compile(r"[+(]?[0-9][0-9 ()-]{5,18}")
REMOVE, KEEP = "remove", "keep"


class CorrectForm(forms.Form):
    """Name, phone and language as this person wants them."""

    name = PlainTextField(
        label=_("Name"),
        help_text=_("What you want to be called."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        help_text=_("For the call list of your networks. Leave it empty if you rather not."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("Language of pages and mail"), choices=Language.choices, widget=PicksRadio
    )

    def clean_phone(self) -> str:
        phone = " ".join(self.cleaned_data["phone"].split())
        if phone and not PHONE.fullmatch(phone):
            raise ValidationError(_("Write the number in digits, such as 06 12345678."))
        return phone


class AddressForm(forms.Form):
    """The address to change to. Nothing here tells whether it is somebody's already."""

    address = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_address(self) -> str:
        address = self.cleaned_data["address"].strip().lower()
        if address == self.user.email:
            raise ValidationError(_("That is your address already."))
        return address


class AskForm(forms.Form):
    """A request that a person answers. No text: what it is about, the privacy officer asks."""

    kind = forms.ChoiceField(label=_("What do you want to ask?"), widget=ChoicesRadio)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, capfirst(label)) for kind, label in DataRequestKind.choices]


class EraseForm(forms.Form):
    """The choice about concerns, for who shared any, and a word that nobody types by mistake."""

    concerns = forms.ChoiceField(
        label=_("The concerns that you shared"),
        choices=[
            (REMOVE, _("Remove them as well, with the answers")),
            (KEEP, _("Leave them with the network, without my name")),
        ],
        initial=REMOVE,
        widget=ChoicesRadio,
    )
    word = forms.CharField(
        label=_("To be sure: type the word “erase”"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, has_concerns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_concerns:
            del self.fields["concerns"]

    def clean_word(self) -> str:
        typed = self.cleaned_data["word"].strip(" “”\"'.").casefold()
        if typed not in {"erase", pgettext("to type", "erase").casefold()}:
            raise ValidationError(_("Type the word exactly. Nothing has been erased."))
        return typed

    @property
    def concerns_too(self) -> bool:
        """Of a form that is valid."""
        return self.cleaned_data.get("concerns", REMOVE) == REMOVE
