"""make mutation: break every rule of who may see and do what, one at a time; a test must notice each time."""

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.common import PYTHON, ROOT, Problem, clean_environment, run_tool, say
from tools.mutants import APPS, Mutant, find

LINKED = (".venv", "node_modules")
LEFT_OUT = (*LINKED, ".git", "var", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache")
# These ask how the code is written, or take a browser: not who may do what.
NOT_ASKED = ("architecture", "browser", "tools")
LONGEST = 1800  # seconds for all tests in one process, on a busy machine; a mutant that hangs was not noticed
PYTEST = ("-m", "pytest", "-q", "--tb=no", "-p", "no:randomly", "-m", "not browser")


@dataclass(frozen=True)
class Verdict:
    """What the tests said about a mutant: the first that failed, or nothing when it survived."""

    mutant: Mutant
    noticed_by: str
    seconds: float

    def __str__(self) -> str:
        word = "caught  " if self.noticed_by else "SURVIVED"
        return f"{word} {self.mutant.title:64} {self.seconds:4.0f} s  {self.noticed_by}".rstrip()


def main(arguments: list[str]) -> int:
    """Arguments are parts of names; without any, all rules. Gives 1 when a mutant survives."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the copies are removed
    return run(ROOT, arguments, os.cpu_count() or 1)


def run(source: Path, parts: Sequence[str], at_once: int) -> int:
    """Try every rule below ``source`` whose name holds one of ``parts``; 1 when something is wrong."""
    started = time.monotonic()
    mutants = [one for one in find(source) if not parts or any(part in one.title for part in parts)]
    if not mutants:
        raise Problem("No rule has such a name.")
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copies = [Copy.make(source, Path(folder) / str(number)) for number in range(at_once)]
        say(f"{len(mutants)} rules. First all tests on the code as it is…")
        wrong = copies[0].failing(at_once)
        say(f"{time.monotonic() - started:.0f} s. Now with one rule at a time that says yes to everybody…")
        verdicts = list(judge(mutants, copies, wrong))
    survivors = [one.mutant.title for one in verdicts if not one.noticed_by]
    for test in wrong:
        say(f"fails without any mutant, and was left out: {test}")
    for title in survivors:
        say(f"no test notices when this says yes to everybody: {title}")
    minutes = (time.monotonic() - started) / 60
    say(f"{len(verdicts) - len(survivors)} of {len(verdicts)} mutants caught, in {minutes:.1f} minutes.")
    return 1 if survivors or wrong else 0


@dataclass(frozen=True)
class Copy:
    """The whole tree in a folder of its own, in which one mutant at a time is tried."""

    root: Path

    @classmethod
    def make(cls, source: Path, root: Path) -> "Copy":
        shutil.copytree(source, root, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
        for name in LINKED:
            if (source / name).exists():
                (root / name).symlink_to(source / name)
        return cls(root)

    def tests(self) -> list[str]:
        """The modules with tests of who may do what, by path."""
        found = [path.relative_to(self.root) for path in sorted(self.root.glob("*/**/test_*.py"))]
        ours = [path for path in found if path.parts[0] in (*APPS, "tests") and "tests" in path.parts]
        return [path.as_posix() for path in ours if path.parts[1] not in NOT_ASKED]

    def failing(self, processes: int) -> list[str]:
        """The tests that fail on the code as it is: they would notice anything. Raises Problem."""
        done = self._pytest(["-n", str(processes), *self.tests()])
        noted = self.root / ".pytest_cache" / "v" / "cache" / "lastfailed"
        failed = sorted(json.loads(noted.read_text())) if noted.exists() else []
        if done is None or (done.returncode and not failed):
            raise Problem(_could_not(done))
        return failed

    def try_out(self, mutant: Mutant, left_out: Sequence[str]) -> Verdict:
        """Put the mutant in, run tests until one fails, put the original back."""
        started = time.monotonic()
        target, kept = self.root / mutant.path, self.root / "as_it_was"
        shutil.copy2(target, kept)
        try:
            target.write_text(mutant.source, encoding="utf-8")
            noticed = (self._noticed(tests, left_out) for tests in self.stages(mutant))
            first = next(filter(None, noticed), "")
        finally:
            shutil.move(kept, target)
        return Verdict(mutant, first, time.monotonic() - started)

    def stages(self, mutant: Mutant) -> list[list[str]]:
        """First the tests of its own app that name the rule, then its others and the matrix, then all."""
        near: list[str] = []
        close: list[str] = []
        far: list[str] = []
        for test in sorted(self.tests(), key=lambda test: -self._names(test, mutant)):
            is_own = test.startswith(f"{mutant.app}/")
            if is_own and self._names(test, mutant):
                near.append(test)
            else:
                (close if is_own or test.startswith("tests/access/") else far).append(test)
        return [stage for stage in (near, close, far) if stage]

    def _names(self, test: str, mutant: Mutant) -> int:
        """2 when a test names the rule and its module, 1 when it names the rule, else 0."""
        text = (self.root / test).read_text(encoding="utf-8")
        if not re.search(rf"\b{re.escape(mutant.name)}\b", text):
            return 0
        return 2 if Path(mutant.path).stem in text else 1

    def _noticed(self, tests: list[str], left_out: Sequence[str]) -> str:
        """The first test that fails, or an empty text. Raises Problem when tests could not be read."""
        out = [f"--{'deselect' if '::' in test else 'ignore'}={test}" for test in left_out]
        done = self._pytest(["-x", "-rfE", *out, *tests])
        if done is None or done.returncode in (0, 5):  # too slow; all passed; or none was left to run
            return ""
        found = re.search(r"^(?:FAILED|ERROR) (\S+::\S+)", done.stdout, re.MULTILINE)
        if done.returncode != 1 or not found:
            raise Problem(_could_not(done))
        return found[1]

    def _pytest(self, arguments: list[str]) -> subprocess.CompletedProcess[str] | None:
        """Run pytest here; None when it does not end in time."""
        # Python would take a mutant for what it compiled of the one before: as long, in the same second.
        env = clean_environment(PYTHONDONTWRITEBYTECODE="1")
        command = [str(PYTHON), *PYTEST, *arguments]
        try:
            return subprocess.run(
                command, cwd=self.root, env=env, timeout=LONGEST, capture_output=True, text=True, check=False
            )
        except subprocess.TimeoutExpired:
            return None


def judge(mutants: list[Mutant], copies: list[Copy], left_out: Sequence[str]) -> Iterator[Verdict]:
    """Try all mutants, one in each copy at a time, and say each verdict as it comes."""
    free: queue.Queue[Copy] = queue.Queue()
    for copy in copies:
        free.put(copy)

    def one(mutant: Mutant) -> Verdict:
        copy = free.get()
        try:
            verdict = copy.try_out(mutant, left_out)
        finally:
            free.put(copy)
        say(str(verdict))
        return verdict

    pool = ThreadPoolExecutor(len(copies))
    try:
        yield from pool.map(one, mutants)
    finally:
        pool.shutdown(cancel_futures=True)  # interrupted: what waits is not begun


def _could_not(done: subprocess.CompletedProcess[str] | None) -> str:
    output = f"{done.stdout}{done.stderr}"[-2000:] if done else "it did not end in time"
    return f"pytest could not run the tests:\n{output}"


if __name__ == "__main__":
    os.chdir(ROOT)
    run_tool(main)
