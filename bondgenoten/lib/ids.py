"""Random ids for URLs. Keys stay bigints inside; what a person sees says nothing about how many there are."""

import secrets
from functools import cache

from django.urls import reverse

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/l/i, u: read aloud without mistakes
LENGTH = 20


def new_public_id() -> str:
    """Twenty characters out of thirty: 98 bits, lower case."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def address_of(name: str, public_id: str) -> str:
    """The address of the page ``name`` about one thing; a list asks it of each row."""
    before, after = _around(name)
    return f"{before}{public_id}{after}"


@cache
def _around(name: str) -> tuple[str, str]:
    """What stands before and after the public id in an address."""
    some_id = ALPHABET[0] * LENGTH
    before, _id, after = reverse(name, args=[some_id]).partition(some_id)
    return before, after


class PublicIdConverter:
    """URL converter ``<pid:…>``: anything that is no public id matches no URL and answers 404."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
