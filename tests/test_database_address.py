"""The database that is used when nobody names one is a file, wherever the checkout stands."""

from pathlib import Path

import pytest

from bondgenoten import environment


@pytest.mark.parametrize("folder", ["plain", "100%25 ours", "c++", "room #3", "why?", "één"])
def test_the_default_file_stands_in_the_folder_as_it_is_called(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(environment, "VAR_DIR", tmp_path / folder)
    assert environment.database(demo=False)["NAME"] == str(tmp_path / folder / "bondgenoten.sqlite3")
