"""A demo never runs on anything but its own database: the file carries a mark, and without it we refuse."""

import sqlite3
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

APPLICATION_ID = 0x426F6E64  # "Bond", kept in SQLite's header field for the application a file belongs to


def refuse_unmarked(database: dict) -> None:
    """Raise ImproperlyConfigured for PostgreSQL, and for a database file without the demo's mark."""
    if not database["ENGINE"].endswith("sqlite3"):
        raise ImproperlyConfigured("The demo runs on its own SQLite file only: unset DATABASE_URL or DEMO.")
    name = str(database["NAME"])
    if name == ":memory:" or name.startswith("file:") or not Path(name).exists():
        return
    if read_mark(Path(name)) != APPLICATION_ID:
        raise ImproperlyConfigured(
            f"{name} is not a demo database, and the demo leaves it alone: unset DEMO."
        )


def read_mark(path: Path) -> int:
    """The application id of an SQLite file; 0 for a file that SQLite cannot read."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return 0
    try:
        return connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error:
        return 0
    finally:
        connection.close()


def mark_if_empty(connection) -> None:
    """Put the mark on a database in which nothing has been made yet: migrating makes a demo database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_master")
        if cursor.fetchone()[0] == 0:
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
