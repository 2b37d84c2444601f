"""What an administrator fills in about an account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IdentityForm(forms.Form):
    """Whoever asks for something that opens an account must be who they say."""

    sure = forms.BooleanField(
        label=_("I am sure that this person asks it: I saw them, or called them on a number that I knew."),
        error_messages={"required": _("First make sure who asks. Anybody can send a mail.")},
    )


class AddressForm(IdentityForm):
    """Another address for somebody whose own does not work."""

    field_order = ("email", "sure")

    email = forms.EmailField(
        label=_("The right e-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("Write a whole e-mail address, such as name@example.nl."),
        },
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()
