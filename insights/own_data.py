"""What insights keep about somebody: the summaries that were made for them."""

from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.own_data import Fact, Section
from insights.models import Summary


def sections(user: User) -> list[Section]:
    """Summaries by day; the figures in them are about networks."""
    return [
        Section(
            name="summaries",
            slug="samenvattingen",
            title=_("Summaries made for you"),
            about=_("When a summary of your networks was made. It holds figures, no people."),
            position=60,
            rows=Summary.objects.filter(recipient=user).order_by("-made_at", "-pk"),
            describe=_summary,
        )
    ]


def _summary(summary: Summary) -> list[Fact]:
    return [
        Fact("kind", _("Kind"), str(summary.get_kind_display()), summary.kind),
        Fact("period", _("Period"), summary.period),
        Fact("made_at", _("Made on"), summary.made_at),
        Fact("status", _("Status"), str(summary.get_status_display()), summary.status),
    ]


def forget(erased: Erased) -> None:
    """Their summaries go: nobody else reads them."""
    Summary.objects.filter(recipient=erased.user).delete()
