"""The README shows pictures that are here, and every picture here is one that make screenshots takes."""

import re

from tools import screenshots
from tools.common import ROOT

SHOWN = re.compile(r"docs/pictures/[\w.-]+")


def test_every_picture_has_a_name_of_its_own() -> None:
    names = [picture.name for picture in screenshots.PICTURES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z-]+\.png", name) for name in names)


def test_the_pictures_are_there_and_small() -> None:
    there = {path.name: path.stat().st_size for path in screenshots.PICTURES_FOLDER.iterdir()}
    assert set(there) == {picture.name for picture in screenshots.PICTURES}
    assert max(there.values()) <= screenshots.MOST_BYTES


def test_papers_show_only_pictures_that_are_there() -> None:
    for paper in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for path in SHOWN.findall(paper.read_text()):
            assert (ROOT / path).is_file(), f"{paper.name} shows {path}"
