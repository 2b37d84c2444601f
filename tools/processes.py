"""A few processes that belong together: started in order, stopped together, none left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.common import ROOT, Command, Problem

PATIENCE = 8  # seconds between "please stop" and the end
PAUSE = 0.1
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody asked us to stop: Ctrl-C, a closed terminal, a polite kill, or a parent that is gone."""


class StopRequests:
    """Remembers that somebody asked us to stop. Nothing is interrupted halfway: the loops below ask."""

    def __init__(self) -> None:
        self.asked = False
        self.parent = os.getppid()
        self.parent_caught_interrupt = _catches_interrupt(self.parent)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._remember)

    def _remember(self, *_: object) -> None:
        self.asked = True

    def check(self) -> None:
        """Raises Stopped when somebody asked."""
        gone = os.getppid() != self.parent
        # An interrupt sent to make alone is not passed on: make drops its handler and waits for us.
        dying = self.parent_caught_interrupt and not _catches_interrupt(self.parent)
        if self.asked or gone or dying:
            raise Stopped


def _catches_interrupt(pid: int) -> bool:
    """True when this process is a make that has a handler for SIGINT; false where that cannot be read."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    if "make" not in fields.get("Name", ""):
        return False
    return bool(int(fields.get("SigCgt", "0"), 16) & 1 << (signal.SIGINT - 1))


@dataclass
class Running:
    """A process in a group of its own, with where its output goes."""

    name: str
    process: subprocess.Popen
    log: Path

    def signal_group(self, number: int) -> None:
        """To the process and its children; one that is gone already is fine."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    def end(self, until: float) -> None:
        """Ask it to stop, wait until a moment of the monotonic clock, then make sure."""
        self.signal_group(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(PAUSE, until - time.monotonic()))
        self.signal_group(signal.SIGKILL)
        self.process.wait()


class Processes:
    """The processes of one demo."""

    def __init__(self, logs: Path, env: Mapping[str, str], requests: StopRequests) -> None:
        self.logs = logs
        self.env = dict(env)
        self.requests = requests
        self.running: list[Running] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, command: Command, stdin: bytes = b"") -> Running:
        """Start a command in the background; ``stdin`` is all it gets to read."""
        log = self.logs / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches us only; we stop the rest in order
                preexec_fn=die_with_parent,  # noqa: PLW1509  (we have one thread, it makes one system call)
            )
        running = Running(name, process, log)
        self.running.append(running)
        if process.stdin:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(stdin)
                process.stdin.close()
        return running

    def complete(self, name: str, command: Command, env: Mapping[str, str] = {}) -> None:
        """Run a command to its end. Raises Problem with its last line when it fails."""
        everyday, self.env = self.env, {**self.env, **env}
        running = self.start(name, command)
        self.env = everyday
        while running.process.poll() is None:
            self.requests.check()
            time.sleep(PAUSE)
        self.running.remove(running)
        if running.process.returncode:
            lines = running.log.read_text(errors="replace").strip().splitlines() or ["no output"]
            raise Problem(f"{name}: {lines[-1]} (see {_shown(running.log)})")

    def wait_for(self, ready: Callable[[], bool], seconds: float, what: str) -> None:
        """Wait until ``ready``. Raises Problem when a process ends or time is up, Stopped when asked."""
        until = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > until:
                raise Problem(f"{what} did not start in {seconds:.0f} seconds; see {_shown(self.logs)}.")
            time.sleep(PAUSE)

    def check(self) -> None:
        """Raises Problem that names a process that stopped by itself, and Stopped when asked to stop."""
        self.requests.check()
        for one in self.running:
            if one.process.poll() is not None:
                how = f"exit code {one.process.returncode}"
                raise Problem(f"{one.name} stopped by itself ({how}); see {_shown(one.log)}.")

    def stop(self) -> None:
        """Stop all, kill what does not listen. The first one started is the broker and goes last."""
        until = time.monotonic() + PATIENCE
        for one in self.running[1:]:
            one.signal_group(signal.SIGTERM)
        while self.running:
            self.running.pop().end(until)


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def die_with_parent() -> None:
    """When we are killed ourselves, Linux stops the children for us."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
