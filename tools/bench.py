"""make bench: every page on databases of national size; writes docs/performance.md, fails on a broken bar."""

import json
import os
import platform
import signal
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tools import machine, port, services
from tools.common import PYTHON, ROOT, VAR, Problem, clean_environment, last_line, run_tool, say
from tools.processes import Processes, StopRequests

BENCH = VAR / "bench"
REPORT = ROOT / "docs" / "performance.md"
SIZES = "10000 100000"
SECONDS = "1.2"  # for each page and number of clients; 16 of them ask a hundred times in it
CLIENTS = ("1", "16")
PAIRS = "500"  # of a known and an unknown address
WORKERS = "3"  # as the Procfile


def main(arguments: list[str]) -> int:
    """Arguments are numbers of concerns. Gives 1 when a bar does not hold."""
    from bench.compare import Compared
    from bench.phone import FirstLoad
    from bench.report import Setting, problems, write
    from bench.results import measured

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what we started is stopped
    sizes = parse_sizes(arguments or SIZES.split())
    machine.ensure("chromium")
    before = os.getloadavg()[0]
    raw = {size: _at(size) for size in sizes}
    pages = {size: measured(jobs, loads) for size, (jobs, loads, *_) in raw.items()}
    phone = FirstLoad(**raw[sizes[-1]][2])
    compared = [Compared(**row) for row in raw[sizes[-1]][3]]
    command = f'make bench SIZES="{" ".join(map(str, sizes))}"'
    load = f"Load average before it began: {before:.1f}."
    write(REPORT, Setting(describe(), date.today().isoformat(), command, load), pages, phone, compared)
    wrong = problems(pages, phone, compared)
    say("\n".join(["", *wrong, f"Written to {REPORT.relative_to(ROOT)}; {len(wrong)} bars do not hold."]))
    return 1 if wrong else 0


def parse_sizes(words: list[str]) -> list[int]:
    """Numbers of concerns, the smallest first. Raises Problem for anything else."""
    numbers = [word for text in words for word in text.split()]
    if not numbers or not all(number.isascii() and number.isdigit() and int(number) for number in numbers):
        raise Problem('SIZES must be numbers of concerns, such as SIZES="10000 100000".')
    return sorted({int(number) for number in numbers})


def describe() -> str:
    """The machine in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processor = "processor unknown"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            processor = line.partition(":")[2].strip()
            break
    return f"{os.cpu_count()} cores ({processor}), {memory:.0f} GB, Python {platform.python_version()}"


def _at(size: int) -> tuple[list[dict], list[dict], dict[str, Any], list[dict]]:
    """Jobs, loads, first load on a phone, times of logging in: on a new database with this many concerns."""
    with services.both() as urls, _processes(urls) as processes:
        say(f"{size:,} concerns: filling the database…")
        manage = [PYTHON, "manage.py"]
        processes.complete("migrate", [*manage, "migrate", "--noinput", "-v", "0"])
        processes.complete("static", [*manage, "collectstatic", "--noinput", "-v", "0"])
        processes.complete("seed", [*manage, "seed_national", "--signals", size])
        return _measure(processes, f"{size:,} concerns")


def _measure(processes: Processes, size: str) -> tuple[list[dict], list[dict], dict[str, Any], list[dict]]:
    """The same, of a database that is filled."""
    jobs = json.loads(_output(processes.env, "prepare", "-m", "bench.prepare"))
    url = _start_web(processes)
    say(f"{size}: {len(jobs)} pages, {2 * float(SECONDS):.0f} seconds each…")
    lines = _output(processes.env, "load", "-m", "bench.load", url, SECONDS, *CLIENTS, stdin=json.dumps(jobs))
    loads = [json.loads(line) for line in lines.splitlines()]
    processes.check()
    resident = next(job for job in jobs if job["role"] == "resident")
    phone = json.loads(_output(processes.env, "phone", "-m", "bench.phone", url, resident["session"]))
    say(f"{size}: {PAIRS} pairs of a known and an unknown address…")
    compared = json.loads(_output(processes.env, "timing", "-m", "bench.timing", url, PAIRS))
    return jobs, loads, phone, compared


@contextmanager
def _processes(urls: dict[str, str]):
    """A group of processes with the settings of production, on these services."""
    env = clean_environment(
        **urls,
        DJANGO_SETTINGS_MODULE="bench.settings",
        SECRET_KEY="only-for-make-bench-" + "x" * 50,
        ALLOWED_HOSTS=port.LOOPBACK,
        TRUSTED_PROXY_COUNT="1",
        PYTHONWARNINGS="ignore",
    )
    processes = Processes(BENCH / "log", env, StopRequests())
    try:
        yield processes
    finally:
        processes.stop()


def _start_web(processes: Processes) -> str:
    """Start gunicorn as in production; its address once it is healthy."""
    url = f"http://{port.LOOPBACK}:{port.pick_free()}"
    bind = ["--bind", url.removeprefix("http://"), "--workers", WORKERS, "--no-control-socket"]
    quiet = ["--log-level", "warning"]
    processes.start("web", [PYTHON, "-m", "gunicorn", *bind, *quiet, "bondgenoten.wsgi"])
    processes.wait_for(lambda: _is_healthy(f"{url}/gezondheid/"), 60, "web")
    return url


def _is_healthy(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy
    try:
        opener.addheaders.append(("X-Forwarded-Proto", "https"))
        with opener.open(url, timeout=3) as answer:
            return answer.status == 200
    except OSError:
        return False


def _output(env: dict[str, str], name: str, *arguments: str, stdin: str = "") -> str:
    """What one of our own programs prints. Raises Problem with its last line when it fails."""
    log = BENCH / "log" / f"{name}.log"
    with log.open("w") as errors:
        done = subprocess.run(
            [str(PYTHON), *arguments],
            cwd=ROOT,
            env=env,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            check=False,
        )
    if done.returncode:
        raise Problem(f"{name}: {last_line(log.read_text(errors='replace'))}")
    return done.stdout


if __name__ == "__main__":
    os.chdir(ROOT)
    run_tool(main)
