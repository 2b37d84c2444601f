"""What the tools share: places, one clear line instead of a traceback, and running a command quietly."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# What to run, as words.
Command = Sequence[Any]


class Problem(Exception):
    """Something a person must solve; its text is the one line that says what."""


def say(line: str) -> None:
    print(line, flush=True)


def run_tool(main: Callable[[list[str]], int | None]) -> None:
    """Run a tool's main; a Problem or an unreadable file ends it with one line and exit code 1."""
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(str(problem))
    except OSError as error:
        sys.exit(f"{error.strerror}: {error.filename or 'no file named'}")
    except KeyboardInterrupt:
        sys.exit(130)


def run(command: Command, env: Mapping[str, str] | None = None, **options) -> None:
    """Run a command with its output on the terminal. Raises SystemExit with its code when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False, **options)
    if done.returncode:
        sys.exit(done.returncode if done.returncode > 0 else 1)


def quietly(command: Command, log: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command with its output in ``log`` only; the output when it failed, else an empty text."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w+", encoding="utf-8", errors="replace") as output:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output.seek(0)
        return (output.read() or "no output") if done.returncode else ""


def last_line(text: str, *starts: str) -> str:
    """The last line that begins with one of ``starts``, else the last line of all."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    matching = [line for line in lines if line.startswith(starts)] if starts else []
    return (matching or lines or [""])[-1]


# What settings read. Another installation's values in this shell are not for demo, checks and tests.
SETTINGS = (
    *("DEMO", "DEBUG", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL", "SENTRY_DSN"),
    *("ALLOWED_HOSTS", "BASE_URL", "SECRET_KEY", "TRUSTED_PROXY_COUNT", "DJANGO_SETTINGS_MODULE"),
    *("ORGANISATION_NAME", "ORGANISATION_EMAIL", "ORGANISATION_PHONE", "PRIVACY_CONTACT", "SECURITY_CONTACT"),
    *("ACCESSIBILITY_STATUS", "ACCESSIBILITY_AUDITED_ON", "ACCESSIBILITY_ANSWER_DAYS"),
    *("GUNICORN_CMD_ARGS", "WEB_CONCURRENCY", "PYTEST_ADDOPTS", "MAKEFLAGS", "MAKEOVERRIDES"),
)


def clean_environment(**changes: str) -> dict[str, str]:
    """The environment of this process without any setting, with changes."""
    return {name: value for name, value in os.environ.items() if name not in SETTINGS} | changes


def environment(**changes: str) -> dict[str, str]:
    """The environment of this process with changes."""
    return {**os.environ, **changes}
