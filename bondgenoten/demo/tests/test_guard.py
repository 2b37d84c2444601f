"""The demo makes its own database and never touches another one."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured

from bondgenoten.demo import guard

ROOT = Path(__file__).resolve().parents[3]


def database(path: Path, mark: int | None) -> dict:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE people (name)")
    if mark is not None:
        connection.execute(f"PRAGMA application_id = {mark}")
    connection.commit()
    connection.close()
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


def manage(*arguments: str, url: str) -> subprocess.CompletedProcess:
    env = os.environ | {"DEMO": "1", "DATABASE_URL": url, "SECRET_KEY": "demo-test" * 9}
    env["DJANGO_SETTINGS_MODULE"] = "bondgenoten.settings"
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_a_marked_database_is_accepted(tmp_path: Path) -> None:
    guard.refuse_unmarked(database(tmp_path / "demo file?.sqlite3", guard.APPLICATION_ID))


@pytest.mark.parametrize("mark", [None, 1])
def test_another_database_is_refused(tmp_path: Path, mark: int | None) -> None:
    other = database(tmp_path / "other.sqlite3", mark)
    with pytest.raises(ImproperlyConfigured, match="not a demo database"):
        guard.refuse_unmarked(other)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 99])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ImproperlyConfigured, match="not a demo database"):
        guard.refuse_unmarked({"ENGINE": "django.db.backends.sqlite3", "NAME": path})


def test_no_file_yet_is_accepted(tmp_path: Path) -> None:
    guard.refuse_unmarked({"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "new.sqlite3"})


def test_postgresql_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="SQLite"):
        guard.refuse_unmarked({"ENGINE": "django.db.backends.postgresql", "NAME": "bondgenoten"})


def test_starting_on_another_database_ends_in_one_line_and_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    database(path, None)
    before = path.read_bytes()
    done = manage("migrate", url=f"sqlite:///{quote(str(path))}")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{path} is not a demo database, and the demo leaves it alone: unset DEMO."
    ]
    assert path.read_bytes() == before


def test_migrating_a_new_database_puts_the_mark_on_it(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    done = manage("migrate", "contenttypes", "-v", "0", url=f"sqlite:///{quote(str(path))}")
    assert done.returncode == 0, done.stderr
    assert guard.read_mark(path) == guard.APPLICATION_ID
