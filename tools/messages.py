"""make messages collects the texts of code and templates; the check says which have no Dutch yet."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import polib

from tools import machine
from tools.common import PYTHON, ROOT, Problem, environment, last_line, run_tool, say

CATALOGUE = Path("locale/nl/LC_MESSAGES/django.po")
NOT_SHOWN = ("tests", "tools", "docs", "node_modules", "var", "static")  # hold no text for people
OPTIONS = ["-l", "nl", "--no-obsolete", "--add-location", "file", "--no-wrap"]


def main(arguments: list[str]) -> int:
    machine.ensure("gettext")
    if arguments == ["update"]:
        update(ROOT)
        return 0
    problems = check()
    for problem in problems:
        say(problem)
    return 1 if problems else 0


def update(root: Path) -> None:
    """Bring the Dutch catalogue of the project in ``root`` up to date with its code and templates."""
    path = root / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    ignored = [f"--ignore={name}" for name in NOT_SHOWN]
    done = subprocess.run(
        [str(PYTHON), "manage.py", "makemessages", *OPTIONS, *ignored],
        cwd=root,
        env=environment(DJANGO_SETTINGS_MODULE="tests.settings"),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Problem(f"makemessages failed: {last_line(done.stderr)}")
    after = path.read_text(encoding="utf-8")
    if before and _without_date(before) == _without_date(after):
        path.write_text(before, encoding="utf-8")  # only the date differed: nothing to commit


def _without_date(catalogue: str) -> str:
    return re.sub(r'"POT-Creation-Date:.*\n', "", catalogue)


def check() -> list[str]:
    """What is not right with the Dutch catalogue, a line each: new, gone, empty or fuzzy texts."""
    current = {_id(entry): entry for entry in polib.pofile(str(ROOT / CATALOGUE)) if not entry.obsolete}
    found = _collected()
    return [
        *(f"no Dutch yet (make messages): {text!r}" for text in sorted(found - current.keys())),
        *(f"no longer used (make messages): {text!r}" for text in sorted(current.keys() - found)),
        *(
            f"{'to be checked (fuzzy)' if entry.fuzzy else 'empty'}: {text!r}"
            for text, entry in sorted(current.items())
            if not entry.translated()
        ),
    ]


def _collected() -> set[str]:
    """The texts that makemessages finds, asked of a copy so that nothing here changes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        skipped = shutil.ignore_patterns(*NOT_SHOWN, ".*", "__pycache__", "*.mo")
        shutil.copytree(ROOT, copy, ignore=skipped)
        (copy / "tests").mkdir()
        for name in ("__init__.py", "settings.py"):
            shutil.copy(ROOT / "tests" / name, copy / "tests")
        update(copy)
        return {_id(entry) for entry in polib.pofile(str(copy / CATALOGUE)) if not entry.obsolete}


def _id(entry: polib.POEntry) -> str:
    """A text may be in the catalogue once a context."""
    return f"{entry.msgctxt}: {entry.msgid}" if entry.msgctxt else entry.msgid


if __name__ == "__main__":
    run_tool(main)
