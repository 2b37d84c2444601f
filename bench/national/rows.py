"""Rows in bulk: COPY on PostgreSQL, one INSERT for many elsewhere. Keys are given here, in order."""

from collections.abc import Callable, Iterable
from itertools import count
from operator import attrgetter
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

BATCH = 20_000


class Table:
    """The rows of one model on their way to the database."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.keys = count(1)
        self.waiting: list[tuple] = []
        fields = model._meta.concrete_fields
        self.name = connection.ops.quote_name(model._meta.db_table)
        self.columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        self.values = attrgetter(*(field.attname for field in fields))
        self.prepare = [self._preparation(field) for field in fields]

    @staticmethod
    def _preparation(field: models.Field) -> Callable[[Any], Any] | None:
        """How a value becomes one for the database; None where psycopg takes it as it is."""
        if connection.vendor == "postgresql" and not isinstance(field, models.JSONField):
            return None
        return lambda value: field.get_db_prep_save(value, connection)

    def add(self, row: models.Model) -> int:
        """Give the row its key and take it along; the key."""
        row.pk = next(self.keys)
        values = self.values(row)
        if any(self.prepare):
            pairs = zip(values, self.prepare, strict=True)
            values = tuple(prepare(value) if prepare else value for value, prepare in pairs)
        self.waiting.append(values)
        if len(self.waiting) >= BATCH:
            self.flush()
        return row.pk

    def flush(self) -> None:
        """Send what waits."""
        rows, self.waiting = self.waiting, []
        if not rows:
            return
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.name} ({self.columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(rows[0]))
                # The names are of our own models; all values go as parameters.
                insert = f"INSERT INTO {self.name} ({self.columns}) VALUES ({marks})"  # noqa: S608
                cursor.executemany(insert, rows)


class Rows:
    """All tables that are being filled. Call ``finish`` at the end, inside the same transaction."""

    def __init__(self) -> None:
        self.tables: dict[type[models.Model], Table] = {}

    def add(self, row: models.Model) -> int:
        """Take a row along; its key, which other rows may name at once."""
        return self._table(type(row)).add(row)

    def add_all(self, rows: Iterable[models.Model]) -> list[int]:
        return [self.add(row) for row in rows]

    def finish(self) -> None:
        """Send all that waits, and let the database give keys from here on."""
        for table in self.tables.values():
            table.flush()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.tables)):
                cursor.execute(statement)

    def _table(self, model: type[models.Model]) -> Table:
        if model not in self.tables:
            self.tables[model] = Table(model)
        return self.tables[model]
