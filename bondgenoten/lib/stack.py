"""Room for deep calls, claimed once for each request instead of a thousand times."""

from collections.abc import Callable
from typing import Any

# Words of 8 bytes. Python rounds the block up to a power of two, 256 KB, and what is left is for the calls.
WORDS = 16_000


def with_room(function: Callable[..., Any]) -> Callable[..., Any]:
    """
    The same function, with room for deep calls below it in one block of memory.

    CPython (3.11 and later) keeps frames of Python code in blocks of 16 KB. A block is asked of the system
    when a call does not fit the one before, and given back at once when that call returns. A loop that
    happens to run at such an edge asks the system for memory at every call: templates in templates did so
    2,000 times a page. A frame of this size gets one large block, and all calls below it share that.
    Source: ``push_chunk`` and ``_PyThreadState_PopFrame`` in CPython's ``Python/pystate.c``.
    """

    def roomy(*arguments: Any, **named: Any) -> Any:
        return function(*arguments, **named)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=WORDS)
    return roomy
