"""What the guard looks for, in words for the screen."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a piece of text may be; the values are what ``guard_text`` prints."""

    NAME = "name", _("a name")
    PHONE = "phone", _("a phone number")
    EMAIL = "email", _("an e-mail address")
    ADDRESS = "address", _("an address")
    PLATE = "plate", _("a number plate")
    BSN = "bsn", _("a citizen service number (BSN)")
    IBAN = "iban", _("a bank account")
    HANDLE = "handle", _("an account on social media")
    LABEL = "label", _("a word that labels a group")


BLOCKING = {Kind.BSN}  # may never be kept, whatever the writer decides

_WHY = {
    Kind.NAME: _("Others can read here who it is about. Say what happened, not who did it."),
    Kind.PHONE: _("With a phone number anyone can reach this person."),
    Kind.EMAIL: _("With an e-mail address anyone can reach this person."),
    Kind.ADDRESS: _("An address tells where someone lives. A street or a square is enough."),
    Kind.PLATE: _("A number plate leads to one person. Give it to the police: 0900-8844."),
    Kind.BSN: _("This number is secret. We may not keep it."),
    Kind.IBAN: _("A bank account leads to one person."),
    Kind.HANDLE: _("An account on social media leads to one person."),
    Kind.LABEL: _("Words for a whole group hurt people who did nothing. Say what you saw."),
}
_INSTEAD = {
    Kind.NAME: _("[name]"),
    Kind.PHONE: _("[phone number]"),
    Kind.EMAIL: _("[e-mail address]"),
    Kind.ADDRESS: _("[address]"),
    Kind.PLATE: _("[number plate]"),
    Kind.BSN: _("[BSN]"),
    Kind.IBAN: _("[bank account]"),
    Kind.HANDLE: _("[account]"),
    Kind.LABEL: _("[group]"),
}


@dataclass(frozen=True)
class Finding:
    """A piece of a text, in code points of the text as typed; the end is not part of it."""

    kind: Kind
    start: int
    end: int


def why(kind: Kind) -> str:
    """One sentence for the writer: why this is better left out."""
    return str(_WHY[kind])


def neutral(kind: Kind) -> str:
    """What stands in a text instead of what was left out."""
    return str(_INSTEAD[kind])
