"""A promise with a date, in the words and the state of its chip."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bondgenoten.lib import dates


@dataclass(frozen=True)
class Promise:
    """``state`` is open, soon (today), late, kept or plain (a date without a promise)."""

    state: str
    text: str


def open_promise(by: date, today: date | None = None) -> Promise:
    """A promise not kept yet; ``by`` is the last day itself."""
    today = today or timezone.localdate()
    if by < today:
        days = (today - by).days
        return Promise(
            "late",
            ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days},
        )
    if by == today:
        return Promise("soon", _("by today at the latest"))
    return Promise("open", _("by %(day)s at the latest") % {"day": dates.short_day(by)})


def kept_promise(by: date, on: date) -> Promise:
    """A promise that was kept on a day, in time or not."""
    if on > by:
        return Promise(
            "plain",
            _("Answered on %(day)s, later than promised") % {"day": dates.short_day(on)},
        )
    return Promise("kept", _("Answered in time, on %(day)s") % {"day": dates.short_day(on)})
