"""make lock: exact versions with hashes, and no address of any registry."""

from tools.common import PYTHON, run, run_tool
from tools.setup import npm

# The oldest Python we support: what it needs is enough for newer ones. With their extras: pip takes a package
# without them for another one, which is not pinned.
OPTIONS = (
    "--generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links "
    "--no-strip-extras --quiet"
)


def main(arguments: list[str]) -> None:
    """Arguments go to uv: ``--upgrade`` or ``--upgrade-package django``."""
    for name in ("requirements", "requirements-dev"):
        command = [PYTHON, "-m", "uv", "pip", "compile", *OPTIONS.split(), *arguments]
        run([*command, "-o", f"{name}.txt", f"{name}.in"])
    run([*npm(), "install", "--package-lock-only", "--no-audit", "--no-fund"])


if __name__ == "__main__":
    run_tool(main)
