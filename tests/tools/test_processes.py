"""What the demo starts is stopped, children of children included."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from tools import port, processes
from tools.common import Problem

PARENT = """
import signal, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""
DEAF = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
)


class Nobody:
    """Nobody asks to stop, so the test's own signal handlers stay as they are."""

    def check(self) -> None:
        pass


@pytest.fixture
def group(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(processes, "ROOT", tmp_path)
    monkeypatch.setattr(processes, "PATIENCE", 1)
    group = processes.Processes(tmp_path / "log", os.environ, Nobody())
    yield group
    group.stop()


def first_output(running: processes.Running) -> str:
    until = time.monotonic() + 10
    while not running.log.read_text() and time.monotonic() < until:
        time.sleep(0.02)
    return running.log.read_text()


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_children_of_children_are_stopped(group) -> None:
    running = group.start("parent", [sys.executable, "-c", PARENT])
    grandchild = int(first_output(running))
    assert is_alive(grandchild)
    group.stop()
    time.sleep(0.1)
    assert not is_alive(grandchild)
    assert running.process.returncode == -signal.SIGTERM


def test_what_does_not_listen_is_killed(group) -> None:
    running = group.start("deaf", [sys.executable, "-c", DEAF])
    first_output(running)
    group.stop()
    assert running.process.returncode == -signal.SIGKILL


def test_one_that_stops_by_itself_is_named(group) -> None:
    running = group.start("short", [sys.executable, "-c", "raise SystemExit(3)"])
    running.process.wait()
    with pytest.raises(Problem, match=r"short stopped by itself \(exit code 3\); see log/short\.log"):
        group.check()


def test_a_command_that_fails_is_told_in_its_last_line(group) -> None:
    with pytest.raises(Problem, match="migrate: no such thing"):
        group.complete("migrate", [sys.executable, "-c", "import sys; sys.exit('first\\nno such thing')"])


def test_a_taken_port_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind((port.LOOPBACK, 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {number} is taken"):
            port.check_free(number)


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "8000 ", "٣٣٣٣"])
def test_what_is_no_port(text: str) -> None:
    with pytest.raises(Problem, match="is not a port"):
        port.parse(text)
