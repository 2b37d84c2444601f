"""Text guard: finds what could point at a person, before a text is kept. How well: docs/text-guard.md."""

from bondgenoten.lib.guard.finding import find
from bondgenoten.lib.guard.joining import leave_out
from bondgenoten.lib.guard.kinds import BLOCKING, Finding, Kind, why

__all__ = ["BLOCKING", "Finding", "Kind", "find", "leave_out", "why"]
