"""``guard_text`` prints a JSON list a line, without a database and without settings of its own."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO

from django.conf import settings
from django.core.management import call_command

LINES = "gisteren stond karim er\n\nhet regent\n\u200b😀 Fatima\r\n"
EXPECTED = [
    [{"kind": "name", "start": 15, "end": 20}],
    [],
    [],
    [{"kind": "name", "start": 3, "end": 9}],
]


def printed(text: str) -> list:
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_in_a_line_out(monkeypatch):
    out = StringIO()
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": BytesIO(LINES.encode())}))
    call_command("guard_text", stdout=out)
    assert printed(out.getvalue()) == EXPECTED


def test_from_a_file(tmp_path):
    out = StringIO()
    (tmp_path / "lines.txt").write_bytes(LINES.encode())
    call_command("guard_text", str(tmp_path / "lines.txt"), stdout=out)
    assert printed(out.getvalue()) == EXPECTED


def test_it_needs_no_settings_and_no_database():
    clean = {"PATH": os.environ["PATH"], "DEMO": "1"}
    done = subprocess.run(
        [sys.executable, "manage.py", "guard_text"],
        cwd=settings.BASE_DIR, env=clean, input=LINES.encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert printed(done.stdout.decode()) == EXPECTED
