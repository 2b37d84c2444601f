"""Imports go down only, and the rule that says so really refuses what goes up."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ["bondgenoten", "accounts", "notifications", "networks", "signals", "meetings", "insights", "bench"]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_go_down_only() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "imported", "broken"),
    [
        ("networks/permissions.py", "from signals import constants", "between apps"),
        ("bondgenoten/lib/ids.py", "from accounts import models", "between apps"),
        ("signals/querysets.py", "from insights import apps", "between apps"),
        ("networks/querysets.py", "from networks import permissions", "inside an app"),
        ("signals/permissions.py", "from signals import services", "inside an app"),
        ("networks/constants.py", "from notifications import tasks", "tasks"),
    ],
)
def test_an_import_that_goes_up_is_refused(tmp_path: Path, module: str, imported: str, broken: str) -> None:
    for app in APPS:
        shutil.copytree(ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a") as source:
        source.write(f"\n{imported}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert broken in " ".join(line for line in done.stdout.splitlines() if "BROKEN" in line)
