"""Search in what concerns say: Dutch full text on PostgreSQL, plain on SQLite, through one door.

All words have to be there; ``"between quotes"`` as they stand, ``-without`` this one, ``this OR that``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower, StrIndex
from django.db.models.lookups import GreaterThan

from bondgenoten.lib.asked import Shape, shape_of
from signals.dutch import forms_of
from signals.querysets import SignalQuerySet

LONGEST = 100  # characters
MOST_TERMS = 12
COLUMN = "searched"  # made by a migration, on PostgreSQL only; the database keeps it equal to the observation
DUTCH = "dutch"

TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True)
class Term:
    """One thing that a concern has to say, in any of these forms; or not to say; or it or the one before."""

    forms: tuple[str, ...]
    is_phrase: bool
    is_absent: bool
    is_or: bool


@dataclass(frozen=True)
class Wanted:
    """What is searched for; nothing in particular without terms."""

    terms: tuple[Term, ...] = ()


@shape_of.register
def _shape_of_wanted(wanted: Wanted) -> tuple[Shape, tuple[str, ...]]:
    """SQL depends on which terms there are and how they are put together, not on what they say."""
    forms = tuple(form for term in wanted.terms for form in term.forms)
    key = tuple((len(t.forms), t.is_phrase, t.is_absent, t.is_or) for t in wanted.terms)

    def stand_in(parts: Sequence[str]) -> Wanted:  # is kept, so it holds no word of anybody
        rest = iter(parts)
        return Wanted(tuple(Term(tuple(next(rest) for _ in range(many)), *others) for many, *others in key))

    return Shape(key, (str,) * len(forms), stand_in), forms


def wanted_of(words: str) -> Wanted:
    """What somebody typed, in terms: OR (or OF) stands between two, all others must be there."""
    terms: list[Term] = []
    is_or = False
    for minus, phrase, word in TERM.findall(words[:LONGEST])[:MOST_TERMS]:
        if word in {"OR", "OF"} and terms:
            is_or = True
        elif text := phrase.strip() or word:
            forms = (text,) if phrase else _forms(text)
            terms.append(Term(forms, bool(phrase), bool(minus), is_or))
            is_or = False
    return Wanted(tuple(terms))


def _forms(word: str) -> tuple[str, ...]:
    """The stemmer cuts "knallen" to "knall" and "knal" to "knal": it gets all forms of a word."""
    return tuple(forms_of(word.lower())) if connection.vendor == "postgresql" else (word,)


def search(concerns: SignalQuerySet, words: str) -> SignalQuerySet:
    """Those of ``concerns`` that say these words, in the order they had; all of them without any word."""
    return saying(concerns, wanted_of(words))


def saying(concerns: SignalQuerySet, wanted: Wanted) -> SignalQuerySet:
    """The same, of what was typed when it is in terms already."""
    if not wanted.terms:
        return concerns
    conditions: list[Any] = []
    for term in wanted.terms:
        condition = _condition(term)
        conditions.append(conditions.pop() | condition if term.is_or else condition)
    condition = reduce(and_, conditions)
    if connection.vendor == "postgresql":
        return concerns.alias(searched=_Searched(F("pk"))).filter(searched=condition)
    return concerns.filter(condition)


def _condition(term: Term) -> Any:
    """One of the forms is there, or none of them."""
    leaves = [_leaf(form, is_phrase=term.is_phrase) for form in term.forms]
    return reduce(and_, (~leaf for leaf in leaves)) if term.is_absent else reduce(or_, leaves)


def _leaf(text: str, *, is_phrase: bool) -> Any:
    if connection.vendor == "postgresql":
        return SearchQuery(text, config=DUTCH, search_type="phrase" if is_phrase else "plain")
    return Q(GreaterThan(StrIndex(Lower("observation"), Lower(Value(text))), 0))


class _Searched(Func):
    """The column of the lexemes, which no model has as SQLite cannot make it."""

    output_field = SearchVectorField()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        """Of the same row as the key."""
        key: Any = self.get_source_expressions()[0]
        return f"{compiler.quote_name_unless_alias(key.alias)}.{connection.ops.quote_name(COLUMN)}", []
