"""Questions whose SQL is made once: Django writes it anew for each page, and takes longer than the database.

``asked(question, *values)`` gives the rows of the queryset ``question(*values)``. It is written twice, with
two sets of stand-ins for the values, and kept for all values of the same shape. What differs between the two
is where the values go; what differs and is no value nor a moment at a fixed time from one, is refused. So is
a question that asks the database something before it is one, as that would be an answer about stand-ins.
"""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache, singledispatch
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.http import Http404
from django.utils import timezone

from bondgenoten.lib.once import one_request

KINDS_OF_ROW = (ModelIterable, ValuesListIterable, FlatValuesListIterable)
Plain = int | str | date | datetime
Question = Callable[..., QuerySet]


class NotAskable(Exception):
    """The SQL of a question depends on something that is none of its values, or is not of a kind we know."""


@dataclass(frozen=True)
class Shape:
    """All that SQL may depend on; ``build`` makes a value of this shape of as many ``kinds`` of parts."""

    key: Hashable
    kinds: tuple[type, ...]
    build: Callable[[Sequence[Any]], Any] = field(compare=False)


@singledispatch
def shape_of(value: Any) -> tuple[Shape, tuple[Plain, ...]]:
    """The shape of a value and the parts that stand in SQL. An app registers the kinds of its own."""
    raise TypeError(f"{type(value).__name__} is no value of a question")


@shape_of.register
def _number(value: int) -> tuple[Shape, tuple[Plain, ...]]:
    return _shape_of_one(int), (value,)


@shape_of.register
def _word(value: str) -> tuple[Shape, tuple[Plain, ...]]:
    return _shape_of_one(str), (value,)


@shape_of.register
def _day(value: date) -> tuple[Shape, tuple[Plain, ...]]:
    return _shape_of_one(date), (value,)


@shape_of.register
def _moment(value: datetime) -> tuple[Shape, tuple[Plain, ...]]:
    return _shape_of_one(datetime), (value,)


def _shape_of_one(kind: type) -> Shape:
    return Shape(kind.__name__, (kind,), lambda parts: parts[0])


@shape_of.register(list)
def _keys(keys: list[int]) -> tuple[Shape, tuple[Plain, ...]]:
    return Shape(len(keys), (int,) * len(keys), list), tuple(keys)


@shape_of.register(FunctionType)
@shape_of.register(MethodType)
def _question(question: Question) -> tuple[Shape, tuple[Plain, ...]]:
    """For a question about the rows of another one: each has SQL of its own."""
    return Shape(question, (), lambda _parts: question), ()


@shape_of.register
def _part(part: slice) -> tuple[Shape, tuple[Plain, ...]]:
    """Which rows stand on a page; Django writes these numbers into the SQL."""
    return Shape((part.start, part.stop), (), lambda _parts: part), ()


def asked(question: Question, *values: Any) -> list[Any]:
    """The rows of ``question(*values)``, a function of a module or manager: it is the key to its SQL.

    All that it depends on is a value, and it does the same whatever the value is; the day of today may be
    asked for inside, the moment of now may not.
    """
    found = [shape_of.dispatch(value.__class__)(value) for value in values]  # a lazy user is a user
    written = _written(question, tuple(shape for shape, _ in found), timezone.localdate(), connection.vendor)
    return written.rows([part for _, parts in found for part in parts]) if written else []


def asked_first(question: Question, *values: Any) -> Any | None:
    """The first row of ``question(*values)``, which asks for no more; None when there is none."""
    return next(iter(asked(question, *values)), None)


def asked_or_404(question: Question, *values: Any) -> Any:
    """The only row of ``question(*values)``. Raises Http404 when there is none."""
    row = asked_first(question, *values)
    if row is None:
        raise Http404
    return row


def keep_asked(thing: Model, name: str) -> None:
    """Ask once for the rows of ``thing.<name>.all()``, which gives them from now on as if prefetched."""
    kept = thing.__dict__.setdefault("_prefetched_objects_cache", {})
    if name in kept:
        return
    relation: Any = type(thing)._meta.get_field(name)
    rows = asked(_pointing(relation), thing.pk)
    for row in rows:
        setattr(row, relation.field.name, thing)
    related = getattr(thing, name).all()
    related._result_cache, related._prefetch_done = rows, True
    kept[name] = related


@cache
def _pointing(relation: Any) -> Question:
    """The question for the rows that point by a relation at the thing with a key."""

    def pointing_at(key: int) -> QuerySet:
        return relation.related_model._default_manager.filter(**{relation.field.name: key})

    return pointing_at


@dataclass(frozen=True)
class _Place:
    """Where a part goes among the parameters, and how much later."""

    position: int
    part: int
    later: timedelta | None = None


@dataclass(frozen=True)
class _Written:
    """SQL with its parameters, and the compiler that knows what its columns are."""

    kind: type
    compiler: Any
    converters: dict[int, Any]
    sql: str
    params: tuple[Any, ...]
    places: tuple[_Place, ...]

    def rows(self, parts: Sequence[Any]) -> list[Any]:
        """What the database answers for these parts."""
        params = list(self.params)
        for place in self.places:
            value = parts[place.part]
            params[place.position] = _adapted(value + place.later if place.later else value)
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda: (self.sql, params)
        compiler.get_converters = lambda columns: self.converters
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        asks: Any = SimpleNamespace(db=DEFAULT_DB_ALIAS, query=query, _known_related_objects={})
        return list(self.kind(asks))


@lru_cache(maxsize=1_000)
def _written(question: Question, shapes: tuple[Shape, ...], _today: date, _vendor: str) -> _Written | None:
    """None for a question that needs no database, as it can have no rows."""
    kinds = [kind for shape in shapes for kind in shape.kinds]
    first, second = ([_stand_in(kind, n, world) for n, kind in enumerate(kinds)] for world in (0, 1))
    try:
        kind, compiler, sql, params = _compiled(question, shapes, first)
        *_, same, others = _compiled(question, shapes, second)
    except EmptyResultSet:
        return None
    if sql != same:
        raise NotAskable(question)
    differ = [n for n, pair in enumerate(zip(params, others, strict=True)) if pair[0] != pair[1]]
    parts = list(zip(first, second, strict=True))
    places = tuple(_place(n, params[n], others[n], parts) for n in differ)
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    return _Written(kind, compiler, converters, sql, params, places)


def _compiled(
    question: Question, shapes: tuple[Shape, ...], parts: list[Plain]
) -> tuple[type, Any, str, tuple]:
    """The kind of rows, compiler, SQL and parameters of a question with stand-ins."""
    rest, values = iter(parts), []
    with connection.execute_wrapper(_refuse), one_request():  # what is remembered of stand-ins is forgotten
        for shape in shapes:
            values.append(shape.build([next(rest) for _ in shape.kinds]))
        rows: Any = question(*values)
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
    if rows._iterable_class not in KINDS_OF_ROW or rows._prefetch_related_lookups:
        raise NotAskable(question)
    return rows._iterable_class, compiler, sql, tuple(params)


def _refuse(_execute: Any, sql: str, *_others: Any) -> Any:
    raise NotAskable(sql)


def _stand_in(kind: type, number: int, world: int) -> Plain:
    """A value that no row has; two of one world are not as far apart as the same two of the other."""
    if kind is int:
        return -(1_000_000 * (world + 1) + number)
    if kind is str:
        return f"<{world} {number}>"
    day = date(1901 + 100 * world, 1, 1) + timedelta(days=number * (2 * world + 1))
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if kind is datetime else day


def _place(position: int, param: Any, other: Any, parts: list[tuple[Plain, Plain]]) -> _Place:
    """Which part a parameter is. Raises NotAskable when it is none."""
    for number, (first, second) in enumerate(parts):
        if (param, other) == (_adapted(first), _adapted(second)):
            return _Place(position, number)
        if isinstance(first, datetime) and isinstance(second, datetime):
            later = _as_moment(param) - first
            if later == _as_moment(other) - second:
                return _Place(position, number, later)
    raise NotAskable(f"parameter {position}: {param!r}")


def _adapted(value: Any) -> Any:
    """A part as this database wants it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _as_moment(param: Any) -> datetime:
    """A parameter back as a moment; SQLite has it as a text, and what is none gives a day of its own."""
    try:
        moment = param if isinstance(param, datetime) else datetime.fromisoformat(param)
    except (TypeError, ValueError):
        return datetime.max.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
