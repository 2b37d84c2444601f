"""A private PostgreSQL and Redis for as long as a command runs: own ports, own passwords, nothing kept.

Where DATABASE_URL or REDIS_URL names a running one, that one is used.
"""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools import machine, port
from tools.common import Command, Problem, environment, last_line, run_tool
from tools.processes import die_with_parent

# Speed, not safety: the data is thrown away.
THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "log_min_messages=warning"]
PATIENCE = 30


@contextlib.contextmanager
def both() -> Iterator[dict[str, str]]:
    """The two settings that name the services, while they run."""
    given = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "REDIS_URL")}
    with contextlib.ExitStack() as stack:
        if not given["DATABASE_URL"].startswith("postgres"):
            given["DATABASE_URL"] = stack.enter_context(postgresql())
        if not given["REDIS_URL"].startswith("redis"):
            given["REDIS_URL"] = stack.enter_context(redis())
        yield given


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A new PostgreSQL cluster; gives its DATABASE_URL."""
    machine.ensure("postgresql")
    binaries = Path(machine.postgresql() or "")
    # PostgreSQL refuses to run as root.
    user: dict[str, Any] = (
        {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    )
    with _folder(user.get("user")) as folder:
        password, number = secrets.token_hex(24), port.pick_free()
        _init(binaries, folder, password, user)
        options = [*THROWAWAY, "listen_addresses=127.0.0.1", f"port={number}", "unix_socket_directories="]
        command = [binaries / "postgres", "-D", folder / "data", *(f"-c{option}" for option in options)]
        # SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients.
        with _running("PostgreSQL", command, folder, number, signal.SIGINT, **user):
            yield f"postgres://bondgenoten:{password}@{port.LOOPBACK}:{number}/postgres"


def _init(binaries: Path, folder: Path, password: str, user: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    if user:
        shutil.chown(secret, user["user"])
    options = ["--locale=C.UTF-8", "--username=bondgenoten", "--auth=scram-sha-256", f"--pwfile={secret}"]
    command = [binaries / "initdb", "-D", folder / "data", "--no-sync", "-E", "UTF8", *options]
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False, **user
    )
    if done.returncode:
        raise Problem(f"PostgreSQL could not make its files: {last_line(done.stderr, 'initdb: error')}")


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """A new Redis; gives its REDIS_URL."""
    machine.ensure("redis-server")
    with _folder(None) as folder:
        password, number = secrets.token_hex(24), port.pick_free()
        (folder / "redis.conf").write_text(
            f"bind {port.LOOPBACK}\nport {number}\nrequirepass {password}\nsave ''\ndir {folder}\n"
        )
        command = [machine.redis(), folder / "redis.conf"]
        with _running("Redis", command, folder, number, signal.SIGTERM):
            yield f"redis://:{password}@{port.LOOPBACK}:{number}/0"


@contextlib.contextmanager
def _folder(owner: str | None) -> Iterator[Path]:
    """A folder that is gone afterwards, readable to its owner only."""
    with tempfile.TemporaryDirectory(prefix="bondgenoten-", ignore_cleanup_errors=True) as name:
        if owner:
            shutil.chown(name, owner)
        yield Path(name)


@contextlib.contextmanager
def _running(
    name: str, command: Command, folder: Path, number: int, stop: signal.Signals, **user: Any
) -> Iterator[None]:
    """A server from the moment it answers until it has stopped."""
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509  (we have one thread, it makes one system call)
            **user,
        )
    try:
        _wait_for(name, process, log, number)
        yield
    finally:
        _end(process, stop)


def _end(process: subprocess.Popen, stop: signal.Signals) -> None:
    process.send_signal(stop)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(name: str, process: subprocess.Popen, log: Path, number: int) -> None:
    until = time.monotonic() + PATIENCE
    while not port.answers(number):
        if process.poll() is not None or time.monotonic() > until:
            raise Problem(f"{name} did not start: {last_line(log.read_text(errors='replace'))}")
        time.sleep(0.1)


def main(arguments: list[str]) -> int:
    """Run the command that follows, with DATABASE_URL and REDIS_URL set."""
    if not arguments:
        raise Problem("Say what to run: python -m tools.services COMMAND …")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what we started is stopped
    with both() as urls:
        return subprocess.run(arguments, env=environment(**urls), check=False).returncode


if __name__ == "__main__":
    run_tool(main)
