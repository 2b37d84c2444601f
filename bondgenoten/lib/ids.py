"""Random ids for URLs. Keys stay bigints inside; what a person sees says nothing about how many there are."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/l/i, u: read aloud without mistakes
LENGTH = 20


def new_public_id() -> str:
    """Twenty characters out of thirty: 98 bits, lower case."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class PublicIdConverter:
    """URL converter ``<pid:…>``: anything that is no public id matches no URL and answers 404."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
