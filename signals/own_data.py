"""What concerns keep about somebody: those they shared with the answers, their messages, what they opened."""

from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.own_data import Fact, Section
from networks.constants import Party
from signals.models import Reply, Signal, SignalEvent, SignalRead


def sections(user: User) -> list[Section]:
    """Own concerns and words in full. Concerns of others only as the moment at which they were opened."""
    return [_concerns(user), _answers(user), _reading(user), _steps(user)]


def _concerns(user: User) -> Section:
    return Section(
        name="concerns",
        slug="zorgen",
        title=_("Concerns you shared"),
        about=_("What you wrote, who may read it, and the answers you got."),
        position=30,
        rows=Signal.objects.filter(reporter=user)
        .select_related("network", "neighbourhood", "theme", "felt")
        .prefetch_related("replies")
        .order_by("-created_at", "-pk"),
        describe=_concern,
    )


def _answers(user: User) -> Section:
    return Section(
        name="answers",
        slug="antwoorden",
        title=_("Answers you wrote"),
        about=_("Your messages to people who shared a concern."),
        position=31,
        rows=Reply.objects.filter(author=user)
        .exclude(signal__reporter=user)
        .select_related("signal__network")
        .order_by("-created_at", "-pk"),
        describe=_answer,
    )


def _reading(user: User) -> Section:
    return Section(
        name="reading",
        slug="gelezen",
        title=_("Concerns you read"),
        about=_("When you opened a concern, and in which role. The reporter sees that role."),
        position=32,
        rows=SignalRead.objects.filter(reader=user)
        .select_related("signal__network")
        .order_by("-last_at", "-pk"),
        describe=_read,
    )


def _steps(user: User) -> Section:
    return Section(
        name="steps",
        slug="stappen",
        title=_("What you did with concerns"),
        about=_("Each step that you took, without any text."),
        position=33,
        rows=SignalEvent.objects.filter(actor=user).select_related("signal__network").order_by("-at", "-pk"),
        describe=_step,
    )


def _concern(signal: Signal) -> list[Fact]:
    return [
        Fact("network", _("Network"), signal.network.name),
        Fact("observation", _("What you noticed"), signal.observation),
        Fact("noticed_on", _("When"), signal.noticed_on),
        Fact("where", _("Where"), signal.neighbourhood.name if signal.neighbourhood else ""),
        Fact("theme", _("Subject"), signal.theme.label if signal.theme else ""),
        Fact(
            "learnt",
            _("How known"),
            str(signal.get_learnt_display()) if signal.learnt else "",
            signal.learnt,
        ),
        Fact("felt", _("How it feels"), signal.felt.label if signal.felt else ""),
        Fact("readers", _("Who may read it"), str(signal.get_readers_display()), signal.readers),
        Fact(
            "hidden_from", _("Who sees your name"), str(signal.get_hidden_from_display()), signal.hidden_from
        ),
        Fact("shared_at", _("Shared on"), signal.created_at),
        Fact("promised_on", _("Answer promised by"), signal.promised_on),
        Fact("answered_at", _("First answer"), signal.answered_at),
        Fact("outcome", _("What was decided"), str(signal.get_outcome_display()), signal.outcome),
        Fact("replies", _("Questions and answers"), [_message(reply) for reply in signal.replies.all()]),
    ]


def _message(reply: Reply) -> str:
    """A message in the thread as its reporter sees it, with the party of who answered."""
    who = str(Party(reply.party).label) if reply.party else _("You")
    return f"{who}, {dates.day(reply.created_at, year=True)}: {reply.text}"


def _answer(reply: Reply) -> list[Fact]:
    return [
        Fact("network", _("Network"), reply.signal.network.name),
        Fact("written_at", _("Written on"), reply.created_at),
        Fact("text", _("What you wrote"), reply.text),
    ]


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
