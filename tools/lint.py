"""make lint: every check that needs no database. All of them run; a failure does not hide the next."""

import secrets
import subprocess
import time

from tools import machine
from tools.common import PYTHON, ROOT, clean_environment, run_tool, say

MANAGE = [PYTHON, "manage.py"]
CHECKS = {
    "style": [PYTHON, "-m", "ruff", "check", "--output-format", "concise", "."],
    "layout": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "templates": [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
    "layers": [PYTHON, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    "types": [PYTHON, "-m", "mypy"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run", "-v", "1"],
    "settings": [*MANAGE, "check", "--fail-level", "WARNING"],
    "production": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
    "translations": [PYTHON, "-m", "tools.messages", "check"],
}
# What an organisation fills in; without it "production" warns, as it should on a real site.
FILLED_IN = {
    "ORGANISATION_NAME": "Gemeente Filled-in",
    "ORGANISATION_EMAIL": "contact@filled-in.example",
    "PRIVACY_CONTACT": "privacy@filled-in.example",
}


def main(_arguments: list[str]) -> int:
    machine.ensure("gettext")
    failed = [name for name in CHECKS if not check(name)]
    if failed:
        say(f"Not right: {', '.join(failed)}.")
    return 1 if failed else 0


def check(name: str) -> bool:
    """Run one check; its output is shown only when it fails."""
    module = "bondgenoten.settings" if name == "production" else "tests.settings"
    env = clean_environment(
        DJANGO_SETTINGS_MODULE=module,
        SECRET_KEY=secrets.token_urlsafe(64),
        ALLOWED_HOSTS="bondgenoten.example",
        **(FILLED_IN if name == "production" else {}),
    )
    started = time.monotonic()
    command = [str(part) for part in CHECKS[name]]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    say(f"{'ok' if done.returncode == 0 else 'NO':3} {name:13} {time.monotonic() - started:5.1f} s")
    if done.returncode:
        say((done.stdout + done.stderr).strip())
    return done.returncode == 0


if __name__ == "__main__":
    run_tool(main)
