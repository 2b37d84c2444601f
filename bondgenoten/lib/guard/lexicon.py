"""The word lists, read once a process when the first text comes. Where they are from: docs/text-guard.md."""

from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
ENDINGS = ("'s", "je", "jes", "tje", "tjes", "en", "s", "e", "n", "t", "te", "de", "ten", "den")
NEVER = frozenset({"dan", "erna"})  # first names as well, but in Dutch nearly always a word


@cache
def listed(name: str) -> frozenset[str]:
    """All words of one list."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def sections(name: str) -> dict[str, frozenset[str]]:
    """The lists of one file, each under its [heading]; _ stands for a space."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += [word.replace("_", " ") for word in line.split()]
    return {heading: frozenset(words) for heading, words in found.items()}


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether this is an ordinary Dutch word: in the list, or made of two words in it."""
    words = listed("words")
    if word in words or word in listed("own_words"):
        return True
    if len(word) > 30:
        return False
    for cut in range(3, len(word) - 3):
        start, end = word[:cut], word[cut:]
        if end in words and (start in words or start.removesuffix("s") in words):
            return True
    return any(
        len(word) - len(end) > 3 and word.endswith(end) and word[: -len(end)] in words for end in ENDINGS
    )


@cache
def sure_names() -> frozenset[str]:
    """First names that are hardly ever anything else: known without a capital too."""
    own = listed("own_first_names") - (listed("also_words") - listed("sure_names"))
    faker = {name for name in listed("first_names") if len(name) > 3} - listed("also_words")
    return frozenset((own | faker | listed("sure_names")) - listed("unsure_names") - not_people() - NEVER)


@cache
def first_names() -> frozenset[str]:
    """All first names, those that are words as well included."""
    every = listed("own_first_names") | listed("first_names") | listed("more_names") | listed("sure_names")
    return frozenset(every - NEVER)


@cache
def last_names() -> frozenset[str]:
    """All surnames, without their small words."""
    return listed("own_last_names") | listed("last_names")


@cache
def sure_last_names() -> frozenset[str]:
    """Surnames that are hardly ever anything else."""
    own = {name for name in listed("own_last_names") if len(name) > 3}
    return frozenset(own - listed("also_words") - listed("unsure_names") - not_people())


@cache
def not_people() -> frozenset[str]:
    """Places, shops, clubs, months and other capitals that are no person."""
    return listed("places") | listed("things")
