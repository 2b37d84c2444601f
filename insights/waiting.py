"""Something that waits for somebody, as a line with where to do it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """``icon`` is the name of one in the sprite; ``text`` says when or why."""

    url: str
    icon: str
    title: str
    text: str
