"""make test and make ci: run the suite, then read from its reports that all that should run did run."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools import lint, machine, services
from tools.common import PYTHON, ROOT, VAR, Problem, clean_environment, run_tool, say

REPORTS = VAR / "ci"
BROWSER = "tests.browser"
ROUND = "tests.browser.test_round"
# tests/architecture/test_services.py is named after what it found: proof of where a leg ran.
PROOF = "tests.architecture.test_services"
AT_LEAST = 1000  # a suite that collects less than this has lost something


@dataclass
class Leg:
    """One run of the suite and what its report says."""

    name: str
    services: str  # database+cache, as tests/architecture/test_services.py writes it
    choice: tuple[str, ...] = ()
    seconds: float = 0.0
    cases: frozenset[tuple[str, str]] = frozenset()
    not_run: int = 0

    @property
    def report(self) -> Path:
        return REPORTS / f"{self.name}.xml"

    def run(self, urls: dict[str, str], arguments: list[str]) -> None:
        """Run pytest. Raises SystemExit when a test fails, before anything else is done."""
        env = clean_environment(**urls, EXPECTED_SERVICES=self.services)
        self.report.unlink(missing_ok=True)
        REPORTS.mkdir(parents=True, exist_ok=True)
        command = [PYTHON, "-m", "pytest", "-n", "2", f"--junitxml={self.report}", *self.choice, *arguments]
        started = time.monotonic()
        done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False)
        self.seconds = time.monotonic() - started
        if done.returncode:
            sys.exit(done.returncode if done.returncode > 0 else 1)
        self.read()

    def read(self) -> None:
        """Take the tests that ran, and how many did not, from the report."""
        cases = ElementTree.parse(self.report).findall("testsuite/testcase")  # noqa: S314  (our own file)
        self.not_run = sum(case.find("skipped") is not None for case in cases)
        self.cases = frozenset((case.get("classname", ""), case.get("name", "")) for case in cases)

    def of(self, module: str) -> set[tuple[str, str]]:
        return {case for case in self.cases if case[0].startswith(module)}

    def problems(self) -> list[str]:
        """What should have run in this leg and did not."""
        found = {
            f"only {len(self.cases)} tests ran": len(self.cases) < AT_LEAST,
            f"{self.not_run} tests were skipped": self.not_run > 0,
            "no browser ran": not self.of(BROWSER),
            "the full round did not run": not self.of(ROUND),
            f"nothing proves that it ran on {self.services}": not any(
                self.services in name for _, name in self.of(PROOF)
            ),
        }
        return [f"{self.name}: {problem}" for problem, applies in found.items() if applies]

    def __str__(self) -> str:
        browser = len(self.of(BROWSER))
        count = f"{len(self.cases)} passed, {browser} of them in the browser"
        return f"  {self.name:9} on {self.services:17} {count:40} {self.seconds:5.0f} s"


def main(arguments: list[str]) -> None:
    what, *chosen = arguments
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the services we started are stopped
    started = time.monotonic()
    machine.ensure("chromium", "gettext", "libpangoft2-1.0-0")
    if lint.main([]):
        sys.exit(1)
    embedded = Leg("embedded", "sqlite+locmem")
    embedded.run({}, chosen)
    if not chosen:
        _raise_if(embedded.problems())
    if what == "all":
        _raise_if(_with_services(embedded))
        say(f"  all of it took {time.monotonic() - started:.0f} s")


def _with_services(embedded: Leg) -> list[str]:
    """The second leg; what it says about both."""
    leg = Leg("services", "postgresql+redis", ("-m", "not browser or round"))
    with services.both() as urls:
        leg.run(urls, [])
    say(f"{embedded}\n{leg}")
    return leg.problems() + _differences(embedded, leg)


def _differences(embedded: Leg, leg: Leg) -> list[str]:
    """A test that ran in one leg only, apart from the browser and the proof of where a leg ran."""
    everywhere = [one.cases - one.of(BROWSER) - one.of(PROOF) for one in (embedded, leg)]
    return [f"ran in one leg only: {'.'.join(case)}" for case in sorted(everywhere[0] ^ everywhere[1])]


def _raise_if(problems: list[str]) -> None:
    if problems:
        raise Problem("\n".join(problems))


if __name__ == "__main__":
    os.chdir(ROOT)
    run_tool(main)
