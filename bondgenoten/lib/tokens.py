"""Secrets that stand in a link: the link holds the token, the database its hash only."""

import hashlib
import secrets

BYTES = 24  # 192 bits


def new_token() -> str:
    """A token for a link, 32 characters that need no quoting in a URL."""
    return secrets.token_urlsafe(BYTES)


def hash_token(token: str) -> str:
    """What is kept of a token, 64 hexadecimal characters; its bits are too many to be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()
