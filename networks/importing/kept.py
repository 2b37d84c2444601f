"""A file between its preview and the moment somebody says yes: an hour in the cache, for that person only."""

import zlib
from dataclasses import asdict, dataclass

from django.core.cache import cache

from accounts.models import User
from bondgenoten.lib.tokens import hash_token, new_token

SECONDS = 3600


@dataclass(frozen=True)
class Kept:
    """The file itself with what the preview said of it; ``done`` once it was read in."""

    kind: str
    name: str
    edition: int | None
    packed: bytes
    outcome: dict | None
    problems: list[tuple[int, str]]
    left_out: int
    done: bool = False

    @property
    def content(self) -> bytes:
        return zlib.decompress(self.packed)


def pack(content: bytes) -> bytes:
    """Small enough to keep: text packs ten to one."""
    return zlib.compress(content, level=1)


def keep(kept: Kept, user: User) -> str:
    """Keep it; the token under which this user, and nobody else, finds it for an hour."""
    token = new_token()
    cache.set(_key(token, user), asdict(kept), SECONDS)
    return token


def find(token: str, user: User) -> Kept | None:
    """What was kept, or None: never there, of somebody else, or longer than an hour ago."""
    found = cache.get(_key(token, user))
    return Kept(**found) if found else None


def mark_done(token: str, user: User, kept: Kept) -> None:
    """It was read in: forget the file, remember for the rest of the hour that it was done."""
    cache.set(_key(token, user), {**asdict(kept), "packed": pack(b""), "done": True}, SECONDS)


def _key(token: str, user: User) -> str:
    return f"organisation-import:{user.public_id}:{hash_token(token)}"
