"""Files and functions stay small enough to read in one go. There is no list of exceptions."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 300
FUNCTION_LINES = 25
NOT_OURS = {"node_modules", "var", "migrations", "tests", ".venv", ".git"}


def sources() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.py")):
        parts = set(path.relative_to(ROOT).parts)
        if not parts & NOT_OURS:
            yield path


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Name and length of every function, its docstring included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            end = node.end_lineno or node.lineno
            yield node.name, end - node.lineno + 1


def test_there_is_code_to_measure() -> None:
    assert len(list(sources())) > 50


def test_files_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= FILE_LINES
    ]
    assert long == []


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {name} has {lines} lines"
        for path in sources()
        for name, lines in functions(path.read_text(encoding="utf-8"))
        if lines >= FUNCTION_LINES
    ]
    assert long == []


def test_a_long_function_is_noticed() -> None:
    body = "\n".join("    pass" for _ in range(FUNCTION_LINES))
    assert list(functions(f"def long():\n{body}\n")) == [("long", FUNCTION_LINES + 1)]
