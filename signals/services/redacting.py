"""Taking words out of what somebody wrote. The rest stays as it was, and they keep what stood there."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from bondgenoten.lib.guard import Finding, leave_out
from signals import emails
from signals.constants import EventKind
from signals.models import Redaction, Reply, Signal
from signals.services.life import log


def without(text: str, out: Sequence[Finding], *, language: str) -> str:
    """The text with a neutral word for each of ``out``; nothing else of it changes. Raises ValueError."""
    if not out or any(not 0 <= one.start < one.end <= len(text) for one in out):
        raise ValueError("words that do not stand in the text")
    with override(language):  # of whoever wrote it: the word stands among theirs
        return leave_out(text, _joined(out))


def _joined(out: Sequence[Finding]) -> list[Finding]:
    """What overlaps as one piece, so that no chosen word stays for being part of two."""
    pieces: list[Finding] = []
    for one in sorted(out, key=lambda one: (one.start, one.end)):
        if pieces and one.start < pieces[-1].end:
            last = pieces.pop()
            one = Finding(last.kind, last.start, max(last.end, one.end))
        pieces.append(one)
    return pieces


@transaction.atomic
def redact(
    signal: Signal,
    *,
    actor: User,
    seen: str,
    out: Sequence[Finding],
    reason: str,
    reply: Reply | None = None,
) -> bool:
    """Take words out of a concern, or of a message in its thread; tell the reporter.

    ``seen`` is the text in which ``out`` was marked. False, and nothing happens: it reads otherwise by now.
    An answer that went to several reporters loses the words everywhere.
    """
    author = reply.author if reply else signal.reporter
    text = without(seen, out, language=author.language)
    if reply is not None:
        return _redact_reply(reply, text, actor=actor, before=seen, reason=reason)
    if not Signal.objects.filter(pk=signal.pk, observation=seen).update(observation=text):
        return False
    _note(signal, None, actor=actor, before=seen, reason=reason)
    return True


def _redact_reply(reply: Reply, text: str, *, actor: User, before: str, reason: str) -> bool:
    if not Reply.objects.filter(pk=reply.pk, text=before).update(text=text):
        return False
    _note(reply.signal, reply, actor=actor, before=before, reason=reason)
    for copy in _copies(reply):
        if Reply.objects.filter(pk=copy.pk, text=before).update(text=text):
            _note(copy.signal, copy, actor=actor, before=before, reason=reason)
    return True


def _copies(reply: Reply) -> list[Reply]:
    """The same answer in concerns that go on as one with this one (``merging.pass_on``)."""
    first, _arrow, _concern = reply.submission.partition(">")
    source = first if _arrow else reply.public_id
    same = Reply.objects.filter(Q(public_id=source) | Q(submission__startswith=f"{source}>"))
    return list(same.exclude(pk=reply.pk).select_related("signal__network", "signal__reporter"))


def _note(signal: Signal, reply: Reply | None, *, actor: User, before: str, reason: str) -> None:
    redaction = Redaction.objects.create(
        signal=signal, reply=reply, before=before, reason=reason, by=actor, at=timezone.now()
    )
    log(signal, EventKind.REDACTED, actor)
    emails.concern_redacted(redaction)
