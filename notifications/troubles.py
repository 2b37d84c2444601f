"""Why a mail did not arrive, in words for somebody who can do something about it."""

from django.utils.translation import gettext as _


def in_words(error: str) -> str:
    """What the reason kept with a mail (the sort of error and the server's code) means."""
    kind, _space, code = error.partition(" ")
    return _of_code(code) if code.isdigit() else _of_kind(kind)


def _of_code(code: str) -> str:
    """Answers of a mail server (RFC 5321, 4.2.3)."""
    known = {
        "550": _("This mailbox does not exist, or takes no mail from us. Is the address right?"),
        "551": _("This mailbox has moved. Ask for the new address."),
        "552": _("The mailbox is full. Ask the person to make room, and try again."),
        "553": _("The mail server does not know an address like this. Is it right?"),
        "554": _("The mail server of this person refused the mail, perhaps as unwanted mail."),
        "530": _("Our own mail server does not let us in. Tell who looks after the settings."),
        "534": _("Our own mail server does not let us in. Tell who looks after the settings."),
        "535": _("Our own mail server does not let us in. Tell who looks after the settings."),
    }
    if code.startswith("4"):
        return _("The mail server of this person kept being busy. We tried for five days.")
    return known.get(code) or _("The mail server refused the mail.")


def _of_kind(kind: str) -> str:
    """Nobody answered, or no mail could be made."""
    if kind in {"ValueError", "TypeError", "UnicodeEncodeError", "UnicodeError"}:
        return _("This address or mail cannot be sent as it is. Is the address right?")
    if kind == "gave":  # "gave up": every try stopped half-way
        return _("We tried for five days and gave up.")
    if "Timeout" in kind or "timeout" in kind:
        return _("The mail server did not answer in time. We tried for five days.")
    return _("The mail server could not be reached. We tried for five days.")
