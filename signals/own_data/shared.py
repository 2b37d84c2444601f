"""What somebody shared, with all that became of it that is theirs to see."""

from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib import dates
from bondgenoten.lib.own_data import Fact, Section
from networks.constants import Party
from signals.constants import About, Readers, Solved
from signals.models import ConsentRequest, CoReporter, Redaction, Reply, Signal


def concerns(user: User, position: int) -> Section:
    """Own words in full, with the answers."""
    return Section(
        name="concerns",
        slug="zorgen",
        title=_("Concerns you shared"),
        about=_("What you wrote, who may read it, and the answers you got."),
        position=position,
        rows=Signal.objects.filter(reporter=user)
        .select_related("network", "neighbourhood", "theme", "felt")
        .prefetch_related("replies")
        .order_by("-created_at", "-pk"),
        describe=lambda signal: [*_words(signal), *_choices(signal), *_course(signal)],
    )


def joined(user: User, position: int) -> Section:
    """Only that they did, and when: the words are of somebody else."""
    return Section(
        name="joined",
        slug="ook-gemerkt",
        title=_("Concerns that you noticed too"),
        about=_("When you said that you noticed the same. Others see a number, not your name."),
        position=position,
        rows=CoReporter.objects.filter(user=user).select_related("signal__network").order_by("-at", "-pk"),
        describe=lambda row: [
            Fact("network", _("Network"), row.signal.network.name),
            Fact("at", _("On"), row.at),
        ],
    )


def consents(user: User, position: int) -> Section:
    """What coordinators asked about own concerns, and the answer."""
    return Section(
        name="consents",
        slug="toestemming",
        title=_("What you were asked to agree to"),
        about=_("Questions about your concerns, and what you answered."),
        position=position,
        rows=ConsentRequest.objects.filter(signal__reporter=user)
        .select_related("signal__network")
        .order_by("-asked_at", "-pk"),
        describe=consent,
    )


def redactions(user: User, position: int) -> Section:
    """Own words out of which some were taken, as they stood there before."""
    own = Redaction.objects.filter(signal__reporter=user, reply=None)
    return Section(
        name="redactions",
        slug="weggehaald",
        title=_("Words that were taken out of your texts"),
        about=_("What stood there before, and why it was changed."),
        position=position,
        rows=(own | Redaction.objects.filter(reply__author=user))
        .select_related("signal__network")
        .order_by("-at", "-pk"),
        describe=_redaction,
    )


def _words(signal: Signal) -> list[Fact]:
    learnt = str(signal.get_learnt_display()) if signal.learnt else ""
    return [
        Fact("network", _("Network"), signal.network.name),
        Fact("observation", _("What you noticed"), signal.observation),
        Fact("corrected_at", _("Put right on"), signal.corrected_at),
        Fact("noticed_on", _("When"), signal.noticed_on),
        Fact("where", _("Where"), signal.neighbourhood.name if signal.neighbourhood else ""),
        Fact("theme", _("Subject"), signal.theme.label if signal.theme else ""),
        Fact("learnt", _("How known"), learnt, signal.learnt),
        Fact("felt", _("How it feels"), signal.felt.label if signal.felt else ""),
        Fact("source", _("For whom you shared it"), str(signal.get_source_display()), signal.source),
    ]


def _choices(signal: Signal) -> list[Fact]:
    about = str(signal.get_about_display()) if signal.about != About.NOBODY else ""
    hidden = str(signal.get_hidden_from_display())
    return [
        Fact("about", _("Is about"), about, signal.about),
        Fact("readers", _("Who may read it"), str(signal.get_readers_display()), signal.readers),
        Fact("hidden_from", _("Who sees your name"), hidden, signal.hidden_from),
        Fact("may_be_discussed", _("May be discussed at a meeting"), signal.may_be_discussed),
    ]


def _course(signal: Signal) -> list[Fact]:
    solved = str(signal.get_solved_display()) if signal.solved != Solved.UNKNOWN else ""
    return [
        Fact("shared_at", _("Shared on"), signal.created_at),
        Fact("promised_on", _("Answer promised by"), signal.promised_on),
        Fact("answered_at", _("First answer"), signal.answered_at),
        Fact("ends_on", _("Outcome promised by"), signal.ends_on),
        Fact("outcome", _("What was decided"), str(signal.get_outcome_display()), signal.outcome),
        Fact("solved", _("Whether it is solved, you said"), solved, signal.solved),
        Fact("solved_at", _("Said on"), signal.solved_at),
        Fact("replies", _("Questions and answers"), [_message(reply) for reply in signal.replies.all()]),
    ]


def _message(reply: Reply) -> str:
    """A message in the thread as its reporter sees it, with the party of who answered."""
    who = str(Party(reply.party).label) if reply.party else _("You")
    return f"{who}, {dates.day(reply.created_at, year=True)}: {reply.text}"


def consent(request: ConsentRequest) -> list[Fact]:
    """A question, with what it was about and the answer."""
    readers = str(Readers(request.readers).label) if request.readers else ""
    return [
        Fact("network", _("Network"), request.signal.network.name),
        Fact("asked", _("What was asked"), str(request.get_kind_display()), request.kind),
        Fact("readers", _("Who would read it"), readers, request.readers),
        Fact("title", _("Title for the agenda"), request.title),
        Fact("reason", _("Why"), request.reason),
        Fact("asked_at", _("Asked on"), request.asked_at),
        Fact("state", _("Answer"), str(request.get_state_display()), request.state),
        Fact("decided_at", _("Answered on"), request.decided_at),
    ]


def _redaction(redaction: Redaction) -> list[Fact]:
    return [
        Fact("network", _("Network"), redaction.signal.network.name),
        Fact("before", _("What stood there before"), redaction.before),
        Fact("reason", _("Why"), redaction.reason),
        Fact("at", _("On"), redaction.at),
    ]
