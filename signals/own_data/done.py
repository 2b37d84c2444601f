"""What somebody did with concerns and which they opened, without words of others."""

from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.own_data import Fact, Section
from signals.models import Redaction, SignalEvent, SignalRead


def taken_out(user: User, position: int) -> Section:
    """Why they took out words of others: their reason, not those words."""
    return Section(
        name="taken_out",
        slug="door-u-weggehaald",
        title=_("Words you took out of texts"),
        about=_("Your reason, each time. The words themselves are of whoever wrote them."),
        position=position,
        rows=Redaction.objects.filter(by=user).select_related("signal__network").order_by("-at", "-pk"),
        describe=lambda redaction: [
            Fact("network", _("Network"), redaction.signal.network.name),
            Fact("reason", _("Why"), redaction.reason),
            Fact("at", _("On"), redaction.at),
        ],
    )


def reading(user: User, position: int) -> Section:
    """The moments at which they opened concerns."""
    return Section(
        name="reading",
        slug="gelezen",
        title=_("Concerns you read"),
        about=_("When you opened a concern, and in which role. The reporter sees that role."),
        position=position,
        rows=SignalRead.objects.filter(reader=user)
        .select_related("signal__network")
        .order_by("-last_at", "-pk"),
        describe=_read,
    )


def steps(user: User, position: int) -> Section:
    """Each step they took."""
    return Section(
        name="steps",
        slug="stappen",
        title=_("What you did with concerns"),
        about=_("Each step that you took, without any text."),
        position=position,
        rows=SignalEvent.objects.filter(actor=user).select_related("signal__network").order_by("-at", "-pk"),
        describe=_step,
    )


def _read(read: SignalRead) -> list[Fact]:
    return [
        Fact("network", _("Network"), read.signal.network.name),
        Fact("role", _("Role"), str(read.get_role_display()), read.role),
        Fact("first_at", _("First time"), read.first_at),
        Fact("last_at", _("Last time"), read.last_at),
    ]


def _step(event: SignalEvent) -> list[Fact]:
    return [
        Fact("network", _("Network"), event.signal.network.name),
        Fact("step", _("Step"), str(event.get_kind_display()), event.kind),
        Fact("at", _("On"), event.at),
    ]
