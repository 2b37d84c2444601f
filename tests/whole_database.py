"""All that is kept anywhere, to search in: every column of every table, sessions opened, cache and files."""

import pickle
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

Rows = dict[str, dict[str, tuple]]  # by table, by first column


def rows() -> Rows:
    """Every row of every table as the database has it."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (a name of ours)
            found[table] = {str(row[0]): row for row in cursor.fetchall()}
    return found


def everything() -> dict[str, str]:
    """Text to search in, by where it stands."""
    found = {table: repr(list(kept.values())) for table, kept in rows().items()}
    found["opened sessions"] = repr([session.get_decoded() for session in Session.objects.all()])
    found["cache"] = repr(list(_cached()))
    for path in (settings.ERASURES_FILE, *_files(settings.MEDIA_ROOT)):
        if Path(path).exists():
            found[str(path)] = Path(path).read_bytes().decode(errors="replace")
    return found


def places_of(word: str) -> list[str]:
    """Where ``word`` stands, however it is written there; case does not matter."""
    spelled = {word, repr(word)[1:-1], word.encode("unicode_escape").decode()}
    spelled |= {each.replace("'", "&#x27;") for each in spelled} | {
        each.replace("'", "\\'") for each in spelled
    }
    return sorted(
        place
        for place, text in everything().items()
        if any(each.casefold() in text.casefold() for each in spelled)
    )


def _cached():
    """Keys and values of the cache, in memory or in Redis."""
    if hasattr(cache, "_cache") and isinstance(cache._cache, dict):
        yield from ((key, pickle.loads(value)) for key, value in cache._cache.items())  # noqa: S301  (our own)
        return
    client = cache._cache.get_client(None)
    yield from ((key, client.get(key)) for key in client.scan_iter("*"))


def _files(folder: str):
    return (path for path in Path(folder).rglob("*") if path.is_file()) if folder else ()
