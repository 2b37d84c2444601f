"""Copies what the pages use out of node_modules into static/vendor: no third-party code in the repository."""

from tools.common import ROOT, Problem, run_tool

SOURCE = ROOT / "node_modules"
TARGET = ROOT / "static" / "vendor"
FONT = "source-sans-3/source-sans-3-{}-wght-normal.woff2"
# Target under static/vendor: source under node_modules. Few files: whole folders take collectstatic minutes.
FILES = {
    "bootstrap/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    **{
        FONT.format(script): f"@fontsource-variable/source-sans-3/files/{FONT.format(script).split('/')[1]}"
        for script in ("latin", "latin-ext")
    },
}


def copy() -> None:
    """Copy each file that differs. Raises Problem when one is missing."""
    for target, source in FILES.items():
        try:
            content = (SOURCE / source).read_bytes()
        except FileNotFoundError as error:
            raise Problem(
                f"node_modules/{source} is missing: remove node_modules, run make setup."
            ) from error
        _write(target, _without_source_map(content) if target.endswith(".css") else content)


def _without_source_map(css: bytes) -> bytes:
    """The manifest would look for the map, which is not copied."""
    return b"\n".join(line for line in css.split(b"\n") if b"sourceMappingURL" not in line)


def _write(target: str, content: bytes) -> None:
    path = TARGET / target
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main(_arguments: list[str]) -> None:
    copy()


if __name__ == "__main__":
    run_tool(main)
