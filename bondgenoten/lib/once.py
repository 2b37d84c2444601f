"""Asked once a request: what many parts of a page ask about the same person in the same moment."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Answer = TypeVar("Answer")
_answers: ContextVar[dict[Hashable, object] | None] = ContextVar("answers", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Remember answers until the end of the block; nothing is remembered outside of one."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer of ``ask``, remembered under ``key`` until the request ends; outside of one asked anew."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if key not in answers:
        answers[key] = ask()
    return answers[key]  # type: ignore[return-value]  # stored under the same key


def forget(key: Hashable) -> None:
    """For who changes what an answer says, in the middle of a request."""
    if (answers := _answers.get()) is not None:
        answers.pop(key, None)
