"""Writing back and forth about a concern."""

from django.db import transaction

from accounts.models import User
from signals import emails
from signals.constants import EventKind
from signals.models import Reply, Signal
from signals.services.care import coordinators_in_care, party_of
from signals.services.clock import end_day, restart_clock, stop_clock
from signals.services.life import advance, log
from signals.services.merging import pass_on


@transaction.atomic
def write_reply(signal: Signal, *, actor: User, text: str, submission: str, asks: bool = False) -> Reply:
    """Add a message to the thread, once per ``submission``, and tell the other side that there is news.

    A message of a coordinator keeps the promise of an answer, also when it ``asks`` the reporter something.
    An answer goes to the reporters of what was taken together with it as well; a question is for one. A
    message of the reporter promises an answer anew, and opens a concern again that had ended.
    """
    is_reporter = signal.reporter_id == actor.pk
    reply, created = Reply.objects.get_or_create(
        submission=submission,
        defaults={
            "signal": signal,
            "author": actor,
            "party": "" if is_reporter else party_of(signal, actor),
            "text": text,
        },
    )
    if created and is_reporter:
        _from_reporter(reply)
    elif created:
        _to_reporter(reply, asks=asks)
    return reply


def _from_reporter(reply: Reply) -> None:
    signal, reporter = reply.signal, reply.author
    if restart_clock(signal):
        log(signal, EventKind.WROTE_BACK, reporter)
    # What they write is not buried under a decision.
    advance(signal, EventKind.REOPENED, actor=reporter, ends_on=end_day(signal.network))
    for coordinator in coordinators_in_care(signal):
        emails.reporter_wrote(reply, coordinator)


def _to_reporter(reply: Reply, *, asks: bool) -> None:
    stop_clock(reply.signal, actor=reply.author, at=reply.created_at, asks=asks)
    if asks:
        log(reply.signal, EventKind.ASKED, reply.author)
    emails.concern_answered(reply)
    for copy in () if asks else pass_on(reply):
        stop_clock(copy.signal, actor=reply.author, at=copy.created_at)
        emails.concern_answered(copy)
