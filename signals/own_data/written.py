"""What somebody wrote about concerns of others."""

from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.own_data import Fact, Section
from signals.models import ConsentRequest, InternalNote, Reply
from signals.own_data.shared import consent


def answers(user: User, position: int) -> Section:
    """Messages to people who shared a concern."""
    return Section(
        name="answers",
        slug="antwoorden",
        title=_("Answers you wrote"),
        about=_("Your messages to people who shared a concern."),
        position=position,
        rows=Reply.objects.filter(author=user)
        .exclude(signal__reporter=user)
        .select_related("signal__network")
        .order_by("-created_at", "-pk"),
        describe=_text,
    )


def notes(user: User, position: int) -> Section:
    """Remarks among the coordinators, their own only."""
    return Section(
        name="notes",
        slug="notities",
        title=_("Internal notes you wrote"),
        about=_("Your remarks among the coordinators of a network."),
        position=position,
        rows=InternalNote.objects.filter(author=user)
        .select_related("signal__network")
        .order_by("-created_at", "-pk"),
        describe=_text,
    )


def asked(user: User, position: int) -> Section:
    """What they asked reporters, in their own words, with the answer."""
    return Section(
        name="asked",
        slug="gevraagd",
        title=_("What you asked reporters to agree to"),
        about=_("Your questions as coordinator, and whether the reporter agreed."),
        position=position,
        rows=ConsentRequest.objects.filter(asked_by=user)
        .select_related("signal__network")
        .order_by("-asked_at", "-pk"),
        describe=consent,
    )


def _text(written: Reply | InternalNote) -> list[Fact]:
    return [
        Fact("network", _("Network"), written.signal.network.name),
        Fact("written_at", _("Written on"), written.created_at),
        Fact("text", _("What you wrote"), written.text),
    ]
