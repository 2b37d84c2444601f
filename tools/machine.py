"""What pip cannot bring: browser, gettext, Pango, PostgreSQL, Redis. By apt where we may, else explained."""

import os
import shutil
from ctypes.util import find_library
from pathlib import Path

from tools.common import VAR, Problem, environment, last_line, quietly, say

CHROMIUM = ("chromium", "chromium-browser")
SYSTEM_FOLDERS = os.pathsep.join(
    ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin"]
)
POSTGRESQL_HOMES = "/usr/lib/postgresql"  # Debian keeps each version's binaries there, outside the PATH


def find(*names: str) -> str | None:
    """The first of these programs that is here, on the PATH or in the system's own folders."""
    paths = (shutil.which(name) or shutil.which(name, path=SYSTEM_FOLDERS) for name in names)
    return next((path for path in paths if path), None)


def chromium() -> str | None:
    """Debian's Chromium or a relative of it."""
    return find(*CHROMIUM)


def gettext() -> str | None:
    return find("xgettext") and find("msgmerge")


def postgresql() -> str | None:
    """The folder with initdb and postgres of the newest version here."""
    versions = [path.parent for path in Path(POSTGRESQL_HOMES).glob("*/bin/initdb")]
    if versions:
        return str(max(versions, key=lambda path: float(path.parent.name)))
    initdb = find("initdb")
    return str(Path(initdb).resolve().parent) if initdb else None


def redis() -> str | None:
    return find("redis-server")


def pango() -> str | None:
    """What lays out the text of letters."""
    return find_library("pangoft2-1.0")


NEEDED = {
    "chromium": chromium,
    "gettext": gettext,
    "libpangoft2-1.0-0": pango,
    "postgresql": postgresql,
    "redis-server": redis,
}


def ensure(*packages: str) -> None:
    """Install the Debian packages whose programs are missing. Raises Problem with how when we may not."""
    missing = [package for package in packages if not NEEDED[package]()]
    if not missing:
        return
    words = " ".join(missing)
    if os.geteuid() != 0 or not find("apt-get"):
        raise Problem(f"Missing: {words}. On Debian: sudo apt install {words}. Then run this again.")
    say(f"Installing {words} with apt…")
    apt = [str(find("apt-get")), "-q", "-y"]
    env = environment(DEBIAN_FRONTEND="noninteractive")
    log = VAR / "log" / "apt.log"
    error = quietly([*apt, "update"], log, env) or quietly(
        [*apt, "install", "--no-install-recommends", *missing], log, env
    )
    if error or not all(NEEDED[package]() for package in missing):
        reason = last_line(error, "E:") or "the programs are still not there"
        raise Problem(f"apt could not install {words}: {reason} (see var/log/apt.log)")
