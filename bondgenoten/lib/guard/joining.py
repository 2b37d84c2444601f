"""Brings findings together: none over another, in the order of the text; and leaves them out."""

from collections.abc import Iterable

from bondgenoten.lib.guard.kinds import Finding, Kind, neutral

# Of two that overlap the first of these stays: what is more certain, and what may never be kept.
FIRST = (
    Kind.BSN, Kind.EMAIL, Kind.IBAN, Kind.HANDLE, Kind.PHONE, Kind.ADDRESS, Kind.PLATE, Kind.NAME, Kind.LABEL,
)  # fmt: skip


def without_overlap(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by start; of two that overlap the stronger kind, then the longer one."""
    rank = {kind: order for order, kind in enumerate(FIRST)}
    kept: list[Finding] = []
    for found in sorted(findings, key=lambda one: (one.start, rank[one.kind], -one.end)):
        if kept and found.start < kept[-1].end:
            stronger = (rank[found.kind], kept[-1].end - found.end)
            if stronger >= (rank[kept[-1].kind], 0):
                continue
            kept.pop()
        kept.append(found)
    return kept


def leave_out(text: str, findings: Iterable[Finding]) -> str:
    """The text with a neutral word for each finding, in the active language."""
    parts: list[str] = []
    reached = 0
    for found in without_overlap(findings):
        apart = " " if text[reached : found.start][-1:].isalnum() else ""  # "bsn123456782"
        parts += [text[reached : found.start], apart, neutral(found.kind)]
        reached = found.end
    if not parts:
        return text
    return "".join([*parts, text[reached:]])
