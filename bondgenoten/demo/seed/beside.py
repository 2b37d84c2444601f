"""Rows beside a concern: how it was weighed, who joined, what was asked, noted and taken out."""

from collections.abc import Iterator

from bondgenoten.demo.seed.lives import Life
from bondgenoten.demo.seed.people import Made
from bondgenoten.demo.seed.shapes import Area, Step
from meetings.models import Meeting
from signals.constants import ConsentKind, ConsentState, EventKind
from signals.models import (
    ConsentRequest,
    CoReporter,
    InternalNote,
    Redaction,
    StandardAnswer,
    Theme,
    Weighing,
)

KNOWN = {"yes": True, "no": False, "?": None}
DECIDED = {EventKind.CONSENT_GIVEN: ConsentState.GIVEN, EventKind.CONSENT_REFUSED: ConsentState.REFUSED}


def make_beside(lives: list[Life]) -> None:
    """All of a network at once."""
    Weighing.objects.bulk_create(_weighing(life, step) for life, step in _of(lives, EventKind.WEIGHED))
    CoReporter.objects.bulk_create(
        CoReporter(signal=life.signal, user=life.made.user(step.by), at=life.moment(step))
        for life, step in _of(lives, EventKind.JOINED)
    )
    Redaction.objects.bulk_create(_redaction(life, step) for life, step in _of(lives, EventKind.REDACTED))
    InternalNote.objects.bulk_create(note for life in lives for note in _notes(life))


def make_consents(lives: list[Life], made: Made) -> None:
    """What reporters are asked before it is discussed; ``meeting`` is the one that comes."""
    asked = _of(lives, EventKind.CONSENT_ASKED)
    coming = Meeting.objects.filter(network=made.network).upcoming().first()
    ConsentRequest.objects.bulk_create(
        _consent(life, step, coming.public_id if coming else "") for life, step in asked
    )


def make_standard_answers(area: Area, made: Made) -> None:
    """Texts this network begins an answer with."""
    themes = {theme.code: theme for theme in Theme.objects.all()}
    StandardAnswer.objects.bulk_create(
        StandardAnswer(
            network=made.network,
            theme=themes.get(theme),
            title=title,
            text=text,
            submission=f"demo.{area.slug}.answer.{number}",
        )
        for number, (theme, title, text) in enumerate(area.standard_answers)
    )


def _of(lives: list[Life], kind: EventKind) -> Iterator[tuple[Life, Step]]:
    return ((life, step) for life in lives for step in life.concern.steps if step.kind == kind)


def _weighing(life: Life, step: Step) -> Weighing:
    concrete, recent, pattern, kind = step.to.split()
    return Weighing(
        signal=life.signal,
        is_concrete=KNOWN[concrete],
        is_recent=KNOWN[recent],
        is_pattern=KNOWN[pattern],
        kind=kind,
        by=life.made.user(step.by),
        at=life.moment(step),
    )


def _redaction(life: Life, step: Step) -> Redaction:
    who, at = life.made.user(step.by), life.moment(step)
    return Redaction(signal=life.signal, before=step.text, reason=step.to, by=who, at=at)


def _notes(life: Life) -> Iterator[InternalNote]:
    for number, line in enumerate(life.concern.notes):
        author = life.made.members[line.author]
        yield InternalNote(
            signal=life.signal,
            author=author.user,
            party=author.party,
            text=line.text,
            created_at=life.moment(line),
            submission=f"{life.signal.submission}.note.{number}",
        )


def _consent(life: Life, step: Step, meeting: str) -> ConsentRequest:
    """Open, unless the reporter decided in a later step."""
    decided = next((one for one in life.concern.steps if one.kind in DECIDED), None)
    return ConsentRequest(
        signal=life.signal,
        kind=ConsentKind.AGENDA,
        state=DECIDED[EventKind(decided.kind)] if decided else ConsentState.OPEN,
        title=step.text,
        meeting=meeting,
        asked_by=life.made.user(step.by),
        asked_at=life.moment(step),
        decided_at=life.moment(decided) if decided else None,
    )
